//! `forsooth opml`: lists of feeds, to and from other readers of feeds.

use clap::Subcommand;

use crate::commands::{export_opml, import_opml};
use crate::output::Output;
use crate::place::Place;

/// Bring lists of feeds from other readers of feeds, or hand the desk's own on.
#[derive(clap::Args, Debug)]
#[command(
    before_help = "Example:\n  forsooth opml import feeds.opml",
    arg_required_else_help = true
)]
pub(crate) struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Import(import_opml::Args),
    Export(export_opml::Args),
}

pub(crate) fn run(args: &Args, place: &Place, output: Output) -> anyhow::Result<()> {
    match &args.command {
        Command::Import(args) => import_opml::run(args, place, output),
        Command::Export(args) => export_opml::run(args, place, output),
    }
}
