//! What can go wrong with the log, before it is known where the ledger stands.

use std::path::{Path, PathBuf};

use thiserror::Error;

use super::Remembering;
use crate::LedgerError;
use crate::store::StoreFault;

/// What can go wrong with the transparency log. Whatever it is, nothing was recorded.
#[derive(Debug, Error)]
pub enum LogFault {
    /// The key that signed the log so far is gone.
    #[error("the key {0} is gone, and this desk was signed with it; put it back")]
    KeyGone(PathBuf),
    /// The key cannot be read or written.
    #[error("the key {path} cannot be used")]
    KeyFile {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// The file holds no key.
    #[error("{0} holds no key of this desk; put the right one back")]
    NoKey(PathBuf),
    /// The file holds a key with which another desk signs.
    #[error(
        "the key {path} is that of {found}, and this desk was signed as {signed}; put its own key \
        back"
    )]
    OtherKey {
        /// The file.
        path: PathBuf,
        /// The log that it signs.
        found: String,
        /// The log of the desk.
        signed: String,
    },
    /// The log has leaves of entries that are gone.
    #[error(
        "entries are gone that have leaves in the log; the ledger was changed, and nothing more is \
        signed; run `forsooth verify`"
    )]
    EntriesGone,
    /// A tree that was signed does not stand where its size is told.
    #[error(
        "where the tree of {named} leaves should stand, one of {found} leaves that was signed does; \
        the ledger was changed, and nothing more is signed"
    )]
    Misplaced {
        /// The size that the ledger names.
        named: u64,
        /// The size that was signed.
        found: u64,
    },
    /// What was signed last is no beginning of what is here.
    #[error(
        "the tree of {signed} leaves that {by} is no beginning of the {found} leaves here; \
        the ledger was changed or comes from an older copy, and nothing more is signed"
    )]
    NotGrown {
        /// Who remembers it.
        by: Remembering,
        /// How many leaves were signed.
        signed: u64,
        /// How many there are.
        found: u64,
    },
    /// A tree that was signed cannot be read back.
    #[error("a tree that was signed cannot be read back: {0}")]
    Signed(String),
    /// What is published is another log's, though its tree may be the same.
    #[error(
        "what is published there is the log {found}, and this desk's is {own}; publish into \
        another folder, as readers check each log by its own key"
    )]
    OtherLog {
        /// The log that is published.
        found: String,
        /// The log of this desk.
        own: String,
    },
    /// An entry is not the one that its leaf commits to.
    #[error(
        "entry {0} is not the one that its leaf commits to, and is shown to nobody; \
        run `forsooth verify`"
    )]
    NotCommitted(u64),
    /// What witnesses or authorities answered cannot be kept.
    #[error("{path} cannot be written")]
    Beside {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// The tree contradicts itself.
    #[error("the tree of the log is damaged: {0}; run `forsooth verify`")]
    Tree(String),
}

/// A fault of the log or of what keeps it.
#[derive(Debug)]
pub(crate) enum LogError {
    Engine(StoreFault),
    Fault(LogFault),
    Json(serde_json::Error),
    /// An entry cannot be read back.
    Unreadable {
        sequence: u64,
        source: serde_json::Error,
    },
}

impl LogError {
    pub(crate) fn at(self, name: &Path) -> LedgerError {
        match self {
            Self::Engine(fault) => LedgerError::at(fault, name),
            Self::Fault(fault) => LedgerError::Log(fault),
            Self::Unreadable { sequence, source } => LedgerError::Unreadable { sequence, source },
            Self::Json(source) => LedgerError::Log(LogFault::Tree(source.to_string())),
        }
    }

    /// Says which entry it is that cannot be read.
    pub(crate) fn of_entry(self, sequence: u64) -> Self {
        if let Self::Json(source) = self { Self::Unreadable { sequence, source } } else { self }
    }
}

impl From<StoreFault> for LogError {
    fn from(fault: StoreFault) -> Self {
        Self::Engine(fault)
    }
}

impl From<LogFault> for LogError {
    fn from(fault: LogFault) -> Self {
        Self::Fault(fault)
    }
}

impl From<serde_json::Error> for LogError {
    fn from(error: serde_json::Error) -> Self {
        Self::Json(error)
    }
}

impl From<tlog_tiles::tlog::Error> for LogError {
    fn from(error: tlog_tiles::tlog::Error) -> Self {
        Self::Fault(LogFault::Tree(error.to_string()))
    }
}
