//! What a job's journal comes to: where each item stands, and how fast the work goes.

use std::collections::{BTreeMap, BTreeSet};

use domain::Id;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::item::{ItemEnd, ItemState};
use super::journal::{Note, Part};
use super::time_left::Pace;

/// What happened to a job so far.
#[derive(Clone, Debug, Default)]
pub(crate) struct History {
    /// How each item ended that did.
    pub(crate) ends: Vec<Option<ItemEnd>>,
    /// The item that is worked at, or was when the work was broken off.
    pub(crate) at: Option<usize>,
    pub(crate) part: Option<Part>,
    /// How often each item was begun that nobody came out of.
    tries: BTreeMap<usize, usize>,
    /// The items that somebody left before they ended.
    left: BTreeSet<usize>,
    /// What was added by items that failed and are to be tried again.
    earlier: BTreeMap<usize, Vec<Id>>,
    /// When somebody began to work at it last.
    pub(crate) begun_at: Option<Timestamp>,
    pub(crate) tally: Tally,
    last: Option<Timestamp>,
    pace: Pace,
}

/// How many items, how many documents, and how long it took.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Tally {
    pub(crate) ended: usize,
    pub(crate) skipped: usize,
    pub(crate) failed: usize,
    pub(crate) documents_added: usize,
    pub(crate) documents_known: usize,
    /// How long it was worked at, up to the last note.
    pub(crate) worked: SignedDuration,
}

impl History {
    /// What some notes come to, in a job of so many items.
    pub(crate) fn of(items: usize, notes: Vec<Note>) -> Self {
        let mut history = Self { ends: vec![None; items], ..Self::default() };
        for note in notes {
            history.take(note);
        }
        history
    }

    /// Takes one more note.
    pub(crate) fn take(&mut self, note: Note) {
        match note {
            Note::Begun { at, .. } => {
                // Whoever was at it did not come to note anything more.
                if let Some(item) = self.at {
                    *self.tries.entry(item).or_default() += 1;
                    self.left.insert(item);
                }
                (self.begun_at, self.last) = (Some(at), Some(at));
                (self.at, self.part, self.pace) = (None, None, Pace::default());
                self.pace.note(at, self.behind());
            }
            Note::At { at, item, part } => {
                (self.at, self.part) = (Some(item), part);
                self.passed(at);
            }
            Note::Ended { at, item, end } => {
                (self.at, self.part) = (None, None);
                self.ended(item, end);
                self.passed(at);
            }
            Note::Left { at } => {
                self.passed(at);
                self.left.extend(self.at.take());
            }
            Note::Again { .. } => self.try_again(),
        }
    }

    /// The next item whose turn it is, from one on.
    pub(crate) fn next_waiting(&self, from: usize) -> Option<usize> {
        let behind = self.ends.iter().enumerate().skip(from);
        behind.into_iter().find(|(_, end)| end.is_none()).map(|(item, _)| item)
    }

    /// How often an item was begun that the program did not come out of.
    pub(crate) fn tries_of(&self, item: usize) -> usize {
        self.tries.get(&item).copied().unwrap_or_default()
    }

    /// Whether anything was noted since a moment.
    pub(crate) fn is_noted_since(&self, moment: Timestamp) -> bool {
        self.last.is_some_and(|last| last > moment)
    }

    /// How long the rest will take, if anything can be said.
    pub(crate) fn time_left(&self, now: Timestamp) -> Option<SignedDuration> {
        self.pace.time_left(count(self.ends.len()), now)
    }

    /// Whether somebody left an item before it ended.
    pub(crate) fn was_left(&self, item: usize) -> bool {
        self.left.contains(&item)
    }

    /// Lets the items that failed wait again; what they added stays added.
    fn try_again(&mut self) {
        self.tries.clear();
        let is_failed = |end: &mut ItemEnd| end.state() == ItemState::Failed;
        for (item, end) in self.ends.iter_mut().enumerate() {
            let Some(failed) = end.take_if(is_failed) else { continue };
            self.tally.remove(&failed);
            self.tally.documents_added += failed.added.len();
            self.earlier.insert(item, failed.added);
        }
    }

    /// A second end of an item replaces its first.
    fn ended(&mut self, item: usize, mut end: ItemEnd) {
        let Some(place) = self.ends.get_mut(item) else { return };
        if let Some(mut added) = self.earlier.remove(&item) {
            self.tally.documents_added -= added.len();
            let earlier: BTreeSet<Id> = added.iter().copied().collect();
            end.known.retain(|id| !earlier.contains(id));
            added.extend(end.added.into_iter().filter(|id| !earlier.contains(id)));
            end.added = added;
        }
        self.tally.add(&end);
        if let Some(before) = place.replace(end) {
            self.tally.remove(&before);
        }
    }

    fn passed(&mut self, at: Timestamp) {
        if let Some(last) = self.last.replace(at) {
            self.tally.worked = self.tally.worked.saturating_add(at.duration_since(last));
        }
        self.pace.note(at, self.behind());
    }

    /// How many items are behind; the one that is worked at counts in part.
    fn behind(&self) -> f64 {
        let part = self.part.filter(|part| part.of > 0);
        #[expect(clippy::cast_precision_loss, reason = "a share needs no more digits")]
        let part = part.map_or(0.0, |part| part.done as f64 / part.of as f64);
        count(self.tally.ended) + part
    }
}

impl Tally {
    fn add(&mut self, end: &ItemEnd) {
        self.ended += 1;
        self.skipped += usize::from(end.state() == ItemState::Skipped);
        self.failed += usize::from(end.state() == ItemState::Failed);
        self.documents_added += end.added.len();
        self.documents_known += end.known.len();
    }

    fn remove(&mut self, end: &ItemEnd) {
        self.ended -= 1;
        self.skipped -= usize::from(end.state() == ItemState::Skipped);
        self.failed -= usize::from(end.state() == ItemState::Failed);
        self.documents_added -= end.added.len();
        self.documents_known -= end.known.len();
    }
}

#[expect(clippy::cast_precision_loss, reason = "a pace needs no more digits")]
fn count(items: usize) -> f64 {
    items as f64
}
