//! Copies of a ledger's file that are made while it is in use, and put back.
//!
//! A copy is a desk like any other: its file, its key beside it, and what was signed last.

mod files;
mod restore;

use std::path::Path;

use domain::Digest;
use serde::Serialize;

use crate::{Ledger, LedgerError, LedgerPlace, private};

pub use restore::{RestoreError, Restored};

/// A copy that was made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct BackedUp {
    /// How many entries it holds.
    pub entries: u64,
    /// The digest of the last, which stands for all of them.
    pub head: Option<Digest>,
    /// Whether the key is beside it, without which nothing more can be recorded at the copy.
    pub has_key: bool,
}

impl Ledger {
    /// Copies the ledger as it is at one moment into a file that is not there yet, while others may
    /// read and write; with its key, which signs whatever is recorded, if that is wanted.
    ///
    /// # Errors
    ///
    /// There is a file already, the ledger is kept in a database, or the copy cannot be written.
    pub fn back_up(&self, path: &Path, with_key: bool) -> Result<BackedUp, LedgerError> {
        if let LedgerPlace::Postgres(database) = &self.place {
            return Err(LedgerError::NoFile {
                address: database.address().to_owned(),
                folder: self.path().parent().unwrap_or(self.path()).to_owned(),
            });
        }
        if path.exists() {
            return Err(LedgerError::Exists(path.to_owned()));
        }
        // What was signed last goes first: it is never ahead of the entries that are copied then.
        let has_key = files::copy_beside(self.path(), path, with_key)?;
        private::make_file(path)
            .map_err(|source| LedgerError::Beside { path: path.to_owned(), source })?;
        let copied = self.store.copy_to(path).map_err(|fault| LedgerError::at(fault, path));
        if let Err(error) = copied {
            files::drop_copy(path, with_key);
            return Err(error);
        }
        let copy = Self::open_unheld(path)?;
        let last = copy.last()?;
        let entries = last.as_ref().map_or(0, |last| last.sequence);
        Ok(BackedUp { entries, head: last.map(|last| last.sha256), has_key })
    }
}
