//! Backing a desk up: a copy that is a desk itself.

use std::io;
use std::path::{Path, PathBuf};

use ledger::{BackedUp, LedgerError};
use people::{Roll, RollError};
use thiserror::Error;

use crate::Desk;
use crate::event_rows::copy_event_rows;

/// Why a desk is not backed up.
#[derive(Debug, Error)]
pub enum BackUpError {
    /// The ledger cannot be copied.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
    /// The roll of who may use it cannot be copied.
    #[error(transparent)]
    Roll(#[from] RollError),
    /// The rows of events beside it cannot be copied.
    #[error("the rows of events cannot be copied to {path}")]
    Rows {
        /// Where to.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

/// Copies the desk as it is at one moment into a file that is not there yet, while others work at
/// it. The rows of events go with it, and the key that signs with the roll of people, if
/// they are wanted.
///
/// # Errors
///
/// There is a file already, the desk is kept in a database, or the copy cannot be written.
pub fn back_up_desk(desk: &Desk, path: &Path, with_key: bool) -> Result<BackedUp, BackUpError> {
    let backed_up = desk.ledger.back_up(path, with_key)?;
    copy_event_rows(desk.path(), path)
        .map_err(|source| BackUpError::Rows { path: path.to_owned(), source })?;
    if with_key && desk.has_accounts()? {
        desk.roll()?.copy_to(&Roll::path_beside(path))?;
    }
    Ok(backed_up)
}
