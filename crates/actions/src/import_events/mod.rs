//! Importing events that a machine coded: background beside what was read, and evidence for
//! nothing.

mod once;
mod table;

use domain::{Digest, EventCoder, EventImport, Id, Record};
use ledger::LedgerError;
use reading::{Gazetteer, NotAnEventTable};
use serde::Serialize;
use thiserror::Error;

use crate::Desk;
use crate::desk::Decided;
use crate::event_rows::EventRows;
use crate::look_up::{LookUpError, Recorded};
use crate::moment::last_day;
use table::ReadTable;

/// A file of events to import.
#[derive(Clone, Debug, Default)]
pub struct ImportEvents<'a> {
    /// The name of the file.
    pub file: &'a str,
    /// The file as it came: a table, or a ZIP archive with one.
    pub bytes: &'a [u8],
    /// Whose coding it is, if the headings are not to tell.
    pub coder: Option<EventCoder>,
    /// Under which terms it may be used.
    pub licence: Option<&'a str>,
    /// The actors, where they are not the program's own.
    pub gazetteer: Option<&'a Gazetteer>,
}

/// What an import took in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ImportedEvents {
    /// The import.
    pub id: Id,
    /// What its entry holds.
    #[serde(flatten)]
    pub import: EventImport,
    /// Whether it was imported before, and its rows were lost and are there again.
    pub restored: bool,
}

/// Why events cannot be imported.
#[derive(Debug, Error)]
pub enum ImportEventsError {
    /// It is no table of events that is known.
    #[error(transparent)]
    NoTable(#[from] NotAnEventTable),
    /// It is an archive without one table in it.
    #[error("the archive cannot be read: {0}; unpack it and import the table in it")]
    Archive(String),
    /// There is nothing in it.
    #[error("the table has no rows")]
    Empty,
    /// It was imported before.
    #[error("this file was imported already, as {0}")]
    Known(Id),
    /// Another file with the same rows was imported before, as an archive and the table in it.
    #[error("the rows of this file were imported already, with {0}")]
    SameRows(Id),
    /// Its rows were lost, and this version makes others of it.
    #[error(
        "the rows of {0} are lost, and this version of the program or its actors reads the file otherwise; restore the folder of rows from a copy"
    )]
    Otherwise(Id),
    /// The rows cannot be kept.
    #[error("{path} cannot be written")]
    Write {
        /// The file of rows.
        path: String,
        /// Why.
        source: std::io::Error,
    },
    /// The desk cannot be read or written.
    #[error(transparent)]
    LookUp(#[from] LookUpError),
}

impl From<LedgerError> for ImportEventsError {
    fn from(error: LedgerError) -> Self {
        Self::LookUp(error.into())
    }
}

/// Takes in the events of a file as background; `progress` is told how many rows were read.
///
/// Its rows are kept in a file beside the ledger, and the ledger holds their digest. Where they
/// were lost, the same file brings them back.
///
/// # Errors
///
/// It is no table of events, it was imported before, or the rows or the ledger cannot be written.
pub fn import_events(
    desk: &mut Desk,
    request: &ImportEvents<'_>,
    progress: &mut dyn FnMut(u64),
) -> Result<ImportedEvents, ImportEventsError> {
    let sha256 = Digest::of(request.bytes);
    let known = desk.import_of(&sha256)?;
    if let Some(known) = &known
        && EventRows::of(desk, &known.record).are_whole()
    {
        return Err(ImportEventsError::Known(known.id));
    }
    let bytes = table::unpacked(request.bytes)?;
    // Rows that come back are read as on the day on which they came first.
    let at = known.as_ref().map_or_else(|| desk.now(), |known| Ok(known.recorded_at))?;
    let read = ReadTable::of(&bytes, request, last_day(at), progress)?;
    if let Some(done) = restored(desk, &import(request, sha256, &read), &read)? {
        return Ok(done);
    }
    let (read, had) = desk.rows_once(read, known.as_ref().map(|known| known.id))?;
    let import = import(request, sha256, &read);
    if let Some(done) = restored(desk, &import, &read)? {
        return Ok(done);
    }
    match (known, had) {
        (Some(known), _) => return Err(ImportEventsError::Otherwise(known.id)),
        (None, Some(had)) if import.rows.kept == 0 => return Err(ImportEventsError::SameRows(had)),
        (None, _) => {}
    }
    keep(desk, &import, &read)?;
    let id = desk.record(|desk| match desk.import_with_rows_of(&import)? {
        Some(known) => Err(ImportEventsError::SameRows(known.id)),
        None => Ok(Decided::from(Record::EventImport(import.clone()))),
    })?;
    Ok(ImportedEvents { id, import, restored: false })
}

/// Brings the rows of an import back that kept the same and lost them; nothing, where none did.
fn restored(
    desk: &Desk,
    import: &EventImport,
    read: &ReadTable,
) -> Result<Option<ImportedEvents>, ImportEventsError> {
    let Some(same) = desk.import_with_rows_of(import)? else { return Ok(None) };
    if same.record.rows_sha256 != import.rows_sha256 {
        return Ok(None);
    }
    // The rows of another wrapping of the same table may have been lost.
    if EventRows::of(desk, &same.record).are_whole() {
        return Err(ImportEventsError::SameRows(same.id));
    }
    keep(desk, import, read)?;
    Ok(Some(ImportedEvents { id: same.id, import: same.record, restored: true }))
}

fn import(request: &ImportEvents<'_>, sha256: Digest, read: &ReadTable) -> EventImport {
    let licence = request.licence.map(str::trim).filter(|licence| !licence.is_empty());
    EventImport {
        file: request.file.to_owned(),
        coder: read.coder,
        sha256,
        rows_sha256: Digest::of(read.rows.as_bytes()),
        rows: read.counts,
        first: read.first,
        last: read.last,
        licence: licence.map(str::to_owned),
        refusals: read.refusals.clone(),
    }
}

fn keep(desk: &Desk, import: &EventImport, read: &ReadTable) -> Result<(), ImportEventsError> {
    let rows = EventRows::of(desk, import);
    rows.write(read.rows.as_bytes()).map_err(|source| ImportEventsError::Write {
        path: rows.path().display().to_string(),
        source,
    })
}

impl Desk {
    /// The import of a file with a digest, if it was imported.
    fn import_of(&self, sha256: &Digest) -> Result<Option<Recorded<EventImport>>, LedgerError> {
        let imports = self.every::<EventImport>()?;
        Ok(imports.into_iter().find(|import| import.record.sha256 == *sha256))
    }

    /// An import that kept the same rows; rows of nothing are the same as none.
    fn import_with_rows_of(
        &self,
        import: &EventImport,
    ) -> Result<Option<Recorded<EventImport>>, LedgerError> {
        let imports = self.every::<EventImport>()?;
        let is_same = |it: &EventImport| {
            it.sha256 == import.sha256
                || import.rows.kept > 0
                    && it.coder == import.coder
                    && it.rows_sha256 == import.rows_sha256
        };
        Ok(imports.into_iter().find(|it| is_same(&it.record)))
    }
}
