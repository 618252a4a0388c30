//! Showing the key that the log is checked by.

use ledger::LedgerError;
use serde::Serialize;
use thiserror::Error;

use crate::Desk;

/// The key of a log, and what it has signed.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ShownKey {
    /// The name of the log.
    pub log: String,
    /// The public key, as `NAME+ID+KEY`.
    pub key: String,
    /// How many leaves the tree has that it signed last.
    pub leaves: u64,
    /// The signed note over that tree: keep it, and any later one can be held against it.
    pub checkpoint: String,
}

/// Why there is no key to show.
#[derive(Debug, Error)]
pub enum ShowKeyError {
    /// The desk is from before there was a log, and recorded nothing since.
    #[error("nothing was signed yet at this desk; record something first")]
    NothingSigned,
    /// The ledger or its key cannot be read.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
}

/// Shows the key of the desk's log.
///
/// # Errors
///
/// Nothing was signed yet, or the key cannot be read.
pub fn show_key(desk: &Desk) -> Result<ShownKey, ShowKeyError> {
    match (desk.ledger.log_head()?, desk.ledger.log_key()?) {
        (Some(head), Some(key)) => {
            Ok(ShownKey { log: head.origin, key, leaves: head.size, checkpoint: head.note })
        }
        _ => Err(ShowKeyError::NothingSigned),
    }
}
