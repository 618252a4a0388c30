//! `forsooth feeds`: what the desk is subscribed to, and how each feed fares.

use actions::list_feeds;

use crate::output::Output;
use crate::place::Place;
use crate::print;

/// List the feeds subscribed to, and how each of them fares.
#[derive(clap::Args, Debug)]
#[command(before_help = "Example:\n  forsooth feeds")]
pub(crate) struct Args {}

pub(crate) fn run(_: &Args, place: &Place, output: Output) -> anyhow::Result<()> {
    let feeds = list_feeds(&place.open()?)?;
    output.data(&feeds, |feeds, out| print::feeds(feeds, out))?;
    if feeds.is_empty() {
        output.say("No feed is subscribed to. Subscribe to one: forsooth subscribe --help");
    }
    Ok(())
}
