//! The head of the log: the tree that was signed last.

use domain::Digest;

use super::{LogError, signed};
use crate::{Ledger, LedgerError};

/// The tree that was signed last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogHead {
    /// The name of the log.
    pub origin: String,
    /// How many leaves the tree has.
    pub size: u64,
    /// The root of the tree.
    pub root: Digest,
    /// The signed note.
    pub note: String,
}

impl Ledger {
    /// What was signed last; none before anything was.
    ///
    /// # Errors
    ///
    /// The file cannot be read.
    pub fn log_head(&self) -> Result<Option<LogHead>, LedgerError> {
        self.head().map_err(|error| error.at(self.place.name()))
    }

    pub(super) fn head(&self) -> Result<Option<LogHead>, LogError> {
        let Some(note) = self.last_signed()? else { return Ok(None) };
        let checkpoint = signed::read(&note)?;
        Ok(Some(LogHead {
            origin: checkpoint.origin().to_owned(),
            size: checkpoint.size(),
            root: Digest::from(checkpoint.hash().0),
            note,
        }))
    }
}
