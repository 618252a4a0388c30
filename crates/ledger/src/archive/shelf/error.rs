//! Why a shelf cannot be used.

use std::path::{Path, PathBuf};

use rusqlite::ErrorCode;
use thiserror::Error;

use crate::EngineFault;

/// Why a shelf cannot be used. The ledger is never harmed by it.
#[derive(Debug, Error)]
pub enum ShelfError {
    /// Another program is writing.
    #[error("another program is writing to the index of copies at {0}; try again when it is done")]
    Busy(PathBuf),
    /// It cannot be read or written.
    #[error("the index of copies at {path} cannot be used; remove it, and it is made anew")]
    Unusable {
        /// The file.
        path: PathBuf,
        /// What the engine said.
        source: EngineFault,
    },
    /// Its folder cannot be made.
    #[error("the folder {path} cannot be made, which is for the index of copies")]
    Folder {
        /// The folder.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
}

pub(super) type Shelved<T> = Result<T, ShelfError>;

pub(super) fn explained(error: rusqlite::Error, path: &Path) -> ShelfError {
    let path = path.to_owned();
    match error.sqlite_error_code() {
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => ShelfError::Busy(path),
        Some(_) | None => ShelfError::Unusable { path, source: error.into() },
    }
}
