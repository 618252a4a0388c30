//! Showing the checkpoint: what the log has signed last, and who stands behind it.

use ledger::LedgerError;
use serde::Serialize;
use thiserror::Error;
use verifying::Unsigned;

use crate::Desk;
use crate::show_key::{ShowKeyError, ShownKey, show_key};
use crate::witnesses::{LogStanding, WitnessFileError};

/// What a log has signed last.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ShownCheckpoint {
    /// The key, and the signed note, with the cosignatures of witnesses that saw its tree.
    #[serde(flatten)]
    pub key: ShownKey,
    /// Who stands behind it.
    #[serde(flatten)]
    pub standing: LogStanding,
}

/// Why there is no checkpoint to show.
#[derive(Debug, Error)]
pub enum ShowCheckpointError {
    /// There is no key, or it cannot be read.
    #[error(transparent)]
    Key(#[from] ShowKeyError),
    /// The witnesses of the desk cannot be read.
    #[error(transparent)]
    Witnesses(#[from] WitnessFileError),
    /// It would not count.
    #[error("the checkpoint does not count; run `forsooth verify`")]
    Unsigned(#[from] Unsigned),
    /// The ledger cannot be read.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
}

/// Shows what the log of the desk has signed last.
///
/// # Errors
///
/// Nothing was signed yet, what was signed does not count, or something cannot be read.
pub fn show_checkpoint(desk: &Desk) -> Result<ShownCheckpoint, ShowCheckpointError> {
    let mut key = show_key(desk)?;
    if let Some((size, note)) = desk.ledger.cosigned()?
        && size == key.leaves
    {
        key.checkpoint = note;
    }
    // What does not count for those who check it is not given out.
    let signed = desk.policy(&key.key, &desk.witnesses()?)?.check(&key.checkpoint)?;
    Ok(ShownCheckpoint { standing: LogStanding::of(&signed), key })
}
