//! Giving a receipt: the proof that an entry is in the signed log, in a file that is checked
//! without this desk and without a network.

use domain::{Id, Kind};
use ledger::LedgerError;
use serde::Serialize;
use thiserror::Error;
use verifying::{Checkpoint, Receipt, ReceiptError};

use crate::Desk;
use crate::look_up::LookUpError;
use crate::show_entry::refuse_hidden;
use crate::witnesses::{LogStanding, WitnessFileError};

/// A receipt, and what it is worth.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct GivenReceipt {
    /// What it is of.
    pub id: Id,
    /// The name of the log.
    pub log: String,
    /// The key that the receipt is checked by, as `NAME+ID+KEY`.
    pub key: String,
    /// How many leaves the signed tree has.
    pub leaves: u64,
    /// Who stands behind it.
    #[serde(flatten)]
    pub standing: LogStanding,
    /// The file itself.
    pub receipt: String,
}

/// Why there is no receipt.
#[derive(Debug, Error)]
pub enum GiveReceiptError {
    /// It cannot be looked up, or is hidden.
    #[error(transparent)]
    LookUp(#[from] LookUpError),
    /// What was read in documents, feeds and watches bear on no score.
    #[error("{0} is a {kind}, which bears on no score and has no receipt; ask for that of what rests on it", kind = .0.kind)]
    BearsOnNothing(Id),
    /// The desk is from before there was a log, and recorded nothing since.
    #[error("nothing was signed yet at this desk; record something first")]
    NothingSigned,
    /// It would not hold.
    #[error("the receipt does not hold; run `forsooth verify`")]
    Broken(#[from] ReceiptError),
    /// The witnesses of the desk cannot be read.
    #[error(transparent)]
    Witnesses(#[from] WitnessFileError),
    /// The ledger or its key cannot be read.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
}

/// Gives the receipt of an entry.
///
/// It opens the entry: whoever has the file can read what was recorded.
///
/// # Errors
///
/// There is no such entry, it is hidden from whoever is at the desk, or it has no receipt.
pub fn give_receipt(desk: &Desk, id: Id) -> Result<GivenReceipt, GiveReceiptError> {
    desk.check_alarms()?;
    refuse_hidden(desk, id)?;
    desk.check_visible(&desk.find(id)?)?;
    if !has_receipt(id.kind) {
        return Err(GiveReceiptError::BearsOnNothing(id));
    }
    let (Some(receipt), Some(key)) = (desk.ledger.receipt(id)?, desk.ledger.log_key()?) else {
        return Err(GiveReceiptError::NothingSigned);
    };
    // What does not hold for those who check it is not given out.
    let policy = desk.policy(&key, &desk.witnesses()?)?;
    let signed = Receipt::parse(&receipt)?.check(&policy)?.signed;
    let Checkpoint { origin, size, .. } = &signed.checkpoint;
    let (log, leaves, standing) = (origin.clone(), *size, LogStanding::of(&signed));
    Ok(GivenReceipt { id, log, key, leaves, standing, receipt })
}

/// Whether entries of a kind have receipts: those that bear on a score.
pub fn has_receipt(kind: Kind) -> bool {
    kind.bears_on_score()
}
