//! A table: a head that names the columns, and a document in each row.

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
    super::read(fields(&head, &row)?)
}

fn fields(head: &StringRecord, row: &StringRecord) -> Result<Vec<Field>, IntakeError> {
    if head.len() != row.len() {
        return Err(IntakeError::Uneven { named: head.len(), given: row.len() });
    }
    let name = |name: &str| name.trim_start_matches('\u{feff}').to_owned();
    Ok(head.iter().map(name).zip(row.iter().map(str::to_owned)).collect())
}

/// Cuts a table into tables of one row, each with the line that its row begins in.
pub(in super::super) fn cut(table: &[u8]) -> Vec<Piece> {
    let mut reader = reader(table);
    let mut record = ByteRecord::new();
    let mut rows = Vec::new();
    let mut head: Option<Vec<u8>> = None;
    let (mut start, mut line) = (0, 1);
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
            None => head = Some([written, b"\n"].concat()),
            Some(head) => rows.push(Piece::of_line(line, [head, written].concat())),
        }
        line += lines_in(written);
    }
    rows
}

fn lines_in(bytes: &[u8]) -> u64 {
    bytes.iter().map(|byte| u64::from(*byte == b'\n')).sum()
}

/// Reads with the separator that stands most often in the first line.
fn reader(table: &[u8]) -> csv::Reader<&[u8]> {
    let head = table.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let count = |separator: u8| head.split(|byte| *byte == separator).count();
    let mut separator = SEPARATORS[0];
    for other in &SEPARATORS[1..] {
        if count(*other) > count(separator) {
            separator = *other;
        }
    }
    ReaderBuilder::new().flexible(true).has_headers(false).delimiter(separator).from_reader(table)
}
