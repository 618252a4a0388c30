//! What can go wrong with a ledger, in words a user can act on.

use std::path::{Path, PathBuf};

use domain::Id;
use jiff::Timestamp;
use thiserror::Error;

use crate::LogFault;
use crate::store::{FaultKind, StoreFault};

/// What can go wrong with a ledger. Whatever it is, the ledger stays as it was.
#[derive(Debug, Error)]
pub enum LedgerError {
    /// There is no file at the path.
    #[error("there is no desk at {0}; add a document to begin one")]
    Missing(PathBuf),
    /// A ledger could not be begun or filled, and what is left of it could not be removed.
    #[error("no desk could be begun, and an empty one is left at {0}; remove it")]
    LeftBehind(PathBuf),
    /// A new ledger was to be made where a file stands already.
    #[error("there is a file at {0} already; choose another path")]
    Exists(PathBuf),
    /// The folder of the ledger cannot be made.
    #[error("the folder {path} cannot be made; choose another path")]
    Folder {
        /// The folder.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// The file is something else.
    #[error("{0} is no desk; choose another path")]
    NotALedger(PathBuf),
    /// A newer version wrote the file.
    #[error(
        "{path} is written in format {found}, and this version reads up to {}; upgrade forsooth",
        crate::store::VERSION
    )]
    NewerFormat {
        /// The file.
        path: PathBuf,
        /// The format it is written in.
        found: u32,
    },
    /// The SQLite library has a bug that can damage a ledger.
    #[error("SQLite {0} can damage a ledger; build with 3.51.3 or later")]
    UnsafeEngine(String),
    /// The disk has no room.
    #[error("the disk is full at {0}; nothing was recorded; free some space and try again")]
    DiskFull(PathBuf),
    /// Another program is writing.
    #[error("another program is writing to {0}; nothing was recorded; try again")]
    Busy(PathBuf),
    /// Another writer came between reading and writing.
    #[error(
        "another program wrote to the desk at the same moment; nothing was recorded; try again"
    )]
    Moved,
    /// The file was moved, or another one stands in its place.
    #[error(
        "{0} is no longer the file that this program opened: it was moved, or another one stands in \
        its place; nothing was recorded; end this program and begin it again"
    )]
    Replaced(PathBuf),
    /// Another file is put in its place at this moment.
    #[error("{0} is being put back from a backup; try again")]
    BeingReplaced(PathBuf),
    /// The file may not be written.
    #[error("{0} may be read but not written; nothing was recorded")]
    ReadOnly(PathBuf),
    /// The file may not be written, and not all of it is in it.
    #[error(
        "{0} cannot be written, and what was recorded last stands in {0}-wal; copy both to where \
        they can be written, and open the copy"
    )]
    Unmerged(PathBuf),
    /// The clock is behind the last entry.
    #[error(
        "the clock says {now}, before the last entry at {last}; nothing was recorded; set the clock, \
        or add --clock-is-right where the one that dated the last entry was wrong"
    )]
    ClockBehind {
        /// What the clock says.
        now: Timestamp,
        /// When the last entry was recorded.
        last: Timestamp,
    },
    /// The clock is years ahead of the last entry.
    #[error(
        "the clock says {now}, more than a year after the last entry at {last}; nothing was \
        recorded; set the clock, or add --clock-is-right if it is right"
    )]
    ClockAhead {
        /// What the clock says.
        now: Timestamp,
        /// When the last entry was recorded.
        last: Timestamp,
    },
    /// An entry has to be signed.
    #[error("an entry needs an author; sign it with --as NAME")]
    NoAuthor,
    /// A name is one line of plain text.
    #[error("{0:?} is no name to sign with; give one line of plain text with --as NAME")]
    UnfitAuthor(String),
    /// A name is plain text, which shows as what it is.
    #[error(
        "{0:?} has characters that are not shown or turn others around; write it in plain text"
    )]
    UnfitName(String),
    /// Scores rest on what an entry said.
    #[error(
        "{0} cannot be erased, as scores rest on what it says; only documents, what was read in \
        them, judgments and briefs can"
    )]
    Kept(Id),
    /// It is gone already.
    #[error("{id} was erased before, by {by}")]
    ErasedAlready {
        /// The entry.
        id: Id,
        /// The tombstone.
        by: Id,
    },
    /// A record names something that is not there.
    #[error("there is no {0}")]
    NoSuchId(Id),
    /// An entry or content cannot be read back.
    #[error("entry {sequence} cannot be read; run `forsooth verify`")]
    Unreadable {
        /// The entry.
        sequence: u64,
        /// Why.
        source: serde_json::Error,
    },
    /// The transparency log refuses.
    #[error(transparent)]
    Log(#[from] LogFault),
    /// A witness saw another log of this name.
    #[error(
        "witness {witness}: {problem}; nothing more is recorded, signed or published here until \
        `forsooth witness ask` finds it mended"
    )]
    Alarmed {
        /// What the witness is called.
        witness: String,
        /// What it said.
        problem: String,
    },
    /// A write failed before, and whatever follows it might rest on what was lost.
    #[error(
        "a write to {0} failed before, and nothing more is recorded until the desk is opened anew; \
        end this program and begin it again"
    )]
    Halted(PathBuf),
    /// What was written could not be kept, or nobody can tell whether it was.
    #[error(
        "what was written to {path} could not be kept for sure, and may be there or not; \
        open the desk anew and look before you record it again"
    )]
    Unsure {
        /// The ledger.
        path: PathBuf,
        /// What the engine said.
        source: EngineFault,
    },
    /// The database cannot be reached.
    #[error("{path} cannot be used; check the address, the password and the server")]
    OutOfReach {
        /// The address.
        path: PathBuf,
        /// What was said.
        source: ServerFault,
    },
    /// A ledger in a database has no file that could be copied.
    #[error(
        "{address} is a database; copy it with `pg_dump`, and the folder {folder} with it, or write \
        an export"
    )]
    NoFile {
        /// The database.
        address: PathBuf,
        /// What stands beside it.
        folder: PathBuf,
    },
    /// What stands beside a ledger cannot be copied or moved.
    #[error("{path} cannot be written")]
    Beside {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// Anything else that the engine reports.
    #[error("the ledger at {path} failed")]
    Engine {
        /// The ledger.
        path: PathBuf,
        /// What the engine said.
        source: EngineFault,
    },
}

/// A failure of the storage engine: nobody's input is to blame.
#[derive(Debug, Error)]
#[error(transparent)]
pub struct EngineFault(Said);

/// Why a server cannot be used: whoever gave its address can mend it.
#[derive(Debug, Error)]
#[error(transparent)]
pub struct ServerFault(EngineFault);

/// What engines say.
#[derive(Debug, Error)]
enum Said {
    #[error(transparent)]
    Sqlite(#[from] rusqlite::Error),
    #[error(transparent)]
    Postgres(#[from] postgres::Error),
    #[error(transparent)]
    System(#[from] std::io::Error),
    #[error("{0}")]
    Ours(String),
}

impl EngineFault {
    /// What we say ourselves of what an engine gave.
    pub(crate) fn told(words: String) -> Self {
        Self(Said::Ours(words))
    }
}

impl From<rusqlite::Error> for EngineFault {
    fn from(error: rusqlite::Error) -> Self {
        Self(error.into())
    }
}

impl From<postgres::Error> for EngineFault {
    fn from(error: postgres::Error) -> Self {
        Self(error.into())
    }
}

impl From<std::io::Error> for EngineFault {
    fn from(error: std::io::Error) -> Self {
        Self(error.into())
    }
}

impl LedgerError {
    /// What an engine reports of a ledger that is called so.
    pub(crate) fn at(fault: StoreFault, name: &Path) -> Self {
        let StoreFault { kind, source } = fault;
        let path = name.to_owned();
        match kind {
            FaultKind::Full => Self::DiskFull(path),
            FaultKind::Busy => Self::Busy(path),
            FaultKind::ReadOnly => Self::ReadOnly(path),
            FaultKind::NotALedger => Self::NotALedger(path),
            FaultKind::OutOfReach => Self::OutOfReach { path, source: ServerFault(source) },
            FaultKind::Refused | FaultKind::Broken => Self::Engine { path, source },
        }
    }

    /// Whether a write failed so that nobody knows what the engine holds of it.
    pub(crate) fn is_failure(&self) -> bool {
        matches!(self, Self::DiskFull(_) | Self::Engine { .. } | Self::Unsure { .. })
    }
}
