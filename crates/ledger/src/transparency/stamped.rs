//! Tokens of time-stamping authorities (RFC 3161) over trees that were signed, kept in a folder
//! beside the ledger. What they say is read by whoever gives them out, and not here.

use std::path::{Path, PathBuf};

use domain::Digest;
use rand_core::{OsRng, RngCore as _};

use super::{LogError, LogFault, signed};
use crate::{Ledger, LedgerError};

impl Ledger {
    /// A number of eight bytes that nobody can guess, to ask an authority with.
    pub fn draw_nonce(&self) -> [u8; 8] {
        let mut nonce = [0; 8];
        OsRng.fill_bytes(&mut nonce);
        // As a number it is positive, and as long as it can be: so it has one spelling.
        nonce[0] = (nonce[0] & 0x7f) | 0x40;
        nonce
    }

    /// Keeps the answer of an authority over the text of a signed checkpoint of this log.
    ///
    /// # Errors
    ///
    /// It is none of this log, or the folder beside the ledger cannot be written.
    pub fn keep_timestamp(&self, note: &str, answer: &[u8]) -> Result<(), LedgerError> {
        self.refuse_replaced()?;
        signed::refuse_rollback(&*self.store, note).map_err(|error| error.at(self.place.name()))?;
        let folder = folder(self.place.beside());
        let keep = || {
            std::fs::create_dir_all(&folder)?;
            write(&folder.join(file_of(note)), answer)?;
            write(&folder.join(LAST), note.as_bytes())
        };
        keep().map_err(|source| LedgerError::Log(LogFault::Beside { path: folder.clone(), source }))
    }

    /// The answer of an authority over the text of a checkpoint, if one was kept.
    pub fn timestamp(&self, note: &str) -> Option<Vec<u8>> {
        std::fs::read(folder(self.place.beside()).join(file_of(note))).ok()
    }

    /// The last checkpoint of this log that was stamped, and how many leaves it has.
    pub(super) fn stamped(&self) -> Result<Option<(u64, String)>, LogError> {
        let Ok(note) = std::fs::read_to_string(last_path(self.place.beside())) else {
            return Ok(None);
        };
        self.if_of_this_log(note)
    }
}

/// The checkpoint that was stamped last.
const LAST: &str = "last.checkpoint";

/// Where the checkpoint is kept that was stamped last.
pub(super) fn last_path(ledger: &Path) -> PathBuf {
    folder(ledger).join(LAST)
}

fn folder(ledger: &Path) -> PathBuf {
    ledger.with_added_extension("timestamps")
}

/// The name of the file with the token over the text of a checkpoint.
pub(super) fn file_of(note: &str) -> String {
    format!("{}.tsr", Digest::of(text_of(note).as_bytes()))
}

/// What is stamped: the text that was signed, without the signatures under it.
pub(super) fn text_of(note: &str) -> &str {
    note.find("\n\n").map_or(note, |at| &note[..=at])
}

/// Writes a file so that nobody reads half of it.
pub(super) fn write(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let fresh = path.with_added_extension("new");
    std::fs::write(&fresh, bytes)?;
    std::fs::rename(fresh, path)
}
