//! `forsooth subscribe`: takes in a feed from now on.

use actions::{Subscribe, find_feed, subscribe};

use crate::network::Network;
use crate::output::Output;
use crate::place::Place;
use crate::print;

/// Subscribe to a feed (RSS, Atom or JSON Feed), by its address or by that of a page that names it.
#[derive(clap::Args, Debug)]
#[command(
    before_help = "Example:\n  forsooth subscribe https://example.org/ --outlet \"The Example\""
)]
pub(crate) struct Args {
    /// The address of the feed, or of a page that names it.
    url: String,

    /// What to call it [default: what it calls itself].
    #[arg(long)]
    title: Option<String>,

    /// What to list it under, as "trade".
    #[arg(long)]
    topic: Option<String>,

    /// Who publishes it: the source of its documents [default: as each of them says].
    #[arg(long, value_name = "NAME")]
    outlet: Option<String>,

    #[command(flatten)]
    network: Network,
}

pub(crate) fn run(args: Args, place: &Place, output: Output) -> anyhow::Result<()> {
    let client = args.network.client();
    let Args { url, title, topic, outlet, .. } = args;
    let request = Subscribe { url, title, topic, outlet };
    let found = find_feed(&request.url, &client)?;
    let subscribed = subscribe(&mut place.open_or_begin()?, &request, found)?;
    output.data(&subscribed, print::subscribed)?;
    output.say(&format!("Fetch what is in it: forsooth fetch {}", subscribed.id));
    Ok(())
}
