//! `forsooth account password`: a new password.

use actions::{change_password, reset_password};
use jiff::Timestamp;
use people::{NewPassword, PasswordChange, Proof};

use crate::output::Output;
use crate::place::Place;
use crate::secrets::{self, SecretInput};

/// Change a password, or have somebody who lost theirs begin anew; all their sessions end.
///
/// From standard input the old password is the first line and the new one the second.
#[derive(clap::Args, Debug)]
#[command(
    before_help = "Example:\n  forsooth account password Ada\n  forsooth account password Bo --reset"
)]
pub(crate) struct Args {
    /// Whose.
    name: String,

    /// Take the password, all passkeys and all tokens away, and print an invitation by which
    /// they begin anew.
    #[arg(long, conflicts_with = "from_stdin")]
    reset: bool,

    #[command(flatten)]
    input: SecretInput,
}

pub(crate) fn run(args: &Args, place: &Place, output: Output) -> anyhow::Result<()> {
    let mut desk = place.open()?;
    let roll = desk.roll()?;
    if args.reset {
        let (invitation, secret) = reset_password(&mut desk, &roll, &args.name, Timestamp::now())?;
        secrets::tell(&invitation, &secret, output)?;
        output.say(&format!("They begin anew with: forsooth account join {}", args.name));
        return Ok(());
    }
    let name = &roll.account(&args.name)?.name;
    let (old, new) = (args.input.ask("old password")?, args.input.ask_new()?);
    let new = NewPassword::new(&new, name)?;
    let change = PasswordChange { name, proof: Proof::Password(&old), new: &new, keeps: None };
    change_password(&mut desk, &roll, change, Timestamp::now())?;
    output.say("All sessions of this account have ended.");
    Ok(())
}
