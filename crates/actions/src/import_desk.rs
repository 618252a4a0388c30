//! Importing a desk from an export, into a new one.

use std::io::{self, BufRead, Read};
use std::ops::ControlFlow;
use std::path::Path;

use domain::{Digest, EventImport, Id, Kind};
use ledger::{ImportError, Imported, Ledger, LedgerError, LedgerPlace};
use serde::Serialize;
use thiserror::Error;

use crate::event_rows::EventRows;
use crate::look_up::of_kind;

/// What an import brought.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ImportedDesk {
    /// What is in the ledger.
    #[serde(flatten)]
    pub ledger: Imported,
    /// How many files of rows of machine-coded events.
    pub event_rows: usize,
    /// The imports of events whose rows the export does not have.
    pub lost_rows: Vec<Id>,
}

/// Why a desk was not imported. Nothing of it is kept.
#[derive(Debug, Error)]
pub enum ImportDeskError {
    /// It was broken off.
    #[error("the import was broken off, and nothing of it is kept; begin it again")]
    BrokenOff,
    /// The export was refused.
    #[error(transparent)]
    Import(#[from] ImportError),
}

impl From<LedgerError> for ImportDeskError {
    fn from(error: LedgerError) -> Self {
        Self::Import(error.into())
    }
}

/// Makes a new desk from an export. Where the export is refused, no desk is left behind. `step`
/// hears how many bytes were read, and may break the import off until all of them were.
///
/// # Errors
///
/// There is a desk or a file at the place already, the export is damaged, or it was broken off.
pub fn import_desk(
    place: impl Into<LedgerPlace>,
    input: &mut dyn BufRead,
    step: &mut dyn FnMut(u64) -> ControlFlow<()>,
) -> Result<ImportedDesk, ImportDeskError> {
    let place = place.into();
    let mut ledger = Ledger::create(&place)?;
    let mut brought = Brought { desk: place.beside(), rows: vec![] };
    let mut input = Counted { input, step, read: 0, is_broken_off: false };
    let imported = ledger.import(&mut input, &mut |rows| brought.take(rows));
    let error = match imported {
        Ok(imported) => return Ok(brought.told(&ledger, imported)?),
        Err(_) if input.is_broken_off => ImportDeskError::BrokenOff,
        Err(error) => error.into(),
    };
    brought.remove(|_| false);
    ledger.give_up()?;
    Err(error)
}

/// An export as it is read, until somebody breaks it off.
struct Counted<'a> {
    input: &'a mut dyn BufRead,
    step: &'a mut dyn FnMut(u64) -> ControlFlow<()>,
    read: u64,
    is_broken_off: bool,
}

impl Read for Counted<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.fill_buf()?.read(buffer)?;
        self.consume(read);
        Ok(read)
    }
}

impl BufRead for Counted<'_> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if (self.step)(self.read).is_break() {
            self.is_broken_off = true;
            return Err(io::Error::other("it was broken off"));
        }
        self.input.fill_buf()
    }

    fn consume(&mut self, amount: usize) {
        self.read += amount as u64;
        self.input.consume(amount);
    }
}

/// The files of rows that an export brought.
struct Brought<'a> {
    desk: &'a Path,
    rows: Vec<EventRows>,
}

impl Brought<'_> {
    fn take(&mut self, rows: &str) -> io::Result<()> {
        let file = EventRows::at(self.desk, Digest::of(rows.as_bytes()));
        // Rows that were there before belong to whoever put them there.
        if !file.are_whole() {
            file.write(rows.as_bytes())?;
            self.rows.push(file);
        }
        Ok(())
    }

    /// What came of the import, without the rows that no entry has the digest of.
    fn told(&mut self, ledger: &Ledger, imported: Imported) -> Result<ImportedDesk, LedgerError> {
        let imports = of_kind::<EventImport>(&ledger.entries(Kind::EventImport)?);
        let is_wanted = |digest: Digest| imports.iter().any(|it| it.record.rows_sha256 == digest);
        self.remove(is_wanted);
        let is_lost =
            |import: &EventImport| !EventRows::at(self.desk, import.rows_sha256).are_whole();
        let lost = imports.iter().filter(|it| is_lost(&it.record)).map(|it| it.id);
        let lost_rows = lost.collect();
        Ok(ImportedDesk { ledger: imported, event_rows: self.rows.len(), lost_rows })
    }

    /// Removes the rows that are not to stay.
    fn remove(&mut self, stays: impl Fn(Digest) -> bool) {
        let (kept, others): (Vec<_>, Vec<_>) = std::mem::take(&mut self.rows)
            .into_iter()
            .partition(|rows: &EventRows| stays(rows.digest()));
        self.rows = kept;
        for rows in others {
            // What cannot be removed is known by no entry, and read by nobody.
            let _stays = std::fs::remove_file(rows.path());
        }
    }
}
