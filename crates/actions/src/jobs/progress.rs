//! How far a job is.

use jiff::SignedDuration;
use serde::Serialize;

use super::history::Tally;
use super::journal::Part;

/// How far a job is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct JobProgress {
    /// How many items it has.
    pub items: usize,
    /// How many of them ended.
    pub ended: usize,
    /// How many of these were there already.
    pub skipped: usize,
    /// How many of these failed.
    pub failed: usize,
    /// How many documents were added.
    pub documents_added: usize,
    /// How many documents were there already.
    pub documents_known: usize,
    /// The item that is worked at.
    pub current: Option<String>,
    /// How much of it is behind, where it has parts.
    pub part: Option<Part>,
    /// How long it was worked at, in seconds.
    pub worked_seconds: i64,
    /// How long the rest will take, in seconds, where anything can be said of it.
    pub left_seconds: Option<i64>,
    /// The same in words, as "about 3 min".
    pub left: Option<String>,
}

impl JobProgress {
    /// How far a job of so many items is that nobody works at.
    pub(crate) fn of(items: usize, tally: &Tally) -> Self {
        Self {
            items,
            ended: tally.ended,
            skipped: tally.skipped,
            failed: tally.failed,
            documents_added: tally.documents_added,
            documents_known: tally.documents_known,
            current: None,
            part: None,
            worked_seconds: tally.worked.max(SignedDuration::ZERO).as_secs(),
            left_seconds: None,
            left: None,
        }
    }

    /// How far it is in words, as "12 of 40, 2 failed"; where it has one item, its parts are counted.
    pub fn words(&self) -> String {
        let counts = [(self.skipped, "here already"), (self.failed, "failed")].into_iter();
        let told = counts.filter(|(count, _)| *count > 0);
        let told = told.map(|(count, what)| format!("{count} {what}"));
        let ended = match self.only_part() {
            Some(part) => format!("{} of {}", part.done, part.of),
            None => format!("{} of {}", self.ended, self.items),
        };
        std::iter::once(ended).chain(told).collect::<Vec<_>>().join(", ")
    }

    /// How much of its only item is behind.
    fn only_part(&self) -> Option<Part> {
        self.part.filter(|_| self.items == 1 && self.ended == 0)
    }

    /// The item that is worked at, as "letters.mbox (120 of 4000)".
    pub fn current_words(&self) -> Option<String> {
        let current = self.current.as_ref()?;
        Some(match self.part.filter(|_| self.only_part().is_none()) {
            Some(part) => format!("{current} ({} of {})", part.done, part.of),
            None => current.clone(),
        })
    }
}
