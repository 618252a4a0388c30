//! Writing an export.

use std::io::Write;

use base64::Engine as _;
use thiserror::Error;

use super::{BASE64, FORMAT, FORMAT_ALONE, FORMAT_BESIDE, Line, end};
use crate::store::{Row, StoreFault, VERSION, Value};
use crate::{Ledger, LedgerError, transparency};

/// Why an export stopped.
#[derive(Debug, Error)]
pub enum ExportError {
    /// The ledger cannot be read.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
    /// What is kept beside the ledger cannot be read.
    #[error("what is kept beside the ledger cannot be read")]
    Beside(#[source] std::io::Error),
    /// The file cannot be written.
    #[error("the export cannot be written")]
    Write(#[from] std::io::Error),
    /// A line cannot be written as JSON.
    #[error("the export cannot be written as JSON")]
    Json(#[from] serde_json::Error),
}

impl Ledger {
    /// Writes everything as JSON Lines, with the texts that are kept beside the ledger.
    ///
    /// # Errors
    ///
    /// The ledger or one of these texts cannot be read, or `output` cannot be written.
    pub fn export(
        &self,
        beside: &mut dyn Iterator<Item = std::io::Result<String>>,
        output: &mut dyn Write,
    ) -> Result<(), ExportError> {
        let _moment = self.moment()?;
        let mut beside = beside.peekable();
        let has_erased = self.stored_format()? >= VERSION;
        let format = match (has_erased, beside.peek()) {
            (true, _) => FORMAT,
            (false, Some(_)) => FORMAT_BESIDE,
            (false, None) => FORMAT_ALONE,
        };
        write_line(output, &Line::ForsoothExport { format })?;
        self.export_contents(output)?;
        for text in beside {
            write_line(output, &Line::Beside(text.map_err(ExportError::Beside)?))?;
        }
        self.export_secrets(output)?;
        self.export_entries(output)?;
        let (entries, head) = end(&*self.store).map_err(|fault| self.explain(fault))?;
        write_line(output, &Line::End { entries, head })?;
        Ok(output.flush()?)
    }

    fn export_contents(&self, output: &mut dyn Write) -> Result<(), ExportError> {
        let sql = "SELECT sha256, bytes FROM content WHERE sha256 > ? ORDER BY sha256 LIMIT ?";
        self.each_blob(sql, Value::NO_BYTES, |bytes| {
            let line = match std::str::from_utf8(bytes) {
                Ok(text) => Line::Text(text.to_owned()),
                Err(_) => Line::Base64(BASE64.encode(bytes)),
            };
            write_line(output, &line)
        })
    }

    fn export_secrets(&self, output: &mut dyn Write) -> Result<(), ExportError> {
        let secrets =
            transparency::secrets(&*self.store).map_err(|error| error.at(self.place.name()))?;
        secrets.into_iter().try_for_each(|secret| write_line(output, &Line::Secret(secret)))
    }

    fn export_entries(&self, output: &mut dyn Write) -> Result<(), ExportError> {
        let sql =
            "SELECT sequence, canonical FROM entry WHERE sequence > ? ORDER BY sequence LIMIT ?";
        self.each_blob(sql, Value::FIRST_INTEGER, |canonical| {
            output.write_all(b"{\"entry\":")?;
            output.write_all(canonical)?;
            Ok(output.write_all(b"}\n")?)
        })
    }

    fn each_blob(
        &self,
        sql: &str,
        start: Value,
        mut work: impl FnMut(&[u8]) -> Result<(), ExportError>,
    ) -> Result<(), ExportError> {
        let read = |row: Row| -> Result<Vec<u8>, StoreFault> {
            let [_, bytes] = row.into_values()?;
            bytes.try_into()
        };
        let done = self.store.each(sql, start, |row| Ok(work(&read(row)?)?));
        done.map_err(|stopped| match stopped {
            Stopped::Reading(fault) => self.explain(fault).into(),
            Stopped::Writing(error) => error,
        })
    }
}

/// Why an export stopped in the midst of rows.
enum Stopped {
    Reading(StoreFault),
    Writing(ExportError),
}

impl From<StoreFault> for Stopped {
    fn from(fault: StoreFault) -> Self {
        Self::Reading(fault)
    }
}

impl From<ExportError> for Stopped {
    fn from(error: ExportError) -> Self {
        Self::Writing(error)
    }
}

fn write_line(output: &mut dyn Write, line: &Line) -> Result<(), ExportError> {
    serde_json::to_writer(&mut *output, line)?;
    Ok(output.write_all(b"\n")?)
}
