//! Exporting a desk: everything in one file that another tool can read.

use std::collections::BTreeSet;
use std::io::Write;

use domain::{EventImport, Id};
use ledger::{ExportError, LedgerError};
use serde::Serialize;
use thiserror::Error;

use crate::Desk;
use crate::event_rows::EventRows;

/// What an export holds besides the ledger.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ExportedDesk {
    /// How many files of rows of machine-coded events.
    pub event_rows: usize,
    /// The imports of events whose rows are lost or were changed, and so are not in it.
    pub lost_rows: Vec<Id>,
}

/// Why a desk is not exported.
#[derive(Debug, Error)]
pub enum ExportDeskError {
    /// In an export stands what others keep private.
    #[error("an export holds what others keep private; only an administrator makes one")]
    OnlyAdministrators,
    /// It cannot be read or written.
    #[error(transparent)]
    Export(#[from] ExportError),
}

impl From<LedgerError> for ExportDeskError {
    fn from(error: LedgerError) -> Self {
        Self::Export(error.into())
    }
}

/// Writes everything the desk keeps as JSON Lines, with a line for each file of machine-coded
/// events.
///
/// # Errors
///
/// Whoever is at the desk may not see all of it, the ledger cannot be read, or `output` cannot be
/// written.
pub fn export_desk(desk: &Desk, output: &mut dyn Write) -> Result<ExportedDesk, ExportDeskError> {
    if !desk.viewer().sees_all() {
        return Err(ExportDeskError::OnlyAdministrators);
    }
    let mut exported = ExportedDesk::default();
    let (mut digests, mut files) = (BTreeSet::new(), vec![]);
    for import in desk.every::<EventImport>()? {
        let rows = EventRows::of(desk, &import.record);
        if !rows.are_whole() {
            exported.lost_rows.push(import.id);
        } else if digests.insert(import.record.rows_sha256) {
            files.push(rows);
        }
    }
    exported.event_rows = files.len();
    desk.ledger.export(&mut files.iter().map(EventRows::read), output)?;
    Ok(exported)
}
