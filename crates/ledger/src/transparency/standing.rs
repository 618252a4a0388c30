//! How a ledger stands to what is remembered to be signed at a place.

use std::path::Path;

use super::signed::{read, refuse_rollback};
use super::start::memory;
use super::{LogError, LogFault};
use crate::{Ledger, LedgerError};

/// How a ledger stands to what was signed last at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Standing {
    /// It begins with the tree that was signed.
    Beginning,
    /// Nothing is remembered there.
    Unknown,
    /// It lacks some of the leaves.
    Behind { signed: u64, found: u64 },
    /// What was signed there is another log.
    Other,
}

impl Ledger {
    /// How this ledger stands to what is remembered beside another place.
    pub(crate) fn standing_beside(&self, place: &Path) -> Result<Standing, LedgerError> {
        let explain = |error: LogError| error.at(self.place.name());
        let Ok(note) = std::fs::read_to_string(memory(place)) else { return Ok(Standing::Unknown) };
        let Ok(signed) = read(&note) else { return Ok(Standing::Unknown) };
        let Some(own) = self.last_signed().map_err(explain)? else {
            return Ok(Standing::Behind { signed: signed.size(), found: 0 });
        };
        let own = read(&own).map_err(LedgerError::from)?;
        if own.origin() != signed.origin() {
            return Ok(Standing::Other);
        }
        match refuse_rollback(&*self.store, &note) {
            Ok(()) => Ok(Standing::Beginning),
            Err(LogError::Fault(LogFault::NotGrown { signed, found })) if signed > found => {
                Ok(Standing::Behind { signed, found })
            }
            Err(LogError::Fault(LogFault::NotGrown { .. })) => Ok(Standing::Other),
            Err(error) => Err(explain(error)),
        }
    }
}
