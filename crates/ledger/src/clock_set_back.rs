//! Where the clock of a desk was set back, so that times from there on are its word alone.

use domain::{Id, Kind, to_the_minute};
use jiff::Timestamp;
use serde::Serialize;

use crate::{Ledger, LedgerError};

/// An entry at which times go back, as the clock is said to have been wrong before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ClockSetBack {
    /// The entry that says so.
    pub id: Id,
    /// The latest time of an entry before it.
    pub from: Timestamp,
    /// Its own time.
    pub to: Timestamp,
}

impl ClockSetBack {
    /// The same in a sentence.
    pub fn words(&self) -> String {
        let (from, to) = (to_the_minute(self.from), to_the_minute(self.to));
        format!(
            "The clock of the desk was set back at {}, from {from} to {to}: times from there on are \
             its word alone.",
            self.id
        )
    }
}

impl Ledger {
    /// Each place where the clock was set back, oldest first, without anything being checked.
    ///
    /// # Errors
    ///
    /// The ledger cannot be read.
    pub fn clock_set_back(&self) -> Result<Vec<ClockSetBack>, LedgerError> {
        let mut found = vec![];
        // The first of them opens the desk, and nothing is before it.
        for entry in self.entries(Kind::Desk)?.into_iter().skip(1) {
            let before = self.entry_at(entry.sequence - 1)?;
            // Times go back nowhere else, so that the one before it is the latest.
            let from = before.map(|it| it.recorded_at).filter(|&it| it > entry.recorded_at);
            let (id, to) = (entry.id, entry.recorded_at);
            found.extend(from.map(|from| ClockSetBack { id, from, to }));
        }
        Ok(found)
    }
}
