//! What can go wrong with a ledger, in words a user can act on.

use std::path::{Path, PathBuf};

use domain::Id;
use jiff::Timestamp;
use rusqlite::ErrorCode;
use thiserror::Error;

use crate::LogFault;

/// What can go wrong with a ledger. Whatever it is, the ledger stays as it was.
#[derive(Debug, Error)]
pub enum LedgerError {
    /// There is no file at the path.
    #[error("there is no desk at {0}; add a document to begin one")]
    Missing(PathBuf),
    /// A ledger could not be begun, and its empty file could not be removed.
    #[error("no desk could be begun, and an empty file is left at {0}; remove it")]
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
        crate::schema::VERSION
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
    /// The file may not be written.
    #[error("{0} may be read but not written; nothing was recorded")]
    ReadOnly(PathBuf),
    /// The clock is behind the last entry.
    #[error(
        "the clock says {now}, before the last entry at {last}; nothing was recorded; set the clock"
    )]
    ClockBehind {
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
    /// Anything else that SQLite reports.
    #[error("the ledger at {path} failed")]
    Sqlite {
        /// The file.
        path: PathBuf,
        /// What SQLite said.
        source: EngineFault,
    },
}

/// A failure of the storage engine: nobody's input is to blame.
#[derive(Debug, Error)]
#[error(transparent)]
pub struct EngineFault(pub(crate) rusqlite::Error);

impl LedgerError {
    pub(crate) fn from_sqlite(error: rusqlite::Error, path: &Path) -> Self {
        let path = path.to_owned();
        let code = error.sqlite_error_code();
        if code == Some(ErrorCode::DiskFull) {
            Self::DiskFull(path)
        } else if code == Some(ErrorCode::DatabaseBusy) {
            Self::Busy(path)
        } else if code == Some(ErrorCode::ReadOnly) {
            Self::ReadOnly(path)
        } else if code == Some(ErrorCode::NotADatabase) {
            Self::NotALedger(path)
        } else {
            Self::Sqlite { path, source: EngineFault(error) }
        }
    }
}
