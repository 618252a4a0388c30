//! `forsooth wordings`: the earlier wordings that are nearest to a statement.

use actions::{Filling, NearestWordings, nearest_wordings, parse_moment};
use domain::Id;

use crate::filling::Filled;
use crate::output::Output;
use crate::place::Place;
use crate::print;

/// Show what was said before that is most like a statement, and what is new, dropped or changed.
#[derive(clap::Args, Debug)]
#[command(
    before_help = "Example:\n  forsooth wordings s-12\n  forsooth wordings s-12 --as-of 2022-01-17"
)]
pub(crate) struct Args {
    /// The statement.
    id: Id,
    /// Only what the desk knew at this time, as 2022-01-17 or "2022-01-17 15:00 UTC".
    #[arg(long, value_name = "WHEN")]
    as_of: Option<String>,
}

pub(crate) fn run(args: &Args, place: &Place, output: Output) -> anyhow::Result<()> {
    let desk = place.open()?;
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
