//! `forsooth account invite`: an invitation for somebody to join.

use actions::invite_person;
use domain::Role;
use jiff::Timestamp;
use people::NewInvitation;

use crate::output::Output;
use crate::place::Place;
use crate::secrets;

/// Invite somebody for seven days; the invitation is printed once, to hand it over.
#[derive(clap::Args, Debug)]
#[command(before_help = "Example:\n  forsooth account invite --role editor --name Bo")]
pub(crate) struct Args {
    /// What they may do: reader, forecaster, editor, administrator or bot.
    #[arg(long)]
    role: Role,

    /// Under which name alone they may join, as one that stands under entries already [default: as
    /// they choose].
    #[arg(long)]
    name: Option<String>,
}

pub(crate) fn run(args: &Args, place: &Place, output: Output) -> anyhow::Result<()> {
    let mut desk = place.open()?;
    let roll = desk.roll()?;
    let new = NewInvitation { role: args.role, name: args.name.clone() };
    let (invitation, secret) = invite_person(&mut desk, &roll, &new, Timestamp::now())?;
    secrets::tell(&invitation, &secret, output)?;
    output.say(&format!(
        "It lets one person in as {}, and is not told again. They join with: forsooth account \
         join NAME",
        invitation.role
    ));
    Ok(())
}
