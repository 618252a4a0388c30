//! How the feeds fare: kept in a file beside the ledger, and no part of it.
//!
//! Whoever removes the file loses no document and no subscription: each feed is fetched whole once
//! more, and what is here already is passed over.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use domain::{Digest, Id};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

/// How often a healthy feed is asked, and the first wait after a failure.
const USUAL_WAIT: SignedDuration = SignedDuration::from_mins(30);

/// The longest wait that failures lead to.
const LONGEST_WAIT: SignedDuration = SignedDuration::from_hours(24);

/// The longest wait that a server may ask for.
const LONGEST_ASKED_WAIT: SignedDuration = SignedDuration::from_hours(7 * 24);

/// How one feed fares.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct FeedHealth {
    /// The address to ask instead, where the server said that the feed moved for good.
    pub moved_to: Option<String>,
    /// The server's mark for the version that was read last.
    pub etag: Option<String>,
    /// When the server last changed that version, in its words.
    pub last_modified: Option<String>,
    /// When it was asked last.
    pub asked_at: Option<Timestamp>,
    /// When something new was in it last.
    pub new_at: Option<Timestamp>,
    /// How many items were in it when it was read last.
    pub items: usize,
    /// Since when it fails.
    pub failing_since: Option<Timestamp>,
    /// How often in a row it failed.
    pub failures: u32,
    /// How it failed last.
    pub failure: Option<String>,
    /// When it is asked again.
    pub next_at: Option<Timestamp>,
    /// Whether its server said that it is gone for good.
    pub is_gone: bool,
    /// The items in it that were dealt with.
    pub done: BTreeSet<String>,
    /// The words that these had, and the documents that they are.
    pub seen: BTreeMap<String, SeenItem>,
    /// How often each item failed that was not dealt with.
    pub tries: BTreeMap<String, u32>,
}

/// An item of a feed as it was when it was taken in, or last seen to have changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeenItem {
    /// What stands for its words.
    pub words: Digest,
    /// Whether it held its article, so that no page was fetched.
    pub is_whole: bool,
    /// The document that it was taken in as.
    pub document: Id,
}

impl FeedHealth {
    /// Whether it is to be asked now.
    pub fn is_due(&self, now: Timestamp) -> bool {
        !self.is_gone && self.next_at.is_none_or(|next| next <= now)
    }

    /// Notes an answer.
    pub(crate) fn answered(&mut self, now: Timestamp) {
        self.asked_at = Some(now);
        self.failing_since = None;
        self.failures = 0;
        self.failure = None;
        self.is_gone = false;
        self.next_at = after(now, USUAL_WAIT);
    }

    /// Notes a failure; the wait doubles with each, up to a day, unless the server asks for more.
    pub(crate) fn failed(&mut self, now: Timestamp, how: &str, asked: Option<SignedDuration>) {
        let doubled = USUAL_WAIT.checked_mul(1 << self.failures.min(10)).unwrap_or(LONGEST_WAIT);
        let wait = doubled.min(LONGEST_WAIT).max(asked.unwrap_or_default());
        self.asked_at = Some(now);
        self.failing_since.get_or_insert(now);
        self.failures += 1;
        self.failure = Some(how.to_owned());
        self.next_at = after(now, wait.min(LONGEST_ASKED_WAIT));
    }
}

fn after(now: Timestamp, wait: SignedDuration) -> Option<Timestamp> {
    now.checked_add(wait).ok()
}

/// How all feeds of a desk fare.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct FeedBook {
    pub(crate) feeds: BTreeMap<Id, FeedHealth>,
}

impl FeedBook {
    /// Where the book of a desk is kept.
    pub(crate) fn place(desk: &Path) -> PathBuf {
        let mut place = desk.as_os_str().to_owned();
        place.push(".feeds.json");
        place.into()
    }

    /// Opens the book of a desk; one that is lost or damaged is begun anew.
    pub(crate) fn open(desk: &Path) -> Self {
        let bytes = std::fs::read(Self::place(desk)).unwrap_or_default();
        serde_json::from_slice(&bytes).unwrap_or_default()
    }

    /// The address that a feed moved to for good, if it did.
    pub(crate) fn moved_to(&self, feed: Id) -> Option<&str> {
        self.feeds.get(&feed)?.moved_to.as_deref()
    }

    /// Notes how one feed fares, and keeps the book; what others noted in between stays.
    pub(crate) fn note(desk: &Path, feed: Id, health: &FeedHealth) -> io::Result<()> {
        let mut book = Self::open(desk);
        book.feeds.insert(feed, health.clone());
        let place = Self::place(desk);
        let folder = place.parent().filter(|folder| !folder.as_os_str().is_empty());
        let mut part = tempfile::NamedTempFile::new_in(folder.unwrap_or(Path::new(".")))?;
        part.write_all(&serde_json::to_vec(&book)?)?;
        part.persist(place)?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use jiff::{SignedDuration, Timestamp};

    use super::FeedHealth;

    #[test]
    fn the_wait_doubles_up_to_a_day_and_honors_the_server() {
        let now = Timestamp::UNIX_EPOCH;
        let mut health = FeedHealth::default();
        let mut waits = Vec::new();
        for _ in 0..8 {
            health.failed(now, "no answer", None);
            waits.push(health.next_at.unwrap().duration_since(now).as_mins());
        }
        assert_eq!(waits, [30, 60, 120, 240, 480, 960, 1440, 1440]);
        health.answered(now);
        health.failed(now, "wait", Some(SignedDuration::from_hours(3)));
        assert_eq!(health.next_at.unwrap().duration_since(now).as_mins(), 180);
        assert!(!health.is_due(now));
    }
}
