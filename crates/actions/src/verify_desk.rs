//! Verifying a desk: recomputing everything its ledger claims about itself and about the rows of
//! events beside it.

use domain::{EventImport, Recordable as _};
use ledger::{Fault, LedgerError, Verification};

use crate::Desk;
use crate::event_rows::EventRows;

/// Recomputes every digest, the chain of entries, the links, every span, and the digests of the
/// rows of events that were imported.
///
/// # Errors
///
/// The ledger cannot be read at all.
pub fn verify_desk(desk: &Desk) -> Result<Verification, LedgerError> {
    let mut verification = desk.ledger.verify()?;
    if let Err(alarm) = desk.check_alarms() {
        verification.faults.push(Fault { sequence: None, message: alarm.to_string() });
    }
    // What cannot be read of the ledger was told above.
    for entry in desk.ledger.entries(EventImport::KIND).unwrap_or_default() {
        let Some(import) = EventImport::from_record(&entry.record) else { continue };
        let rows = EventRows::of(desk, import);
        if !rows.are_whole() {
            let told = if rows.path().exists() { "have been changed" } else { "are missing" };
            let message = format!(
                "the rows of {} {told}; import {} again to bring them back",
                entry.id, import.file
            );
            verification.faults.push(Fault { sequence: Some(entry.sequence), message });
        }
    }
    Ok(verification)
}
