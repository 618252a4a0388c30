//! `forsooth account sessions`: by what somebody comes in.

use actions::list_ways_in;
use jiff::Timestamp;
use people::SessionId;

use crate::output::Output;
use crate::place::Place;
use crate::print;

/// List the sessions, tokens and passkeys of an account, or end sessions.
#[derive(clap::Args, Debug)]
#[command(
    before_help = "Example:\n  forsooth account sessions Bo\n  forsooth account sessions Bo --end-all"
)]
pub(crate) struct Args {
    /// Whose.
    name: String,

    /// End the session of this number.
    #[arg(long, value_name = "SESSION", conflicts_with = "end_all")]
    end: Option<u64>,

    /// End all sessions of the account.
    #[arg(long)]
    end_all: bool,
}

pub(crate) fn run(args: &Args, place: &Place, output: Output) -> anyhow::Result<()> {
    let roll = place.open()?.roll()?;
    if let Some(id) = args.end {
        roll.end_session(&args.name, SessionId(id))?;
    } else if args.end_all {
        roll.end_all_sessions(&args.name)?;
    }
    output.data(&list_ways_in(&roll, &args.name, Timestamp::now())?, print::ways_in)
}
