//! `forsooth watches`: the searches that are watched, and looking at what they raised.

use clap::Subcommand;

use crate::commands::{list_watches, look_at_watch};
use crate::output::Output;
use crate::place::Place;

/// List the watches with what fits each of them, or say that you looked at it.
#[derive(clap::Args, Debug)]
#[command(
    before_help = "Example:\n  forsooth watches\n  forsooth watches seen watch-2 --view keeps"
)]
pub(crate) struct Args {
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    Seen(look_at_watch::Args),
}

pub(crate) fn run(args: &Args, place: &Place, output: Output) -> anyhow::Result<()> {
    match &args.command {
        None => list_watches::run(place, output),
        Some(Command::Seen(args)) => look_at_watch::run(args, place, output),
    }
}
