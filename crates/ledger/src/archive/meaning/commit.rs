//! A commit: how many rows count, and what they are of.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Write};
use std::path::Path;

use domain::Digest;
use serde::{Deserialize, Serialize};

use super::store::VectorModel;
use crate::LastEntry;

/// The version of the files; others are made anew.
const FORMAT: u32 = 1;

const NAME: &str = "commit.json";

/// How many rows count, and what they are of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Commit {
    format: u32,
    /// The digest of the model, in hexadecimal.
    model: String,
    /// How many numbers a vector has.
    width: usize,
    pub(super) rows: usize,
    sequence: u64,
    sha256: Digest,
}

impl Commit {
    pub(super) fn new(model: VectorModel, rows: usize, last: LastEntry) -> Self {
        let (sequence, sha256) = (last.sequence, last.sha256);
        let digest = format!("{:016x}", model.digest);
        Self { format: FORMAT, model: digest, width: model.width, rows, sequence, sha256 }
    }

    /// The commit in a folder, where it is of this format and model.
    pub(super) fn read(folder: &Path, model: VectorModel) -> io::Result<Option<Self>> {
        let bytes = match fs::read(folder.join(NAME)) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            bytes => bytes?,
        };
        let commit = serde_json::from_slice(&bytes).ok();
        Ok(commit.filter(|commit: &Self| *commit == Self::new(model, commit.rows, commit.last())))
    }

    /// Puts the commit in its place at once, so that nobody reads half of it.
    pub(super) fn write(&self, folder: &Path) -> io::Result<()> {
        let part = folder.join("commit.part");
        let mut file = File::create(&part)?;
        file.write_all(&serde_json::to_vec(self)?)?;
        file.sync_all()?;
        fs::rename(part, folder.join(NAME))
    }

    /// Removes the commit, if there is one.
    pub(super) fn remove(folder: &Path) -> io::Result<()> {
        match fs::remove_file(folder.join(NAME)) {
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
            removed => removed,
        }
    }

    pub(super) fn last(&self) -> LastEntry {
        LastEntry { sequence: self.sequence, sha256: self.sha256 }
    }
}
