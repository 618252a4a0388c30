//! `forsooth archive`: the commands around the search index.

use clap::Subcommand;

use crate::commands::rebuild_archive;
use crate::output::Output;
use crate::place::Place;

/// The index of words that `forsooth search` looks in, in a folder beside the desk's file.
#[derive(clap::Args, Debug)]
#[command(before_help = "Example:\n  forsooth archive rebuild", arg_required_else_help = true)]
pub(crate) struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Rebuild(rebuild_archive::Args),
}

pub(crate) fn run(args: &Args, place: &Place, output: Output) -> anyhow::Result<()> {
    match &args.command {
        Command::Rebuild(args) => rebuild_archive::run(args, place, output),
    }
}
