//! The package that the parts of a document come in: a ZIP archive, opened with care.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::super::IntakeError;

/// How large one part may become, in megabytes: some archives are made to fill a memory.
const LARGEST_MEGABYTES: u64 = 50;

/// How many entries an archive may have.
const MOST_ENTRIES: usize = 10_000;

/// What every ZIP archive begins with.
const ZIP: &[u8] = b"PK\x03\x04";

/// The parts of a document.
pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
}

/// Whether bytes look like a document of a word processor.
pub(in super::super) fn is_word_file(bytes: &[u8]) -> bool {
    let part = b"word/document.xml";
    bytes.starts_with(ZIP) && bytes.windows(part.len()).any(|window| window == part)
}

impl<'a> Package<'a> {
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, IntakeError> {
        let archive = ZipArchive::new(Cursor::new(bytes))
            .map_err(|error| IntakeError::NoWordFile { error: error.to_string() })?;
        if archive.len() > MOST_ENTRIES {
            return Err(IntakeError::NoWordFile {
                error: format!("it has {} parts", archive.len()),
            });
        }
        Ok(Self { archive })
    }

    /// The text of a part, if there is such a part.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<String>, IntakeError> {
        let Some(index) = self.archive.index_for_name(name) else { return Ok(None) };
        let part = self.archive.by_index(index).map_err(|error| broken(name, &error))?;
        let limit = LARGEST_MEGABYTES * 1_000_000;
        let mut bytes = Vec::new();
        // The size that an archive claims is not to be trusted; what comes out of it is counted.
        part.take(limit + 1).read_to_end(&mut bytes).map_err(|error| broken(name, &error))?;
        if bytes.len() as u64 > limit {
            return Err(IntakeError::UnpacksTooFar { megabytes: LARGEST_MEGABYTES });
        }
        String::from_utf8(bytes).map(Some).map_err(|error| broken(name, &error))
    }
}

/// That a part cannot be read, with its name.
fn broken(part: &str, error: &dyn std::error::Error) -> IntakeError {
    IntakeError::BrokenWordPart { part: part.to_owned(), error: error.to_string() }
}
