//! `forsooth fetch`: takes in what is new in the feeds.

use std::path::PathBuf;
use std::sync::Arc;

use actions::{
    AddOutcome, FeedOutcome, FetchWith, FetchedFeed, FormulaAlert, HandledDocument, RaisedFlag,
    ReadWith, TakeFeeds, fetch_feeds, flags_raised_after, formula_alerts_after, take_drop,
};
use anyhow::bail;
use domain::Id;
use serde::Serialize;

use crate::filling::Filled;
use crate::jobs::hand_over;
use crate::network::Network;
use crate::output::Output;
use crate::place::Place;
use crate::print;

/// Fetch what is new in the feeds: in those named, or in all that are due.
#[derive(clap::Args, Debug)]
#[command(
    before_help = "Example:\n  forsooth fetch\n  forsooth fetch feed-2\n  forsooth fetch --drop mails/",
    after_help = FAILURES
)]
pub(crate) struct Args {
    /// The feeds [default: all that are due]; one that is named is asked even before it is due.
    #[arg(value_name = "FEED")]
    feeds: Vec<Id>,

    /// A folder whose mails (.eml) are taken in, and moved to "done" in it.
    #[arg(long, value_name = "FOLDER")]
    drop: Option<PathBuf>,

    /// Leave the work to a served desk: see `forsooth jobs`.
    #[arg(long, conflicts_with = "drop")]
    background: bool,

    #[command(flatten)]
    network: Network,
}

/// What came of fetching.
#[derive(Serialize)]
struct FetchedAll {
    feeds: Vec<FetchedFeed>,
    mails: Vec<HandledDocument>,
    /// The watches that something new fits.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    raised: Vec<RaisedFlag>,
    /// The formulas of speakers that appear, change or are missed in something new.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    formulas: Vec<FormulaAlert>,
}

const FAILURES: &str = "\
A feed is due half an hour after it answered; after a failure the wait doubles, up to a day, and is
as long as its server asks for if that is longer.
What fails is named with the reason and stops nothing else, and the exit code is 1.";

pub(crate) fn run(args: &Args, place: &Place, output: Output) -> anyhow::Result<()> {
    let mut desk = place.open()?;
    if args.background {
        return hand_over(&desk, TakeFeeds::plan(&desk, &args.feeds)?, output);
    }
    let model = place.model(output)?;
    let gazetteer = place.own_actors(None)?.map(Arc::new);
    let read_with = ReadWith { model: model.as_ref(), gazetteer };
    let client = args.network.client();
    let with = FetchWith { web: &client, read_with: &read_with };
    let length = desk.length()?;
    let told = &mut |name: &str| output.say(&format!("fetching {name}"));
    let mails = match &args.drop {
        Some(folder) => take_drop(&mut desk, folder, &read_with)?,
        None => vec![],
    };
    let feeds = fetch_feeds(&mut desk, &args.feeds, &with, told)?;
    let mut filled = Filled::new(output);
    let raised = flags_raised_after(&desk, length, &mut |done, all| filled.tell(done, all))?;
    let formulas = formula_alerts_after(&desk, length, &mut |done, all| filled.tell(done, all))?;
    let fetched = FetchedAll { feeds, mails, raised, formulas };
    output.data(&fetched, |fetched, out| {
        print::handled_documents(&fetched.mails, out)?;
        print::fetched_feeds(&fetched.feeds, out)?;
        print::raised(&fetched.raised, out)?;
        print::formula_alerts(&fetched.formulas, out)
    })?;
    if fetched.feeds.is_empty() {
        output.say("No feed is due. See when each is asked again: forsooth feeds");
    }
    check(&fetched)
}

/// An error where something failed.
fn check(fetched: &FetchedAll) -> anyhow::Result<()> {
    let FetchedAll { feeds, mails, .. } = fetched;
    let is_failed = |feed: &&FetchedFeed| match feed.outcome {
        FeedOutcome::Unchanged | FeedOutcome::Read { .. } => false,
        FeedOutcome::Damaged { .. } | FeedOutcome::Failed { .. } => true,
    };
    let failed = feeds.iter().filter(is_failed).count();
    let items = feeds.iter().flat_map(|feed| &feed.items).chain(mails);
    let refused = items.filter(|item| matches!(item.outcome, AddOutcome::Refused { .. })).count();
    let (of, refused_items) =
        (print::counted(feeds.len(), "feed"), print::counted(refused, "item"));
    match (failed, refused) {
        (0, 0) => Ok(()),
        (0, _) => bail!("{refused_items} could not be taken in; the rest is kept"),
        (_, 0) => bail!("{failed} of {of} failed; the rest is kept"),
        (..) => bail!(
            "{failed} of {of} failed, and {refused_items} could not be taken in; the rest is kept"
        ),
    }
}
