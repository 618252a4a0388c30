//! `forsooth witness`: the commands around witnesses, who see what a desk signs.

use clap::Subcommand;

use crate::commands::{add_witness, ask_witnesses, list_witnesses, remove_witness, serve_witness};
use crate::output::Output;
use crate::place::Place;

/// Witnesses: others who see what this desk signs, so that it cannot sign something else later.
#[derive(clap::Args, Debug)]
#[command(
    before_help = "Example:
  forsooth witness add lund lund.example/w+9c1f…+BK… https://lund.example/witness
  forsooth witness ask
  forsooth witness serve --log forsooth.desk/9c1f…+2a61b0c4+AW…",
    arg_required_else_help = true
)]
pub(crate) struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    List(list_witnesses::Args),
    Add(add_witness::Args),
    Remove(remove_witness::Args),
    Ask(ask_witnesses::Args),
    Serve(serve_witness::Args),
}

pub(crate) fn run(args: Args, place: &Place, output: Output) -> anyhow::Result<()> {
    match args.command {
        Command::List(args) => list_witnesses::run(&args, place, output),
        Command::Add(args) => add_witness::run(args, place, output),
        Command::Remove(args) => remove_witness::run(&args, place, output),
        Command::Ask(args) => ask_witnesses::run(&args, place, output),
        Command::Serve(args) => serve_witness::run(&args, place, output),
    }
}
