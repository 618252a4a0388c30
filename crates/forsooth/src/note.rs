//! `forsooth note`: the commands around a note.

use clap::Subcommand;

use crate::commands::new_note;
use crate::output::Output;
use crate::place::Place;

/// Begin a note: a brief as a file of Markdown, to edit in any editor and file with `forsooth file`.
#[derive(clap::Args, Debug)]
#[command(
    before_help = "Example:\n  forsooth note new --judgment j-1 --out note.md",
    arg_required_else_help = true
)]
pub(crate) struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    New(new_note::Args),
}

pub(crate) fn run(args: Args, place: &Place, output: Output) -> anyhow::Result<()> {
    match args.command {
        Command::New(args) => new_note::run(args, place, output),
    }
}
