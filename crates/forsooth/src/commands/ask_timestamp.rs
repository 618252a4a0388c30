//! `forsooth timestamp`: has an authority say when the signed log was there.

use actions::ask_timestamp;

use crate::network::Network;
use crate::output::Output;
use crate::place::Place;

/// Have a time-stamping authority (RFC 3161) say when what was signed was there; receipts and the
/// published record carry its token from then on.
#[derive(clap::Args, Debug)]
#[command(before_help = "Example:\n  forsooth timestamp https://authority.example/tsr")]
pub(crate) struct Args {
    /// The address of the authority.
    #[arg(value_name = "ADDRESS")]
    authority: String,

    #[command(flatten)]
    network: Network,
}

pub(crate) fn run(args: &Args, place: &Place, output: Output) -> anyhow::Result<()> {
    let asked = ask_timestamp(&place.open()?, &args.authority, &args.network.client())?;
    output.data(&asked, |asked, out| {
        writeln!(
            out,
            "{} leaves were there at {}, says {}",
            asked.leaves, asked.at, asked.authority
        )
    })?;
    output.say("Its signature is checked with openssl, as docs/ledger.md tells.");
    Ok(())
}
