//! The files that hold documents: those that are named, and those in folders and below.

use std::fs::{self, DirEntry, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use thiserror::Error;

/// The endings of files that can hold documents; in a folder files with others are passed over.
const ENDINGS: [&str; 17] = [
    "csv", "docx", "pdf", "eml", "mbox", "mbx", "htm", "html", "json", "jsonl", "markdown", "md",
    "ndjson", "text", "tsv", "txt", "xhtml",
];

/// The largest file that is read, in bytes.
pub const LARGEST_FILE: u64 = 100 * MEGABYTE;

const MEGABYTE: u64 = 1_000_000;

/// The files that were named, in their order, and those in named folders, by their names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DocumentFiles {
    /// The files.
    pub paths: Vec<PathBuf>,
    /// The files in folders that are of no kind that can be read, and links.
    pub passed_over: Vec<PathBuf>,
}

/// A folder that cannot be read.
#[derive(Debug, Error)]
#[error("the folder {path} cannot be read")]
pub struct UnreadableFolder {
    path: PathBuf,
    source: io::Error,
}

/// Why a file cannot be read.
#[derive(Debug, Error)]
pub enum ReadFileError {
    /// The system does not give it.
    #[error("{name} cannot be read: {reason}")]
    File {
        /// Which, as it was named.
        name: String,
        /// Why.
        reason: io::Error,
    },
    /// It is too large.
    #[error("it has {} MB, and {} MB are the most that is read at once; split it", size.div_ceil(MEGABYTE), LARGEST_FILE / MEGABYTE)]
    TooLarge {
        /// How many bytes it has.
        size: u64,
    },
}

impl DocumentFiles {
    /// Finds the files. What begins with a dot is left out, and links in folders are not followed.
    ///
    /// # Errors
    ///
    /// A folder cannot be read. Whether the files can be is seen when they are.
    pub fn find(named: &[PathBuf]) -> Result<Self, UnreadableFolder> {
        let mut found = Self::default();
        for path in named {
            if path.is_dir() {
                found.gather(path)?;
            } else {
                found.paths.push(path.clone());
            }
        }
        Ok(found)
    }

    fn gather(&mut self, folder: &Path) -> Result<(), UnreadableFolder> {
        let cannot = |source| UnreadableFolder { path: folder.to_owned(), source };
        let entries = fs::read_dir(folder).map_err(cannot)?;
        let mut entries = entries.collect::<Result<Vec<_>, _>>().map_err(cannot)?;
        entries.sort_by_key(DirEntry::file_name);
        for entry in entries {
            if entry.file_name().to_string_lossy().starts_with('.') {
                continue;
            }
            let path = entry.path();
            let kind = entry.file_type().map_err(cannot)?;
            if kind.is_dir() {
                self.gather(&path)?;
            } else if kind.is_file() && is_document(&path) {
                self.paths.push(path);
            } else {
                self.passed_over.push(path);
            }
        }
        Ok(())
    }
}

/// Whether a file ends as a document does, or has no ending and begins as text.
fn is_document(path: &Path) -> bool {
    let ending = path.extension().map(|it| it.to_string_lossy().to_lowercase());
    ending.map_or_else(|| begins_as_text(path), |ending| ENDINGS.contains(&ending.as_str()))
}

/// Whether a file begins with text in UTF-8; what cannot be read is told when it is read.
fn begins_as_text(path: &Path) -> bool {
    let mut beginning = Vec::new();
    let read = File::open(path).and_then(|file| file.take(BEGINNING).read_to_end(&mut beginning));
    let is_text = || match std::str::from_utf8(&beginning) {
        Ok(text) => !text.trim().is_empty() && !text.contains('\0'),
        // The last letter may be cut.
        Err(error) => error.error_len().is_none() && error.valid_up_to() > 0,
    };
    read.is_err() || is_text()
}

/// How much of a file without an ending is looked at, in bytes.
const BEGINNING: u64 = 4096;

/// Reads a file that was named so; one that is too large is refused before that.
///
/// # Errors
///
/// It cannot be read, or is too large.
pub fn read_document_file(path: &Path, name: &str) -> Result<Vec<u8>, ReadFileError> {
    let failed = |reason| ReadFileError::File { name: name.to_owned(), reason };
    let file = File::open(path).map_err(failed)?;
    let size = file.metadata().map_err(failed)?.len();
    if size > LARGEST_FILE {
        return Err(ReadFileError::TooLarge { size });
    }
    let mut bytes = Vec::new();
    // It may grow while it is read.
    file.take(LARGEST_FILE + 1).read_to_end(&mut bytes).map_err(failed)?;
    let size = bytes.len() as u64;
    if size > LARGEST_FILE { Err(ReadFileError::TooLarge { size }) } else { Ok(bytes) }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::disallowed_methods, reason = "the test makes the files that are found")]

    use std::fs;

    use super::DocumentFiles;

    #[test]
    fn text_without_an_ending_is_found_and_what_is_passed_over_is_named() {
        let folder = tempfile::TempDir::new().unwrap();
        for (name, bytes) in [
            ("NOTES", &b"They met."[..]),
            ("picture", b"\x89PNG\r\n\0\xff"),
            ("photo.jpg", b"\xff\xd8\xff"),
            ("report.txt", b"They met again."),
        ] {
            fs::write(folder.path().join(name), bytes).unwrap();
        }
        let found = DocumentFiles::find(&[folder.path().to_owned()]).unwrap();
        let names = |paths: &[std::path::PathBuf]| -> Vec<String> {
            paths.iter().map(|it| it.file_name().unwrap().to_string_lossy().into_owned()).collect()
        };
        assert_eq!(names(&found.paths), ["NOTES", "report.txt"]);
        assert_eq!(names(&found.passed_over), ["photo.jpg", "picture"]);
    }
}
