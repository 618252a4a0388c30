//! `forsooth unwatch`: ends a watch.

use actions::{EndWatch, end_watch};
use domain::Id;

use crate::output::Output;
use crate::place::Place;
use crate::print;

/// End a watch; it raises no flag from then on.
#[derive(clap::Args, Debug)]
#[command(before_help = "Example:\n  forsooth unwatch watch-2 --because \"the matter is settled\"")]
pub(crate) struct Args {
    /// The watch.
    watch: Id,

    /// Why.
    #[arg(long, value_name = "REASON")]
    because: Option<String>,
}

pub(crate) fn run(args: Args, place: &Place, output: Output) -> anyhow::Result<()> {
    let request = EndWatch { watch: args.watch, reason: args.because };
    print::recorded(end_watch(&mut place.open()?, &request)?, output)
}
