//! Fetching feeds: each that is due is asked, and what is new in it is taken in.
//!
//! Several hosts are asked side by side, and what they answer is taken in in the order of the
//! subscriptions, whichever answered first.

mod ahead;
mod changed;
mod item;
mod round;
mod side_by_side;
mod tries;

use std::collections::BTreeSet;
use std::io;
use std::path::PathBuf;

use domain::{Document, Id, Subscription};
use jiff::Timestamp;
use ledger::LedgerError;
use serde::Serialize;
use thiserror::Error;

use crate::feed_health::{FeedBook, FeedHealth};
use crate::fetch::Fetch;
use crate::fetch_again::FetchedAgain;
use crate::look_up::{LookUpError, Recorded};
use crate::{Desk, HandledDocument, ReadWith};
use round::Round;

pub(crate) use ahead::{AskedAhead, ask_ahead};
pub(crate) use tries::MOST_TRIES;

/// So many feeds are asked before what they answered is taken in.
pub(crate) const FEEDS_AT_ONCE: usize = 16;

/// What feeds are fetched with.
pub struct FetchWith<'a> {
    /// The network.
    pub web: &'a dyn Fetch,
    /// What their documents are read with.
    pub read_with: &'a ReadWith<'a>,
}

/// What became of a feed.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FetchedFeed {
    /// The subscription.
    pub feed: Id,
    /// What it is called.
    pub name: String,
    /// What became of it.
    #[serde(flatten)]
    pub outcome: FeedOutcome,
    /// The address that it moved to for good, if it did this time.
    pub moved_to: Option<String>,
    /// The new items, and what became of each.
    pub items: Vec<HandledDocument>,
    /// The items that were here and whose words are others now, each with what changed.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub changed: Vec<FetchedAgain>,
    /// How many new items wait for the next time.
    pub waiting: usize,
    /// What had to be guessed or left out.
    pub problems: Vec<String>,
}

/// How fetching a feed ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "outcome", rename_all = "kebab-case")]
pub enum FeedOutcome {
    /// Its server says that nothing changed.
    Unchanged,
    /// It was read.
    Read {
        /// How many items are in it.
        in_feed: usize,
    },
    /// It is broken, and was read as far as it goes.
    Damaged {
        /// How many items could be read.
        in_feed: usize,
        /// What is wrong with it.
        error: String,
        /// When it is asked again.
        next_at: Option<Timestamp>,
    },
    /// It could not be read.
    Failed {
        /// Why.
        error: String,
        /// When it is asked again; never, where it is gone for good.
        next_at: Option<Timestamp>,
    },
}

/// Why feeds cannot be fetched at all.
#[derive(Debug, Error)]
pub enum FetchFeedsError {
    /// The subscription was ended.
    #[error("{0} is no subscription that stands; `forsooth feeds` lists those that do")]
    NotSubscribed(Id),
    /// How they fare cannot be kept.
    #[error("{path} cannot be written, which keeps how the feeds fare ({source})")]
    Health {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// Something cannot be looked up.
    #[error(transparent)]
    LookUp(#[from] LookUpError),
    /// The ledger cannot be read or written.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
}

/// Fetches the feeds named, or all that are due where none is named. `told` hears what is fetched.
///
/// # Errors
///
/// A feed is named that is not subscribed to, or the desk cannot be written. What fails on the
/// network is told in what comes back.
pub fn fetch_feeds(
    desk: &mut Desk,
    named: &[Id],
    with: &FetchWith<'_>,
    told: &mut dyn FnMut(&str),
) -> Result<Vec<FetchedFeed>, FetchFeedsError> {
    let feeds = wanted(desk, named)?;
    let mut fetched = Vec::with_capacity(feeds.len());
    if feeds.is_empty() {
        return Ok(fetched);
    }
    let known = known_pages(desk)?;
    let mut round = Round { desk, with, told, known };
    let mut feeds = feeds.into_iter().peekable();
    while feeds.peek().is_some() {
        fetched.extend(round.fetch(feeds.by_ref().take(FEEDS_AT_ONCE).collect())?);
    }
    Ok(fetched)
}

/// The addresses of the documents that are here.
fn known_pages(desk: &Desk) -> Result<BTreeSet<String>, LedgerError> {
    Ok(desk.every::<Document>()?.into_iter().filter_map(|it| it.record.url).collect())
}

/// The feeds named, or all that are due where none is named, with how they fare.
pub(crate) fn wanted(
    desk: &Desk,
    named: &[Id],
) -> Result<Vec<(Recorded<Subscription>, FeedHealth)>, FetchFeedsError> {
    let (feeds, mut book, now) = (desk.feeds()?, FeedBook::open(desk.path()), desk.now()?);
    if let Some(id) = named.iter().find(|id| feeds.iter().all(|feed| feed.id != **id)) {
        desk.look_up::<Subscription>(*id)?;
        return Err(FetchFeedsError::NotSubscribed(*id));
    }
    let with_health = feeds.into_iter().map(|feed| {
        let health = book.feeds.remove(&feed.id).unwrap_or_default();
        (feed, health)
    });
    let is_wanted = |(feed, health): &(Recorded<Subscription>, FeedHealth)| {
        if named.is_empty() { health.is_due(now) } else { named.contains(&feed.id) }
    };
    Ok(with_health.filter(is_wanted).collect())
}
