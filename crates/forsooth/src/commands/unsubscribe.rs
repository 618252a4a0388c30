//! `forsooth unsubscribe`: ends a subscription.

use actions::{Unsubscribe, unsubscribe};
use domain::Id;

use crate::output::Output;
use crate::place::Place;
use crate::print;

/// End a subscription; its documents stay, and no new ones come.
#[derive(clap::Args, Debug)]
#[command(before_help = "Example:\n  forsooth unsubscribe feed-2 --because \"it repeats feed-1\"")]
pub(crate) struct Args {
    /// The subscription.
    feed: Id,

    /// Why.
    #[arg(long, value_name = "REASON")]
    because: Option<String>,
}

pub(crate) fn run(args: Args, place: &Place, output: Output) -> anyhow::Result<()> {
    let request = Unsubscribe { feed: args.feed, reason: args.because };
    print::recorded(unsubscribe(&mut place.open()?, &request)?, output)
}
