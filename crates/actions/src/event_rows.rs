//! The rows of an import of events: a file of lines beside the ledger, known by their digest.
//!
//! A line has, between tabs: actor, recipient, day, class, code of CAMEO, name in the table, names
//! of both actors, and source. The lines are in the order of their bytes, so that those between two
//! actors are found without reading the others.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use domain::{Action, Digest, EventImport};
use jiff::civil::Date;
use ledger::make_private_folder;
use reading::CodedEvent;

use crate::Desk;

/// The rows of an import.
#[derive(Clone, Debug)]
pub(crate) struct EventRows {
    path: PathBuf,
    sha256: Digest,
}

/// A row as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct EventRow {
    pub(crate) date: Date,
    pub(crate) action: Action,
    pub(crate) cameo: Option<String>,
    pub(crate) id: String,
    pub(crate) actor: String,
    pub(crate) recipient: String,
    pub(crate) source: Option<String>,
}

/// The folder of the rows beside a ledger.
fn folder_of(ledger: &Path) -> PathBuf {
    let mut folder: OsString = ledger.file_name().unwrap_or_default().to_owned();
    folder.push(".events");
    ledger.with_file_name(folder)
}

/// Copies the rows beside one ledger to another, where they are not there yet.
pub(crate) fn copy_event_rows(from: &Path, to: &Path) -> io::Result<()> {
    let (from, to) = (folder_of(from), folder_of(to));
    if !from.is_dir() {
        return Ok(());
    }
    make_private_folder(&to)?;
    for file in fs::read_dir(from)? {
        let file = file?;
        let copy = to.join(file.file_name());
        if !copy.exists() {
            fs::copy(file.path(), copy)?;
        }
    }
    Ok(())
}

impl EventRows {
    pub(crate) fn of(desk: &Desk, import: &EventImport) -> Self {
        Self::at(desk.path(), import.rows_sha256)
    }

    /// Those with a digest, of the desk at a path.
    pub(crate) fn at(desk: &Path, sha256: Digest) -> Self {
        Self { path: folder_of(desk).join(format!("{sha256}.tsv")), sha256 }
    }

    pub(crate) fn digest(&self) -> Digest {
        self.sha256
    }

    /// All of them, as they are kept.
    pub(crate) fn read(&self) -> io::Result<String> {
        fs::read_to_string(&self.path)
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// Whether the file is there and unchanged.
    pub(crate) fn are_whole(&self) -> bool {
        fs::read(&self.path).is_ok_and(|bytes| Digest::of(&bytes) == self.sha256)
    }

    /// Writes the file, whole or not at all.
    pub(crate) fn write(&self, rows: &[u8]) -> io::Result<()> {
        let folder = self.path.parent().unwrap_or(Path::new("."));
        make_private_folder(folder)?;
        let unfinished = self.path.with_extension("part");
        let mut file = File::create(&unfinished)?;
        file.write_all(rows)?;
        file.sync_all()?;
        fs::rename(&unfinished, &self.path)
    }

    /// All lines, in order.
    pub(crate) fn lines(&self) -> io::Result<impl Iterator<Item = String> + use<>> {
        let reader = BufReader::new(File::open(&self.path)?);
        Ok(reader.lines().map_while(Result::ok).map(|line| format!("{line}\n")))
    }

    /// The rows from one actor to another, by their codes: the earliest day first.
    pub(crate) fn between(&self, actor: &str, recipient: &str) -> io::Result<Vec<EventRow>> {
        let begin = format!("{actor}\t{recipient}\t");
        let mut reader = BufReader::new(File::open(&self.path)?);
        let place = first_at(&mut reader, &begin)?;
        reader.seek(SeekFrom::Start(place))?;
        let mut rows = vec![];
        let mut line = String::new();
        while reader.read_line(&mut line)? > 0 {
            let Some(rest) = line.strip_prefix(&begin) else { break };
            rows.extend(row(rest.trim_end_matches('\n')));
            line.clear();
        }
        Ok(rows)
    }
}

/// Where the first line stands that does not come before a text.
fn first_at(reader: &mut BufReader<File>, begin: &str) -> io::Result<u64> {
    let (mut low, mut high) = (0, reader.seek(SeekFrom::End(0))?);
    while low < high {
        let middle = low + (high - low) / 2;
        let start = line_behind(reader, middle)?;
        if start >= high {
            high = middle;
            continue;
        }
        let mut line = vec![];
        reader.read_until(b'\n', &mut line)?;
        if line.as_slice() < begin.as_bytes() {
            low = start + line.len() as u64;
        } else {
            high = middle;
        }
    }
    Ok(low)
}

/// Where the first line stands that begins at a place or behind it; the reader is there then.
fn line_behind(reader: &mut BufReader<File>, place: u64) -> io::Result<u64> {
    let Some(before) = place.checked_sub(1) else { return reader.seek(SeekFrom::Start(0)) };
    reader.seek(SeekFrom::Start(before))?;
    let mut rest = vec![];
    let skipped = reader.read_until(b'\n', &mut rest)?;
    Ok(before + skipped as u64)
}

/// An event as a line.
pub(crate) fn line(event: &CodedEvent) -> String {
    let CodedEvent { id, date, action, cameo, actor, recipient, source } = event;
    let optional = |text: &Option<String>| cell(text.as_deref().unwrap_or_default());
    format!(
        "{}\t{}\t{date}\t{}\t{}\t{}\t{}\t{}\t{}\n",
        actor.code,
        recipient.code,
        action.word(),
        optional(cameo),
        cell(id),
        cell(&actor.name),
        cell(&recipient.name),
        optional(source)
    )
}

/// Whether a line has the name that its table gives the event.
pub(crate) fn is_named(line: &str) -> bool {
    line.split('\t').nth(5).is_some_and(|id| !id.is_empty())
}

/// The day of a line.
pub(crate) fn day(line: &str) -> Option<Date> {
    line.split('\t').nth(2)?.parse().ok()
}

/// A text without what would end its cell.
fn cell(text: &str) -> String {
    text.replace(['\t', '\n', '\r'], " ")
}

/// A row from its line behind the two codes; none where it was changed into something else.
fn row(line: &str) -> Option<EventRow> {
    let cells: Vec<&str> = line.split('\t').collect();
    let &[date, class, cameo, id, actor, recipient, source] = cells.as_slice() else {
        return None;
    };
    let given = |cell: &str| Some(cell.to_owned()).filter(|cell| !cell.is_empty());
    Some(EventRow {
        date: date.parse().ok()?,
        action: Action::of_word(class)?,
        cameo: given(cameo),
        id: id.to_owned(),
        actor: actor.to_owned(),
        recipient: recipient.to_owned(),
        source: given(source),
    })
}
