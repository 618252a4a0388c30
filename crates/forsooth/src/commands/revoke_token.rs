//! `forsooth account revoke`: a token is no use any more.

use actions::revoke_token;
use people::TokenId;

use crate::output::Output;
use crate::place::Place;

/// Revoke a token of an account.
#[derive(clap::Args, Debug)]
#[command(before_help = "Example:\n  forsooth account revoke bot:rates 2")]
pub(crate) struct Args {
    /// Whose it is.
    name: String,

    /// Its number, as `forsooth account sessions` has it.
    token: u64,
}

pub(crate) fn run(args: &Args, place: &Place, output: Output) -> anyhow::Result<()> {
    let mut desk = place.open()?;
    let roll = desk.roll()?;
    revoke_token(&mut desk, &roll, &args.name, TokenId(args.token))?;
    output.say(&format!("Token {} lets nobody in any more.", args.token));
    Ok(())
}
