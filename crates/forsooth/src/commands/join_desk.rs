//! `forsooth account join`: somebody who was invited comes in.

use actions::join_desk;
use jiff::Timestamp;
use people::NewPassword;

use crate::output::Output;
use crate::place::Place;
use crate::secrets::SecretInput;

/// Join by an invitation, or set a new password by one; both secrets are asked for.
///
/// From standard input the invitation is the first line and the password the second.
#[derive(clap::Args, Debug)]
#[command(before_help = "Example:\n  forsooth account join Bo")]
pub(crate) struct Args {
    /// The name that your entries are signed with.
    name: String,

    #[command(flatten)]
    input: SecretInput,
}

pub(crate) fn run(args: &Args, place: &Place, output: Output) -> anyhow::Result<()> {
    let mut desk = place.open()?;
    let roll = desk.roll()?;
    let (invitation, password) = (args.input.ask("invitation")?, args.input.ask_new()?);
    let password = NewPassword::new(&password, &args.name)?;
    let given = (invitation.trim(), args.name.as_str(), &password);
    let account = join_desk(&mut desk, &roll, given, Timestamp::now())?;
    output.data(&account, |account, out| writeln!(out, "{}: {}", account.name, account.role))
}
