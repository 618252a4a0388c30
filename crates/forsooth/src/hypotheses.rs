//! `forsooth hypotheses`: the commands around a matrix of hypotheses and evidence.

use clap::Subcommand;

use crate::commands::{
    extend_hypotheses, open_hypotheses, pool_hypotheses, rate_hypotheses, show_hypotheses,
};
use crate::output::Output;
use crate::place::Place;

/// Hold competing hypotheses against the evidence: each analyst alone, then all together.
#[derive(clap::Args, Debug)]
#[command(before_help = "Example:\n  forsooth hypotheses show h-1", arg_required_else_help = true)]
pub(crate) struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Open(open_hypotheses::Args),
    Extend(extend_hypotheses::Args),
    Rate(rate_hypotheses::Args),
    Show(show_hypotheses::Args),
    Pool(pool_hypotheses::Args),
}

pub(crate) fn run(args: Args, place: &Place, output: Output) -> anyhow::Result<()> {
    match args.command {
        Command::Open(args) => open_hypotheses::run(args, place, output),
        Command::Extend(args) => extend_hypotheses::run(args, place, output),
        Command::Rate(args) => rate_hypotheses::run(args, place, output),
        Command::Show(args) => show_hypotheses::run(&args, place, output),
        Command::Pool(args) => pool_hypotheses::run(&args, place, output),
    }
}
