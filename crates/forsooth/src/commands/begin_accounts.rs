//! `forsooth account begin`: the first administrator.

use actions::begin_accounts;
use jiff::Timestamp;

use crate::output::Output;
use crate::place::Place;
use crate::secrets::SecretInput;

/// Make the first account, an administrator's; the password is asked for.
#[derive(clap::Args, Debug)]
#[command(before_help = "Example:\n  forsooth account begin Ada")]
pub(crate) struct Args {
    /// What to call them: the name that their entries are signed with.
    name: String,

    #[command(flatten)]
    input: SecretInput,
}

pub(crate) fn run(args: &Args, place: &Place, output: Output) -> anyhow::Result<()> {
    let mut desk = place.open_or_begin()?;
    let password = args.input.ask_new()?;
    let roll = desk.roll()?;
    let account = begin_accounts(&mut desk, &roll, (&args.name, &password), Timestamp::now())?;
    output.data(&account, |account, out| writeln!(out, "{}", account.name))?;
    output.say("Invite others: forsooth account invite --role forecaster");
    Ok(())
}
