//! The journal of a job: a line for each thing that happened, written behind the others.
//!
//! A program that is ended in the middle of a line leaves a torn one, which is passed over: its
//! item is worked at once more, and finds what is there already.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::Path;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::item::ItemEnd;

/// Something that happened to a job.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "note", rename_all = "kebab-case")]
pub(crate) enum Note {
    /// Somebody began to work at it.
    Begun { at: Timestamp, by: String },
    /// An item is worked at.
    At {
        at: Timestamp,
        item: usize,
        /// How much of it is behind, where it has parts.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        part: Option<Part>,
    },
    /// An item ended.
    Ended {
        at: Timestamp,
        item: usize,
        #[serde(flatten)]
        end: ItemEnd,
    },
    /// An item was left in the middle on purpose.
    Left { at: Timestamp },
    /// The items that failed are to be tried again.
    Again { at: Timestamp },
}

/// How much of an item is behind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// So many of its parts.
    pub done: u64,
    /// Of so many.
    pub of: u64,
}

/// Reads the notes of a journal in their order.
pub(crate) fn notes(path: &Path) -> io::Result<Vec<Note>> {
    let bytes = match fs::read(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => vec![],
        read => read?,
    };
    let lines = bytes.split(|byte| *byte == b'\n');
    Ok(lines.filter_map(|line| serde_json::from_slice(line).ok()).collect())
}

/// A journal that is being written.
#[derive(Debug)]
pub(crate) struct JournalWriter {
    file: File,
}

impl JournalWriter {
    /// Opens a journal to write behind what is there.
    pub(crate) fn open(path: &Path) -> io::Result<Self> {
        let mut file = OpenOptions::new().create(true).read(true).append(true).open(path)?;
        if ends_torn(&mut file)? {
            file.write_all(b"\n")?;
        }
        Ok(Self { file })
    }

    /// Writes one note.
    pub(crate) fn write(&mut self, note: &Note) -> io::Result<()> {
        let mut line = serde_json::to_vec(note)?;
        line.push(b'\n');
        self.file.write_all(&line)
    }
}

/// Whether the last line has no end.
fn ends_torn(file: &mut File) -> io::Result<bool> {
    if file.metadata()?.len() == 0 {
        return Ok(false);
    }
    file.seek(SeekFrom::End(-1))?;
    let mut last = [0];
    file.read_exact(&mut last)?;
    Ok(last != *b"\n")
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::{JournalWriter, Note, notes};

    #[test]
    fn a_torn_line_is_passed_over_and_what_follows_it_stands() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("journal.jsonl");
        let again = Note::Again { at: Timestamp::UNIX_EPOCH };
        JournalWriter::open(&path).unwrap().write(&again).unwrap();
        let whole = std::fs::read(&path).unwrap();
        std::fs::write(&path, [&whole, &whole[..20]].concat()).unwrap();
        assert_eq!(notes(&path).unwrap(), std::slice::from_ref(&again));
        JournalWriter::open(&path).unwrap().write(&again).unwrap();
        assert_eq!(notes(&path).unwrap(), [again.clone(), again]);
    }
}
