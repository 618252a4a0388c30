//! `forsooth account list`: who may use the desk.

use actions::list_accounts;
use jiff::Timestamp;

use crate::output::Output;
use crate::place::Place;
use crate::print;

/// List who may use this desk, and which invitations are open.
#[derive(clap::Args, Debug)]
#[command(before_help = "Example:\n  forsooth account list")]
pub(crate) struct Args {}

pub(crate) fn run(_args: &Args, place: &Place, output: Output) -> anyhow::Result<()> {
    let people = list_accounts(&place.open()?.roll()?, Timestamp::now())?;
    output.data(&people, print::people)?;
    if people.accounts.is_empty() {
        output
            .say("Nobody has an account. Begin with an administrator: forsooth account begin NAME");
    }
    Ok(())
}
