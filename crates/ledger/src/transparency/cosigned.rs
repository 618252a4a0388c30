//! What witnesses cosigned: the last checkpoint that any of them has seen, kept beside the ledger.
//!
//! It is no part of the ledger: where it is lost, the witnesses are asked again.

use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use tlog_tiles::tlog::prove_tree;

use super::nodes::Nodes;
use super::stamped::write;
use super::{LogError, LogFault, signed};
use crate::{Ledger, LedgerError};

impl Ledger {
    /// The last checkpoint with the cosignatures of witnesses, if one of them saw any, and how many
    /// leaves it has.
    ///
    /// What is no beginning of this log, as of another desk in the same place, is none of it.
    ///
    /// # Errors
    ///
    /// The file of the ledger cannot be read.
    pub fn cosigned(&self) -> Result<Option<(u64, String)>, LedgerError> {
        let Ok(note) = std::fs::read_to_string(cosigned_path(self.place.beside())) else {
            return Ok(None);
        };
        self.if_of_this_log(note).map_err(|error| error.at(self.place.name()))
    }

    /// A signed note with the size of its tree, if it is one of this log.
    pub(super) fn if_of_this_log(&self, note: String) -> Result<Option<(u64, String)>, LogError> {
        let Ok(checkpoint) = signed::read(&note) else { return Ok(None) };
        let head = self.head()?;
        if head.is_none_or(|head| head.origin != checkpoint.origin()) {
            return Ok(None);
        }
        match signed::refuse_rollback(&*self.store, &note) {
            Ok(()) => Ok(Some((checkpoint.size(), note))),
            Err(LogError::Fault(LogFault::NotGrown { .. })) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Keeps a checkpoint of this log with the cosignatures of witnesses, which were checked.
    ///
    /// # Errors
    ///
    /// It is none of this log, or the file beside the ledger cannot be written.
    pub fn keep_cosigned(&self, note: &str) -> Result<(), LedgerError> {
        self.refuse_replaced()?;
        signed::refuse_rollback(&*self.store, note).map_err(|error| error.at(self.place.name()))?;
        let path = cosigned_path(self.place.beside());
        let written = write(&path, note.as_bytes());
        written.map_err(|source| LedgerError::Log(LogFault::Beside { path, source }))
    }

    /// The proof that the tree of `new` leaves begins with that of `old` leaves: its hashes in
    /// base64, a line each.
    ///
    /// # Errors
    ///
    /// There are fewer leaves, or the file cannot be read.
    pub fn growth(&self, old: u64, new: u64) -> Result<String, LedgerError> {
        // Of a tree without leaves every tree is a continuation, and nothing proves it.
        if old == 0 || old == new {
            return Ok(String::new());
        }
        let proof = prove_tree(new, old, &Nodes(&*self.store));
        let proof = proof.map_err(|error| LogError::from(error).at(self.place.name()))?;
        Ok(proof.iter().map(|hash| BASE64.encode(hash.0) + "\n").collect())
    }

    /// The signed checkpoint for the proof of a leaf: one that witnesses saw, if it has the leaf,
    /// or else one that was stamped, or else the last.
    pub(super) fn note_over(&self, leaf: u64) -> Result<Option<String>, LogError> {
        // A file beside the ledger that cannot be used takes no receipt away.
        let others = [self.cosigned().ok(), self.stamped().ok()];
        let found = others.into_iter().flatten().flatten().find(|(size, _)| *size > leaf);
        match found {
            Some((_, note)) => Ok(Some(note)),
            None => self.last_signed(),
        }
    }
}

/// Where it is kept.
pub(super) fn cosigned_path(ledger: &Path) -> PathBuf {
    ledger.with_added_extension("cosigned")
}
