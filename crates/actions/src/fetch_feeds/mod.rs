//! Fetching feeds: each that is due is asked, and what is new in it is taken in.

mod item;

use std::collections::BTreeSet;
use std::io;
use std::path::PathBuf;

use domain::{Document, Id, Subscription};
use jiff::{SignedDuration, Timestamp};
use ledger::LedgerError;
use reading::{Feed, FeedItem, read_feed};
use serde::Serialize;
use thiserror::Error;

use crate::feed_health::{FeedBook, FeedHealth};
use crate::fetch::{Answer, Body, Fetch, FetchFailure, FetchRequest, Fetched};
use crate::look_up::{LookUpError, Recorded};
use crate::{Desk, HandledDocument, ReadWith};

/// The most items of one feed that are taken in at once; the rest waits for the next time.
const MOST_ITEMS: usize = 50;

/// How often an item is tried before it is given up.
const MOST_TRIES: u32 = 5;

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
    let known = desk.every::<Document>()?.into_iter().filter_map(|it| it.record.url).collect();
    let mut fetching = Fetching { desk, with, told, known };
    for (feed, health) in feeds {
        fetched.push(fetching.fetch(&feed, health)?);
    }
    Ok(fetched)
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

/// Fetching, with what is known on the way.
struct Fetching<'a> {
    desk: &'a mut Desk,
    with: &'a FetchWith<'a>,
    told: &'a mut dyn FnMut(&str),
    /// The addresses of the documents that are here.
    known: BTreeSet<String>,
}

impl Fetching<'_> {
    fn fetch(
        &mut self,
        feed: &Recorded<Subscription>,
        mut health: FeedHealth,
    ) -> Result<FetchedFeed, FetchFeedsError> {
        (self.told)(feed.record.name());
        let now = self.desk.now()?;
        let mut fetched = FetchedFeed {
            feed: feed.id,
            name: feed.record.name().to_owned(),
            outcome: FeedOutcome::Unchanged,
            moved_to: None,
            items: vec![],
            waiting: 0,
            problems: vec![],
        };
        match ask(feed, &health, self.with.web) {
            Ok(Fetched { url, moved_to, answer }) => {
                if moved_to.is_some() {
                    health.moved_to.clone_from(&moved_to);
                }
                fetched.moved_to = moved_to;
                match answer {
                    Answer::Unchanged => health.answered(now),
                    Answer::Body(body) => {
                        self.take_body(feed, (&url, body), &mut health, &mut fetched)?;
                    }
                }
            }
            Err(failure) => fetched.outcome = failed(&mut health, &failure, now),
        }
        FeedBook::note(self.desk.path(), feed.id, &health).map_err(|source| {
            FetchFeedsError::Health { path: FeedBook::place(self.desk.path()), source }
        })?;
        Ok(fetched)
    }

    fn take_body(
        &mut self,
        feed: &Recorded<Subscription>,
        (url, body): (&str, Body),
        health: &mut FeedHealth,
        fetched: &mut FetchedFeed,
    ) -> Result<(), FetchFeedsError> {
        let now = self.desk.now()?;
        let read = match read_feed(&body.bytes, url) {
            Ok(read) => read,
            Err(error) => {
                let error = error.to_string();
                health.failed(now, &error, None);
                fetched.outcome = FeedOutcome::Failed { error, next_at: health.next_at };
                return Ok(());
            }
        };
        health.answered(now);
        health.items = read.items.len();
        fetched.outcome = FeedOutcome::Read { in_feed: read.items.len() };
        fetched.problems.extend(read.problems.iter().map(|problem| problem.message.clone()));
        self.take_items(&feed.record, read, health, fetched)?;
        // A feed with items left is read whole the next time, so its mark must not be known then.
        let is_done = fetched.waiting == 0 && health.tries.is_empty();
        health.etag = body.etag.filter(|_| is_done);
        health.last_modified = body.last_modified.filter(|_| is_done);
        Ok(())
    }

    fn take_items(
        &mut self,
        feed: &Subscription,
        read: Feed,
        health: &mut FeedHealth,
        fetched: &mut FetchedFeed,
    ) -> Result<(), FetchFeedsError> {
        let names: BTreeSet<String> = read.items.iter().filter_map(name_of).collect();
        health.done.retain(|name| names.contains(name));
        health.tries.retain(|name, _| names.contains(name));
        let is_new = |item: &FeedItem| {
            let is_done = name_of(item).is_some_and(|name| health.done.contains(&name));
            // Items with words of their own may share a page; their bytes tell them apart.
            let page = item.link.as_ref().filter(|_| item.article().is_none());
            !is_done && !page.is_some_and(|link| self.known.contains(link))
        };
        let mut new: Vec<FeedItem> = read.items.into_iter().filter(is_new).collect();
        fetched.waiting = new.len().saturating_sub(MOST_ITEMS);
        new.truncate(MOST_ITEMS);
        for item in new {
            let taken = self.take_item(feed, &item, &mut fetched.problems)?;
            let is_kept = taken.iter().any(|it| it.outcome.id().is_some());
            note_item(health, &item, is_kept, &mut fetched.problems);
            if is_kept {
                health.new_at = Some(self.desk.now()?);
                self.known.extend(item.link);
            }
            fetched.items.extend(taken);
        }
        Ok(())
    }
}

/// What an item is known by: its publisher's own name for it, or its page.
fn name_of(item: &FeedItem) -> Option<String> {
    item.id.clone().or_else(|| item.link.clone()).or_else(|| item.title.clone())
}

fn note_item(health: &mut FeedHealth, item: &FeedItem, is_kept: bool, told: &mut Vec<String>) {
    let Some(name) = name_of(item) else { return };
    if is_kept {
        health.tries.remove(&name);
        health.done.insert(name);
        return;
    }
    let tries = health.tries.entry(name.clone()).or_default();
    *tries += 1;
    if *tries >= MOST_TRIES {
        told.push(format!("{name} was tried {MOST_TRIES} times and is given up"));
        health.tries.remove(&name);
        health.done.insert(name);
    }
}

fn ask(
    feed: &Recorded<Subscription>,
    health: &FeedHealth,
    web: &dyn Fetch,
) -> Result<Fetched, FetchFailure> {
    let url = health.moved_to.as_ref().unwrap_or(&feed.record.url).clone();
    let (etag, last_modified) = (health.etag.clone(), health.last_modified.clone());
    web.fetch(&FetchRequest { url, etag, last_modified })
}

fn failed(health: &mut FeedHealth, failure: &FetchFailure, now: Timestamp) -> FeedOutcome {
    let error = failure.to_string();
    health.failed(now, &error, asked_wait(failure));
    if *failure == FetchFailure::Gone {
        health.is_gone = true;
        health.next_at = None;
    }
    FeedOutcome::Failed { error, next_at: health.next_at }
}

fn asked_wait(failure: &FetchFailure) -> Option<SignedDuration> {
    if let FetchFailure::Busy { retry_after, .. } = failure { *retry_after } else { None }
}
