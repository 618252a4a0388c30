//! Where the clock of a desk was set back, so that times from there on are its word alone.

use domain::{Id, Kind, to_the_minute};
use jiff::Timestamp;
use ledger::LedgerError;
use serde::Serialize;

use crate::Desk;

/// An entry of the desk that is dated before the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct ClockWasSetBack {
    /// The entry.
    pub at: Id,
    /// The time of the entry before it.
    pub from: Timestamp,
    /// Its own.
    pub to: Timestamp,
}

impl ClockWasSetBack {
    /// The same in a sentence.
    pub fn words(&self) -> String {
        let (from, to) = (to_the_minute(self.from), to_the_minute(self.to));
        format!(
            "The clock of the desk was set back at {}, from {from} to {to}: times from there on are \
             its word alone.",
            self.at
        )
    }
}

impl Desk {
    /// Each place where the clock was set back, oldest first.
    ///
    /// # Errors
    ///
    /// The ledger cannot be read.
    pub fn clock_set_back(&self) -> Result<Vec<ClockWasSetBack>, LedgerError> {
        let mut found = vec![];
        // The first of them opens the desk, and nothing is before it.
        for entry in self.ledger.entries(Kind::Desk)?.into_iter().skip(1) {
            let before = self.ledger.entry_at(entry.sequence - 1)?;
            let from = before.map(|it| it.recorded_at).filter(|&it| it > entry.recorded_at);
            let (at, to) = (entry.id, entry.recorded_at);
            found.extend(from.map(|from| ClockWasSetBack { at, from, to }));
        }
        Ok(found)
    }
}
