//! `forsooth ladder read`: a phrase as a range of numbers.

use actions::read_phrase;

use crate::output::Output;
use crate::place::Place;
use crate::print;

/// Read a phrase of probability as a range: what readers take it to mean, and what ladders say.
#[derive(clap::Args, Debug)]
#[command(before_help = "Example:\n  forsooth ladder read \"very likely\"")]
pub(crate) struct Args {
    /// The phrase, as "very likely".
    phrase: String,
}

pub(crate) fn run(args: &Args, place: &Place, output: Output) -> anyhow::Result<()> {
    let read = read_phrase(place.open_if_there()?.as_ref(), &args.phrase)?;
    output.data(&read, |read, out| print::read_phrase(read, out))
}
