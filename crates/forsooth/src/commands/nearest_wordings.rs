//! `forsooth wordings`: the earlier wordings that are nearest to a statement, or to those of a document.

use actions::{Desk, Filling, NearestWordings, nearest_wordings, parse_moment, said_before};
use anyhow::ensure;
use domain::{Id, Kind};

use crate::filling::Filled;
use crate::output::Output;
use crate::place::Place;
use crate::print;

/// Show what was said before that is most like a statement, and what is new, dropped or changed.
///
/// Of a document the nearest earlier wording is shown of each of its first thirty statements.
#[derive(clap::Args, Debug)]
#[command(
    before_help = "Example:\n  forsooth wordings s-12\n  forsooth wordings s-12 --as-of 2022-01-17\n  forsooth wordings d-3"
)]
pub(crate) struct Args {
    /// The statement, or a document for its statements.
    id: Id,
    /// Only what the desk knew at this time, as 2022-01-17 or "2022-01-17 15:00 UTC".
    #[arg(long, value_name = "WHEN")]
    as_of: Option<String>,
}

pub(crate) fn run(args: &Args, place: &Place, output: Output) -> anyhow::Result<()> {
    let desk = place.open()?;
    if args.id.kind == Kind::Document {
        ensure!(args.as_of.is_none(), "--as-of is for a statement; {} is a document", args.id);
        return of_document(&desk, args.id, output);
    }
    let known_by = args.as_of.as_deref().map(parse_moment).transpose()?;
    let request = NearestWordings { statement: args.id, known_by, filling: Filling::Whole };
    let mut filled = Filled::new(output);
    let earlier = nearest_wordings(&desk, &request, &mut |done, all| filled.tell(done, all))?;
    output.data(&earlier, |earlier, out| print::earlier_wordings(earlier, out))?;
    for note in &earlier.notes {
        output.say(note);
    }
    Ok(())
}

fn of_document(desk: &Desk, document: Id, output: Output) -> anyhow::Result<()> {
    let mut filled = Filled::new(output);
    let progress = &mut |done, all| filled.tell(done, all);
    let told = said_before(desk, document, Filling::Whole, progress)?;
    output.data(&told, print::said_before)?;
    for note in &told.notes {
        output.say(note);
    }
    if told.statements.is_empty() {
        output.say("No earlier wording was found. Add the documents in which they spoke earlier.");
    }
    Ok(())
}
