//! `forsooth sources`: how reliable each source is and was.

use actions::list_sources;

use crate::output::Output;
use crate::place::Place;
use crate::print;

/// List the sources with their letters and the history of these.
#[derive(clap::Args, Debug)]
#[command(before_help = "Example:\n  forsooth sources")]
pub(crate) struct Args {}

pub(crate) fn run(_: &Args, place: &Place, output: Output) -> anyhow::Result<()> {
    let sources = list_sources(&place.open()?)?;
    output.data(&sources, print::sources)
}
