//! `forsooth account uninvite`: takes an invitation back.

use actions::take_back_invitation;
use jiff::Timestamp;

use crate::output::Output;
use crate::place::Place;

/// Take back an invitation that nobody has used.
#[derive(clap::Args, Debug)]
#[command(before_help = "Example:\n  forsooth account uninvite 3")]
pub(crate) struct Args {
    /// The number of the invitation, as the list of accounts has it.
    invitation: u64,
}

pub(crate) fn run(args: &Args, place: &Place, output: Output) -> anyhow::Result<()> {
    let mut desk = place.open()?;
    let roll = desk.roll()?;
    take_back_invitation(&mut desk, &roll, args.invitation, Timestamp::now())?;
    output.say(&format!("Nobody can join by invitation {} any more.", args.invitation));
    Ok(())
}
