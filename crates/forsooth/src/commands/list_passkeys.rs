//! `forsooth account passkeys`: what somebody unlocks to come in.

use actions::{list_passkeys, remove_passkey};
use jiff::Timestamp;
use people::{PasskeyId, PasskeyRemoval};

use crate::output::Output;
use crate::place::Place;
use crate::print;

/// List the passkeys of an account, or remove one; all its sessions end then.
///
/// Passkeys are added in a browser, on the account's page of the served desk.
#[derive(clap::Args, Debug)]
#[command(
    before_help = "Example:\n  forsooth account passkeys Bo\n  forsooth account passkeys Bo --remove 2"
)]
pub(crate) struct Args {
    /// Whose.
    name: String,

    /// Remove the passkey of this number.
    #[arg(long, value_name = "PASSKEY")]
    remove: Option<u64>,
}

pub(crate) fn run(args: &Args, place: &Place, output: Output) -> anyhow::Result<()> {
    let mut desk = place.open()?;
    let roll = desk.roll()?;
    if let Some(id) = args.remove {
        let removal = PasskeyRemoval { name: &args.name, id: PasskeyId(id), keeps: None };
        remove_passkey(&mut desk, &roll, (removal, None), Timestamp::now())?;
    }
    output.data(&list_passkeys(&roll, &args.name)?, print::passkeys)
}
