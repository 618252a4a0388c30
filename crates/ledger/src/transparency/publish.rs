//! Publishing: the log as a folder of files that any web server can serve (C2SP tlog-tiles).

use std::path::{Path, PathBuf};

use serde::Serialize;
use thiserror::Error;
use tlog_tiles::tile::Tile;

use super::nodes::Nodes;
use super::receipt::Opening;
use super::rows::{self, LeafRow};
use super::signed::refuse_rollback;
use super::{LogError, is_there, signed};
use crate::{Ledger, LedgerError};

/// Tiles are 2^8 hashes wide, and bundles hold as many entries.
const HEIGHT: u8 = 8;
const WIDTH: u64 = 1 << HEIGHT;

/// Why the log could not be published.
#[derive(Debug, Error)]
pub enum PublishError {
    /// The ledger cannot be read, or is not the one that was published there.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
    /// Nothing was signed yet.
    #[error("nothing was signed yet at this desk; record something first")]
    NothingSigned,
    /// A file cannot be written.
    #[error("{path} cannot be written")]
    Write {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
}

/// A line of the file with the entries that are open to everybody.
#[derive(Debug, Serialize)]
struct OpeningLine {
    index: u64,
    #[serde(flatten)]
    opening: Opening,
}

impl Ledger {
    /// Writes the log into a folder, and opens the entries that `is_open` lets be read; returns
    /// how many leaves it has. The checkpoint is written last, so that whoever reads it finds all
    /// that it needs.
    ///
    /// # Errors
    ///
    /// Nothing was signed yet, what is published there is no beginning of this log, or a file
    /// cannot be written.
    pub fn publish(
        &self,
        folder: &Path,
        is_open: &dyn Fn(u64) -> bool,
    ) -> Result<u64, PublishError> {
        let explain = |error: LogError| PublishError::Ledger(error.at(&self.path));
        let note = self.last_signed().map_err(explain)?.ok_or(PublishError::NothingSigned)?;
        if let Ok(published) = std::fs::read_to_string(folder.join("checkpoint")) {
            refuse_rollback(&self.connection, &published).map_err(explain)?;
        }
        let size = signed::read(&note).map_err(|fault| explain(fault.into()))?.size();
        let folder = Folder(folder);
        self.publish_tiles(&folder, size)?;
        self.publish_entries(&folder, size, is_open)?;
        folder.write("checkpoint", note.as_bytes())?;
        Ok(size)
    }

    pub(super) fn last_signed(&self) -> Result<Option<String>, LogError> {
        if is_there(&self.connection)? {
            Ok(rows::last_signed(&self.connection)?)
        } else {
            Ok(None)
        }
    }

    fn publish_tiles(&self, folder: &Folder<'_>, size: u64) -> Result<(), PublishError> {
        for tile in Tile::new_tiles(HEIGHT, 0, size) {
            let path = tile.path().replacen("tile/8/", "tile/", 1);
            if !folder.has(&path) {
                let bytes = tile
                    .read_data(&Nodes(&self.connection))
                    .map_err(|error| LogError::from(error).at(&self.path))?;
                folder.write(&path, &bytes)?;
            }
        }
        Ok(())
    }

    fn publish_entries(
        &self,
        folder: &Folder<'_>,
        size: u64,
        is_open: &dyn Fn(u64) -> bool,
    ) -> Result<(), PublishError> {
        let mut openings = vec![];
        for tile in Tile::new_tiles(HEIGHT, 0, size).into_iter().filter(|tile| tile.level() == 0) {
            let from = tile.level_index() * WIDTH;
            let leaves = rows::leaves(&self.connection, from, tile.width().into())
                .map_err(|error| LedgerError::from_sqlite(error, &self.path))?;
            let path = tile.path().replacen("tile/8/0/", "tile/entries/", 1);
            folder.write(&path, &bundle(&leaves))?;
            for leaf in leaves.iter().filter(|leaf| is_open(leaf.sequence)) {
                let line = OpeningLine { index: leaf.number, opening: Opening::of(leaf) };
                serde_json::to_writer(&mut openings, &line)
                    .map_err(|error| LogError::from(error).at(&self.path))?;
                openings.push(b'\n');
            }
        }
        folder.write("openings.jsonl", &openings)
    }
}

/// Leaves one after another, each behind its length in two bytes.
fn bundle(leaves: &[LeafRow]) -> Vec<u8> {
    leaves.iter().fold(vec![], |mut bytes, leaf| {
        // A leaf holds hashes and numbers alone, and is a few hundred bytes long.
        let length = u16::try_from(leaf.data.len()).unwrap_or(u16::MAX);
        bytes.extend(length.to_be_bytes());
        bytes.extend(&leaf.data);
        bytes
    })
}

/// The folder that is served.
struct Folder<'path>(&'path Path);

impl Folder<'_> {
    fn has(&self, path: &str) -> bool {
        self.0.join(path).exists()
    }

    /// Writes a file so that nobody reads half of it.
    fn write(&self, path: &str, bytes: &[u8]) -> Result<(), PublishError> {
        let path = self.0.join(path);
        let write = || {
            if let Some(folder) = path.parent() {
                std::fs::create_dir_all(folder)?;
            }
            let fresh = path.with_extension("new");
            std::fs::write(&fresh, bytes)?;
            std::fs::rename(&fresh, &path)
        };
        write().map_err(|source| PublishError::Write { path: path.clone(), source })
    }
}
