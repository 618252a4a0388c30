//! A table of events as it is read: the rows that are kept, and what became of the others.

use std::io::{Cursor, Read as _};

use csv::{ByteRecord, Reader, ReaderBuilder};
use domain::{EventCoder, ImportedRows, RefusedRow};
use jiff::civil::Date;
use reading::{CodedRow, EventTable, Gazetteer};
use zip::ZipArchive;

use super::{ImportEvents, ImportEventsError};
use crate::event_rows;

/// How many refused rows are told one by one.
const TOLD_REFUSALS: usize = 20;

/// How many rows are read between two words of progress.
const STEP: u64 = 10_000;

/// What a table comes to.
pub(super) struct ReadTable {
    pub(super) coder: EventCoder,
    /// The rows as they are kept, a line each, in order.
    pub(super) rows: String,
    pub(super) counts: ImportedRows,
    pub(super) first: Option<Date>,
    pub(super) last: Option<Date>,
    pub(super) refusals: Vec<RefusedRow>,
}

impl ReadTable {
    /// Reads a table on a day; a row of a later one is refused.
    pub(super) fn of(
        bytes: &[u8],
        request: &ImportEvents<'_>,
        today: Date,
        progress: &mut dyn FnMut(u64),
    ) -> Result<Self, ImportEventsError> {
        let first_line = bytes.split(|byte| *byte == b'\n').next().unwrap_or_default();
        let gazetteer = request.gazetteer.unwrap_or(Gazetteer::built_in());
        let first_line = String::from_utf8_lossy(first_line);
        let mut table = EventTable::of(&first_line, request.coder, gazetteer)?;
        look_ahead(&mut table, bytes);
        let mut kept = Kept::until(today);
        let mut reader = reader(&table, bytes);
        let mut record = ByteRecord::new();
        loop {
            let row = match reader.read_byte_record(&mut record) {
                Ok(false) => break,
                Ok(true) => read(&mut table, &record),
                Err(error) => CodedRow::Refused(error.to_string()),
            };
            kept.take(record.position().map_or(0, csv::Position::line), row);
            if kept.counts.read.is_multiple_of(STEP) {
                progress(kept.counts.read);
            }
        }
        if kept.counts.read == 0 {
            return Err(ImportEventsError::Empty);
        }
        Ok(kept.ordered(table.coder()))
    }
}

/// What was kept so far.
struct Kept {
    /// The last day that can have been when the table is read.
    today: Date,
    lines: Vec<String>,
    counts: ImportedRows,
    first: Option<Date>,
    last: Option<Date>,
    refusals: Vec<RefusedRow>,
}

impl Kept {
    /// Nothing yet, of a table that is read on a day.
    fn until(today: Date) -> Self {
        let (lines, counts, refusals) = (vec![], ImportedRows::default(), vec![]);
        Self { today, lines, counts, first: None, last: None, refusals }
    }

    fn take(&mut self, line: u64, row: CodedRow) {
        self.counts.read += 1;
        match row {
            // Nobody coded what is yet to come: its day was misread.
            CodedRow::Event(event) if event.date > self.today => {
                self.refuse(line, format!("{} is a day that is yet to come", event.date));
            }
            CodedRow::Event(event) => {
                self.counts.kept += 1;
                let date = event.date;
                self.first = Some(self.first.map_or(date, |first| first.min(date)));
                self.last = Some(self.last.map_or(date, |last| last.max(date)));
                self.lines.push(event_rows::line(&event));
            }
            CodedRow::Unplaced => self.counts.unplaced += 1,
            CodedRow::Unclassed => self.counts.unclassed += 1,
            CodedRow::Unhappened => self.counts.unhappened += 1,
            CodedRow::Refused(reason) => self.refuse(line, reason),
        }
    }

    fn refuse(&mut self, line: u64, reason: String) {
        self.counts.refused += 1;
        if self.refusals.len() < TOLD_REFUSALS {
            self.refusals.push(RefusedRow { line, reason });
        }
    }

    fn ordered(mut self, coder: EventCoder) -> ReadTable {
        // By the bytes, so that the rows of two actors stand together and are found by halving.
        self.lines.sort_unstable();
        let Self { lines, counts, first, last, refusals, .. } = self;
        ReadTable { coder, rows: lines.concat(), counts, first, last, refusals }
    }
}

fn reader<'a>(table: &EventTable<'_>, bytes: &'a [u8]) -> Reader<&'a [u8]> {
    ReaderBuilder::new()
        .delimiter(table.separator())
        .quoting(table.is_quoted())
        .has_headers(table.has_headings())
        .flexible(true)
        .from_reader(bytes)
}

/// Shows a table its rows before they are read, as far as that tells it anything.
fn look_ahead(table: &mut EventTable<'_>, bytes: &[u8]) {
    let mut reader = reader(table, bytes);
    let mut record = ByteRecord::new();
    // A row that cannot be read is told of when it is read.
    while reader.read_byte_record(&mut record).is_ok_and(|is_row| is_row) {
        if !with_cells(&record, |cells| table.look_ahead(cells)) {
            break;
        }
    }
}

fn read(table: &mut EventTable<'_>, record: &ByteRecord) -> CodedRow {
    with_cells(record, |cells| table.read(cells))
}

fn with_cells<T>(record: &ByteRecord, work: impl FnOnce(&[&str]) -> T) -> T {
    let cells: Vec<_> = record.iter().map(String::from_utf8_lossy).collect();
    let cells: Vec<&str> = cells.iter().map(AsRef::as_ref).collect();
    work(&cells)
}

/// The table in a file, which may be an archive with it alone.
pub(super) fn unpacked(bytes: &[u8]) -> Result<std::borrow::Cow<'_, [u8]>, ImportEventsError> {
    if !bytes.starts_with(b"PK\x03\x04") {
        return Ok(bytes.into());
    }
    let told = |error: &dyn std::fmt::Display| ImportEventsError::Archive(error.to_string());
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| told(&error))?;
    if archive.len() != 1 {
        return Err(told(&format!("{} files are in it", archive.len())));
    }
    let mut table = vec![];
    let mut file = archive.by_index(0).map_err(|error| told(&error))?;
    file.read_to_end(&mut table).map_err(|error| told(&error))?;
    Ok(table.into())
}
