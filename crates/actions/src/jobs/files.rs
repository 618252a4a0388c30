//! The files of a job: read, written whole, and locked.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use serde::Serialize;
use serde::de::DeserializeOwned;
use thiserror::Error;

use super::job_id::JobId;

/// Why a job cannot be read or written.
#[derive(Debug, Error)]
pub enum JobFileError {
    /// There is none of that name.
    #[error("there is no {0}; see which there are in the list of jobs")]
    NoSuch(JobId),
    /// A file or folder cannot be used.
    #[error("{path} cannot be {done}, where jobs are kept ({reason})")]
    File {
        /// Which.
        path: PathBuf,
        /// What was to be done with it.
        done: &'static str,
        /// Why it cannot be.
        reason: io::Error,
    },
    /// A file holds something else.
    #[error("{path} cannot be understood ({reason}); clear the job, or use a newer version")]
    Damaged {
        /// Which.
        path: PathBuf,
        /// Why.
        reason: serde_json::Error,
    },
}

/// Takes a lock that the system gives back when the program ends; nothing where another has it.
pub(crate) fn lock(path: &Path) -> Result<Option<File>, JobFileError> {
    let mut options = OpenOptions::new();
    let file = options.create(true).truncate(false).write(true).open(path);
    let file = file.map_err(failed(path, "written"))?;
    match file.try_lock() {
        Ok(()) => Ok(Some(file)),
        Err(TryLockError::WouldBlock) => Ok(None),
        Err(TryLockError::Error(error)) => Err(failed(path, "locked")(error)),
    }
}

/// Whether another holds a lock.
pub(crate) fn is_locked(path: &Path) -> bool {
    let Ok(file) = File::open(path) else { return false };
    matches!(file.try_lock_shared(), Err(TryLockError::WouldBlock))
}

/// Puts what failed with a file into words.
pub(crate) fn failed(path: &Path, done: &'static str) -> impl Fn(io::Error) -> JobFileError {
    move |reason| JobFileError::File { path: path.to_owned(), done, reason }
}

/// Reads a file as JSON.
pub(crate) fn read_json<T: DeserializeOwned>(path: &Path) -> Result<T, JobFileError> {
    let bytes = fs::read(path).map_err(failed(path, "read"))?;
    let damaged = |reason| JobFileError::Damaged { path: path.to_owned(), reason };
    serde_json::from_slice(&bytes).map_err(damaged)
}

/// Writes a file whole: whoever reads it finds the old one or the new one.
pub(crate) fn write_json<T: Serialize>(path: &Path, value: &T) -> Result<(), JobFileError> {
    let write = || -> io::Result<()> {
        let folder = path.parent().unwrap_or(Path::new("."));
        let mut part = tempfile::NamedTempFile::new_in(folder)?;
        part.write_all(&serde_json::to_vec(value)?)?;
        part.persist(path)?;
        Ok(())
    };
    write().map_err(failed(path, "written"))
}
