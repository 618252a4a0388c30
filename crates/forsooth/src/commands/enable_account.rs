//! `forsooth account enable`: lets somebody in again.

use actions::enable_account;

use crate::output::Output;
use crate::place::Place;

/// Let somebody in again who was shut out.
#[derive(clap::Args, Debug)]
#[command(before_help = "Example:\n  forsooth account enable Bo")]
pub(crate) struct Args {
    /// Whom.
    name: String,
}

pub(crate) fn run(args: &Args, place: &Place, output: Output) -> anyhow::Result<()> {
    let mut desk = place.open()?;
    let roll = desk.roll()?;
    let account = enable_account(&mut desk, &roll, &args.name)?;
    output.data(&account, |account, out| writeln!(out, "{}: {}", account.name, account.role))
}
