//! `forsooth account disable`: shuts somebody out.

use actions::disable_account;

use crate::output::Output;
use crate::place::Place;

/// Shut somebody out at once; what they recorded stays.
#[derive(clap::Args, Debug)]
#[command(before_help = "Example:\n  forsooth account disable Bo")]
pub(crate) struct Args {
    /// Whom.
    name: String,
}

pub(crate) fn run(args: &Args, place: &Place, output: Output) -> anyhow::Result<()> {
    let mut desk = place.open()?;
    let roll = desk.roll()?;
    let account = disable_account(&mut desk, &roll, &args.name)?;
    output.data(&account, |account, out| writeln!(out, "{}: disabled", account.name))?;
    output.say(&format!("Let them in again: forsooth account enable {}", args.name));
    Ok(())
}
