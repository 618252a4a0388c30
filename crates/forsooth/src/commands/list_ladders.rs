//! `forsooth ladder list`: the words of each ladder with their percentages.

use actions::list_ladders;

use crate::output::Output;
use crate::place::Place;
use crate::print;

/// List the words of a ladder, or of all, with their percentages.
#[derive(clap::Args, Debug)]
#[command(before_help = "Example:\n  forsooth ladder list icd203")]
pub(crate) struct Args {
    /// The name of a ladder [default: all].
    name: Option<String>,
}

pub(crate) fn run(args: &Args, place: &Place, output: Output) -> anyhow::Result<()> {
    let desk = place.open_if_there()?;
    let ladders = list_ladders(desk.as_ref(), args.name.as_deref())?;
    output.data(&ladders, |ladders, out| print::ladders(ladders, out))
}
