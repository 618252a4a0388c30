//! A table: a head that names the columns, and a document in each row. Above the head may stand what
//! sets fields apart, as spreadsheets write it: `sep=;`.

use csv::{ByteRecord, ReaderBuilder, StringRecord};

use super::{Field, IntakeError, Metadata, Piece};

/// The characters that set fields apart, the usual one first.
const SEPARATORS: [u8; 3] = [b',', b';', b'\t'];

/// Reads a table of one row.
pub(in super::super) fn read(table: &str) -> Result<(String, Metadata), IntakeError> {
    let mut reader = reader(table.as_bytes());
    let mut records = reader.records();
    let no_rows = || IntakeError::NoRows;
    let head = records.next().and_then(Result::ok).ok_or_else(no_rows)?;
    let row = records.next().and_then(Result::ok).ok_or_else(no_rows)?;
    let more = records.count();
    if more > 0 {
        return Err(IntakeError::Several { count: more + 1 });
    }
    if let Some(lines) = lines_run_together(table, &row) {
        return Err(IntakeError::OpenQuote { lines });
    }
    super::read(fields(&head, &row)?)
}

/// How many lines a row runs over because a quotation mark in it is not closed.
fn lines_run_together(table: &str, row: &StringRecord) -> Option<u64> {
    let start = usize::try_from(row.position()?.byte()).ok()?;
    let (_, below) = announced(table.as_bytes());
    let written = below.get(start..)?.trim_ascii();
    let lines = 1 + lines_in(written);
    (lines > 1 && !are_marks_closed(written, separator(table.as_bytes()))).then_some(lines)
}

/// Whether each quotation mark that opens a field is closed where the field ends.
fn are_marks_closed(row: &[u8], separator: u8) -> bool {
    let ends = |at: usize| row.get(at).is_none_or(|it| *it == separator || b"\r\n".contains(it));
    let mut at = 0;
    while at < row.len() {
        if row[at] == b'"' {
            at += 1;
            while at < row.len() && (row[at] != b'"' || row.get(at + 1) == Some(&b'"')) {
                at += if row[at] == b'"' { 2 } else { 1 };
            }
            if at >= row.len() || !ends(at + 1) {
                return false;
            }
            at += 1;
        }
        while !ends(at) {
            at += 1;
        }
        at += 1;
    }
    true
}

fn fields(head: &StringRecord, row: &StringRecord) -> Result<Vec<Field>, IntakeError> {
    if head.len() != row.len() {
        return Err(IntakeError::Uneven { named: head.len(), given: row.len() });
    }
    let name = |name: &str| name.trim_start_matches('\u{feff}').to_owned();
    Ok(head.iter().map(name).zip(row.iter().map(str::to_owned)).collect())
}

/// Cuts a table into tables of one row, each with the line that its row begins in.
pub(in super::super) fn cut(whole: &[u8]) -> Vec<Piece> {
    let (announcement, table) = announced(whole);
    let mut reader = reader(whole);
    let mut record = ByteRecord::new();
    let mut rows = Vec::new();
    let mut head: Option<Vec<u8>> = None;
    let (mut start, mut line) = (0, 1 + lines_in(announcement));
    while let Ok(true) = reader.read_byte_record(&mut record) {
        let end = usize::try_from(reader.position().byte()).unwrap_or(table.len());
        let piece = table.get(start..end).unwrap_or_default();
        start = end;
        let is_written = |byte: &u8| !matches!(byte, b'\r' | b'\n');
        let (blank, written) =
            piece.split_at(piece.iter().position(is_written).unwrap_or(piece.len()));
        line += lines_in(blank);
        match &head {
            // The end of the line that the head stands in may have been left behind.
            None => head = Some([announcement, written, b"\n"].concat()),
            Some(head) => rows.push(Piece::of_line(line, [head, written].concat())),
        }
        line += lines_in(written);
    }
    rows
}

fn lines_in(bytes: &[u8]) -> u64 {
    bytes.iter().map(|byte| u64::from(*byte == b'\n')).sum()
}

/// The first line, if it says what sets fields apart, and the table below it.
fn announced(table: &[u8]) -> (&[u8], &[u8]) {
    let bare = table.strip_prefix(b"\xef\xbb\xbf").unwrap_or(table);
    let end = bare.iter().position(|byte| *byte == b'\n').map_or(bare.len(), |at| at + 1);
    let is_announced = bare[..end].trim_ascii_end().len() == ANNOUNCED.len() + 1
        && bare[..ANNOUNCED.len()].eq_ignore_ascii_case(ANNOUNCED);
    let is_tab = bare[..end].eq_ignore_ascii_case(b"sep=\t\n") || bare.starts_with(b"sep=\t\r\n");
    table.split_at(if is_announced || is_tab { table.len() - bare.len() + end } else { 0 })
}

/// What stands before the separator, where the first line says it.
const ANNOUNCED: &[u8] = b"sep=";

/// Reads with the separator that is announced, or else the one that stands most often in the first
/// line.
fn reader(table: &[u8]) -> csv::Reader<&[u8]> {
    let separator = separator(table);
    let (_, below) = announced(table);
    ReaderBuilder::new().flexible(true).has_headers(false).delimiter(separator).from_reader(below)
}

fn separator(table: &[u8]) -> u8 {
    let (announcement, table) = announced(table);
    let told = announcement.strip_prefix(b"\xef\xbb\xbf").unwrap_or(announcement);
    if let Some(separator) = told.get(ANNOUNCED.len()) {
        return *separator;
    }
    let head = table.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let count = |separator: u8| head.split(|byte| *byte == separator).count();
    let mut separator = SEPARATORS[0];
    for other in &SEPARATORS[1..] {
        if count(*other) > count(separator) {
            separator = *other;
        }
    }
    separator
}
