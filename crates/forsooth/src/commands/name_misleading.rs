//! `forsooth misled`: names what misled you, on a question that went against your forecast.

use actions::{EvidenceRef, Misleading, NameMisleading, list_misleading, name_misleading};
use domain::Id;

use crate::output::Output;
use crate::place::Place;
use crate::print;

/// Name what misled you, on a question that went against your last forecast; without a question,
/// list what misleads.
#[derive(clap::Args, Debug)]
#[command(
    before_help = "Example:\n  forsooth misled q-1 --technique cheap-talk --by s-3 --note \"the speech was for the voters\""
)]
pub(crate) struct Args {
    /// The question.
    #[arg(requires = "technique")]
    question: Option<Id>,

    /// What misled you, by its name in the list.
    #[arg(long, value_name = "NAME", requires = "question")]
    technique: Option<String>,

    /// The words that misled you: s-12 or d-3:120-240.
    #[arg(long, value_name = "WORDS", requires = "question")]
    by: Vec<EvidenceRef>,

    /// How, in your own words.
    #[arg(long, value_name = "TEXT", requires = "question", allow_hyphen_values = true)]
    note: Option<String>,
}

pub(crate) fn run(args: Args, place: &Place, output: Output) -> anyhow::Result<()> {
    let (Some(question), Some(technique)) = (args.question, args.technique) else {
        return output.data(&list_misleading(), |list, out| {
            list.iter().try_for_each(|Misleading { name, says }| writeln!(out, "{name}: {says}"))
        });
    };
    let request = NameMisleading { question, technique, note: args.note, by: args.by };
    print::recorded(name_misleading(&mut place.open()?, &request)?, output)?;
    output.say("See what misleads most: forsooth record --by technique");
    Ok(())
}
