//! `forsooth ladder say`: a number in words.

use actions::{parse_probability, say_probability};
use domain::Probability;

use crate::output::Output;
use crate::place::Place;
use crate::print;

/// Say a probability in the words of a ladder, or of each.
#[derive(clap::Args, Debug)]
#[command(before_help = "Example:\n  forsooth ladder say 72% --ladder icd203")]
pub(crate) struct Args {
    /// The probability, as 72%.
    #[arg(value_parser = parse_probability, allow_hyphen_values = true)]
    probability: Probability,

    /// The ladder [default: each].
    #[arg(long, value_name = "NAME")]
    ladder: Option<String>,
}

pub(crate) fn run(args: &Args, place: &Place, output: Output) -> anyhow::Result<()> {
    let desk = place.open_if_there()?;
    let said = say_probability(desk.as_ref(), args.probability, args.ladder.as_deref())?;
    output.data(&said, |said, out| print::said_probability(said, out))
}
