//! `forsooth watch`: keeps a search, so that what fits it later raises a flag.

use actions::{BeginWatch, begin_watch};
use domain::Id;

use crate::minus;
use crate::output::Output;
use crate::place::Place;
use crate::print;

/// Watch a search: what fits it from now on raises a flag on a judgment or question.
#[derive(clap::Args, Debug)]
#[command(
    before_help = "Example:\n  forsooth watch '\"border accord\" speaker:Lavrov' --for q-3 \\\n      --because \"it falls if he drops it\"",
    after_help = "A search is typed as for forsooth search."
)]
pub(crate) struct Args {
    /// What to look for.
    #[arg(required = true, value_name = "QUERY")]
    query: Vec<String>,

    /// The judgment or question that it is for [default: nothing in particular].
    #[arg(long = "for", value_name = "ID")]
    stands_on: Option<Id>,

    /// Why, in a sentence.
    #[arg(long, value_name = "REASON")]
    because: Option<String>,
}

pub(crate) fn run(args: Args, place: &Place, output: Output) -> anyhow::Result<()> {
    let query = minus::typed(&args.query);
    let request = BeginWatch { query, stands_on: args.stands_on, reason: args.because };
    print::recorded(begin_watch(&mut place.open_or_begin()?, &request)?, output)?;
    output.say("What fits it from now on stands in: forsooth due, forsooth watches");
    Ok(())
}
