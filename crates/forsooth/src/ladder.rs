//! `forsooth ladder`: the commands around words of probability.

use clap::Subcommand;

use crate::commands::{add_ladder, list_ladders, read_phrase, say_probability};
use crate::output::Output;
use crate::place::Place;

/// Words of probability: which word stands for which numbers, on which ladder.
#[derive(clap::Args, Debug)]
#[command(
    before_help = "Example:
  forsooth ladder list
  forsooth ladder say 72%
  forsooth ladder read \"very likely\"
  forsooth ladder add house.toml",
    arg_required_else_help = true
)]
pub(crate) struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    List(list_ladders::Args),
    Say(say_probability::Args),
    Read(read_phrase::Args),
    Add(add_ladder::Args),
}

pub(crate) fn run(args: Args, place: &Place, output: Output) -> anyhow::Result<()> {
    match args.command {
        Command::List(args) => list_ladders::run(&args, place, output),
        Command::Say(args) => say_probability::run(&args, place, output),
        Command::Read(args) => read_phrase::run(&args, place, output),
        Command::Add(args) => add_ladder::run(&args, place, output),
    }
}
