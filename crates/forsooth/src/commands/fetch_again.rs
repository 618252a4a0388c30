//! `forsooth fetch-again`: what an outlet changed in a page after the desk took it in.

use std::sync::Arc;

use actions::{AgainOutcome, FetchWith, ReadWith, fetch_again};
use domain::Id;

use crate::network::Network;
use crate::output::Output;
use crate::place::Place;
use crate::print;

/// Fetch the page of a document again, and show what its outlet changed since.
#[derive(clap::Args, Debug)]
#[command(
    before_help = "Example:\n  forsooth fetch-again d-12",
    after_help = "A changed page is kept as a new document that names the earlier one.\n\
                  What was quoted stays where it was quoted; words that changed or are gone are told.\n\
                  A page that is gone (status 404 or 410) is noted as taken down by that day, and \
                  one that comes back as there again."
)]
pub(crate) struct Args {
    /// The document.
    document: Id,

    #[command(flatten)]
    network: Network,
}

pub(crate) fn run(args: &Args, place: &Place, output: Output) -> anyhow::Result<()> {
    let mut desk = place.open()?;
    let model = place.model(output)?;
    let gazetteer = place.own_actors(None)?.map(Arc::new);
    let read_with = ReadWith { model: model.as_ref(), gazetteer };
    let client = args.network.client();
    let with = FetchWith { web: &client, read_with: &read_with };
    let fetched = fetch_again(&mut desk, args.document, &with)?;
    output.data(&fetched, print::fetched_again)?;
    if let AgainOutcome::Changed { added, .. } = &fetched.outcome {
        output.say(&format!("See what was read in it: forsooth show {}", added.id));
    }
    Ok(())
}
