//! The last time named, told again: "that time", "the same time", "at the time".

use super::{Grammar, Read};
use crate::time::meaning::Base;
use crate::time::words::words;

impl Grammar<'_> {
    /// "that time", "the same time", "this time", and "the time" where nothing says which.
    pub(super) fn again(&self, at: usize) -> Read<Base> {
        let before = self.before(at);
        let (next, is_told) = match (self.lower(at), self.lower(at + 1)) {
            ("that", "same") => (at + 2, true),
            ("the", "same") => (at + 2, !self.is_connective(at)),
            ("that", _) => (at + 1, true),
            ("this", _) => (at + 1, words().beside.before_this_time.contains(before)),
            ("the", _) => (at + 1, before == "at" && self.ends_clause(at + 2)),
            (_, _) => (at + 1, false),
        };
        let goes_on = self.is(next + 1, &["of", "as", "that", "when", "frame", "-"]);
        let is_time = self.is(next, &["time"]) && !goes_on;
        (is_time && is_told).then_some((next + 1, Base::Again))
    }

    /// "At the same time," at the head of a sentence adds a thought, and names no time.
    fn is_connective(&self, at: usize) -> bool {
        let Some(led) = at.checked_sub(1).filter(|led| self.is(*led, &["at"])) else {
            return false;
        };
        self.piece(led).is_some_and(|piece| piece.capital)
    }

    /// Whether a clause ends before a place.
    pub(super) fn ends_clause(&self, at: usize) -> bool {
        self.piece(at).is_none_or(|next| !next.word || words().beside.joints.contains(next.lower))
            || self.is(at, &["but", "because", "although", "while"])
    }
}
