//! What can be said of a ledger without reading all of it.

use crate::transparency::{LogKey, Standing};
use crate::{Ledger, LedgerError, LogFault};

/// What is remembered beside a ledger to be signed.
#[derive(Debug)]
pub enum SignedMemory {
    /// The ledger begins with the tree that was signed last.
    Agrees,
    /// Nothing is remembered; the next entry is, once it is signed.
    Missing,
    /// The ledger lacks leaves that were signed, or is another one: nothing more will be signed.
    Disagrees(LogFault),
}

impl Ledger {
    /// The engine and its version, as "SQLite 3.54.1".
    ///
    /// # Errors
    ///
    /// The server does not answer.
    pub fn engine(&self) -> Result<String, LedgerError> {
        self.store.engine().map_err(|fault| self.explain(fault))
    }

    /// The version of the stored format.
    ///
    /// # Errors
    ///
    /// The ledger cannot be read.
    pub fn stored_format(&self) -> Result<u32, LedgerError> {
        self.store.version().map_err(|fault| self.explain(fault))
    }

    /// What the engine itself finds to be damaged, in its words. It reads every page, and nothing of
    /// what the ledger claims: that is for [`Ledger::verify`].
    ///
    /// # Errors
    ///
    /// The ledger cannot be read.
    pub fn damage(&self) -> Result<Vec<String>, LedgerError> {
        self.store.damage().map_err(|fault| self.explain(fault))
    }

    /// Whether what is remembered to be signed, by the desk or by others, agrees with what is here.
    ///
    /// # Errors
    ///
    /// The ledger cannot be read.
    pub fn signed_memory(&self) -> Result<SignedMemory, LedgerError> {
        let standing = self.standing_beside(self.path())?;
        Ok(match (standing.fault(), standing) {
            (Some(fault), _) => SignedMemory::Disagrees(fault),
            (None, Standing::Beginning) => SignedMemory::Agrees,
            (None, Standing::Unknown | Standing::Contradicted(_)) => SignedMemory::Missing,
        })
    }

    /// Where its key is, or would be.
    pub fn key_path(&self) -> std::path::PathBuf {
        LogKey::path_of(self.path())
    }
}
