//! Restoring a desk from a copy of it.

use std::io;
use std::path::{Path, PathBuf};

use ledger::{Ledger, RestoreError, Restored};
use people::{Roll, RollError};
use thiserror::Error;

use crate::event_rows::copy_event_rows;

/// Why a desk is not restored.
#[derive(Debug, Error)]
pub enum RestoreDeskError {
    /// The copy is not put back, and what was there is as it was.
    #[error(transparent)]
    Ledger(#[from] RestoreError),
    /// The desk is restored, and the roll of who may use it is not.
    #[error("the desk is restored, but not who may use it")]
    Roll(#[from] RollError),
    /// The desk is restored, and the rows of events beside it are not.
    #[error("the desk is restored, but its rows of events cannot be copied to {path}")]
    Rows {
        /// Where to.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

/// Puts a copy in the place of a desk; what was there is kept beside it. What would lose entries is
/// refused, unless `behind` says that it may.
///
/// # Errors
///
/// The copy is damaged, is of another desk, or holds less than was recorded.
pub fn restore_desk(copy: &Path, path: &Path, behind: bool) -> Result<Restored, RestoreDeskError> {
    let restored = Ledger::restore(copy, path, behind)?;
    copy_event_rows(copy, path)
        .map_err(|source| RestoreDeskError::Rows { path: path.to_owned(), source })?;
    copy_roll(copy, path)?;
    Ok(restored)
}

/// Copies who may use a desk to where nobody has an account: an older roll would let in again who
/// was shut out since.
fn copy_roll(copy: &Path, path: &Path) -> Result<(), RollError> {
    let (kept, own) = (Roll::path_beside(copy), Roll::path_beside(path));
    if own.exists() || !Roll::is_at(&kept)? {
        return Ok(());
    }
    Roll::open(&kept)?.copy_to(&own)
}
