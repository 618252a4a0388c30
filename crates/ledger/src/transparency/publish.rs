//! Publishing: the log as a folder of files that any web server can serve (C2SP tlog-tiles).

use std::path::{Path, PathBuf};

use thiserror::Error;
use tlog_tiles::tile::Tile;

use super::nodes::Nodes;
use super::openings::{self, Openings};
use super::rows::{self, LeafRow};
use super::signed::is_beginning;
use super::stamped::{file_of, text_of};
use super::standing::{Remembering, remembered, standing};
use super::{LogError, LogFault, LogHead, is_there, signed};
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

/// What is published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Published {
    /// How many leaves there are.
    pub leaves: u64,
    /// How many of their entries everybody can read.
    pub opened: u64,
    /// How many of those could not be read before.
    pub newly_opened: u64,
    /// The places of those entries in the ledger.
    pub open_entries: Vec<u64>,
    /// The signed checkpoint.
    pub note: String,
}

impl Ledger {
    /// Writes the log into a folder, and opens the entries that `is_open` lets be read, by their
    /// place in the ledger. What was opened there before stays open. The checkpoint is written
    /// last, so that whoever reads it finds all that it needs.
    ///
    /// # Errors
    ///
    /// Nothing was signed yet, what is published there is no beginning of this log, or a file
    /// cannot be written.
    pub fn publish(
        &self,
        folder: &Path,
        is_open: &dyn Fn(u64) -> bool,
    ) -> Result<Published, PublishError> {
        let explain = |error: LogError| PublishError::Ledger(error.at(self.place.name()));
        let remembered = remembered(self.path());
        let _moment = self.moment()?;
        let head = self.log_head()?.ok_or(PublishError::NothingSigned)?;
        let standing = standing(&*self.store, &remembered).map_err(explain)?;
        standing.check().map_err(LedgerError::from)?;
        let folder = Folder(folder);
        self.refuse_other(&folder, &head).map_err(explain)?;
        let size = head.size;
        // What witnesses cosigned is published with the tree that they saw.
        let cosigned = self.cosigned()?.filter(|(cosigned, _)| *cosigned == size);
        let note = cosigned.map_or(head.note, |(_, note)| note);
        self.publish_tiles(&folder, size)?;
        let openings = self.publish_entries(&folder, size, is_open)?;
        folder.write(openings::FILE, openings.text.as_bytes())?;
        let stamped = self.publish_timestamp(&folder, &note)?;
        folder.write("checkpoint", note.as_bytes())?;
        // After the checkpoint, as it must never name a tree that is not published yet.
        if let Some(stamped) = stamped {
            folder.write("timestamps/checkpoint.txt", text_of(&stamped).as_bytes())?;
        }
        Ok(Published {
            leaves: size,
            opened: openings.entries.len() as u64,
            newly_opened: openings.new,
            open_entries: openings.entries,
            note,
        })
    }

    /// Writes the token over a checkpoint, if it was stamped, or else over the last one that was;
    /// returns the one that it is of.
    fn publish_timestamp(
        &self,
        folder: &Folder<'_>,
        note: &str,
    ) -> Result<Option<String>, PublishError> {
        let explain = |error: LogError| PublishError::Ledger(error.at(self.place.name()));
        let earlier = self.stamped().map_err(explain)?.map(|(_, note)| note);
        for note in [Some(note.to_owned()), earlier].into_iter().flatten() {
            if let Some(answer) = self.timestamp(&note) {
                folder.write(&format!("timestamps/{}", file_of(&note)), &answer)?;
                return Ok(Some(note));
            }
        }
        Ok(None)
    }

    /// Refuses a folder in which another log is published, or more of this one than there is.
    fn refuse_other(&self, folder: &Folder<'_>, own: &LogHead) -> Result<(), LogError> {
        let Ok(published) = std::fs::read_to_string(folder.0.join("checkpoint")) else {
            return Ok(());
        };
        let published = signed::read(&published)?;
        // No smaller checkpoint than readers have, whatever else is here.
        if !is_beginning(&*self.store, &published, own.size)? {
            let (by, signed) = (Remembering::Readers, published.size());
            return Err(LogFault::NotGrown { by, signed, found: own.size }.into());
        }
        let found = published.origin().to_owned();
        if found == own.origin {
            return Ok(());
        }
        Err(LogFault::OtherLog { found, own: own.origin.clone() }.into())
    }

    pub(super) fn last_signed(&self) -> Result<Option<String>, LogError> {
        if is_there(&*self.store)? { rows::last_signed(&*self.store) } else { Ok(None) }
    }

    fn publish_tiles(&self, folder: &Folder<'_>, size: u64) -> Result<(), PublishError> {
        for tile in Tile::new_tiles(HEIGHT, 0, size) {
            let path = tile.path().replacen("tile/8/", "tile/", 1);
            let bytes = tile
                .read_data(&Nodes(&*self.store))
                .map_err(|error| LogError::from(error).at(self.place.name()))?;
            folder.write(&path, &bytes)?;
        }
        Ok(())
    }

    fn publish_entries(
        &self,
        folder: &Folder<'_>,
        size: u64,
        is_open: &dyn Fn(u64) -> bool,
    ) -> Result<Openings, PublishError> {
        let mut openings = Openings::after(&folder.text(openings::FILE));
        for tile in Tile::new_tiles(HEIGHT, 0, size).into_iter().filter(|tile| tile.level() == 0) {
            let from = tile.level_index() * WIDTH;
            let leaves = rows::leaves(&*self.store, from, tile.width().into())
                .map_err(|fault| self.explain(fault))?;
            if leaves.len() < tile.width() as usize {
                return Err(LedgerError::from(LogFault::EntriesGone).into());
            }
            let path = tile.path().replacen("tile/8/0/", "tile/entries/", 1);
            folder.write(&path, &bundle(&leaves))?;
            for leaf in &leaves {
                openings
                    .add(leaf, is_open(leaf.sequence))
                    .map_err(|error| error.of_entry(leaf.sequence).at(self.place.name()))?;
            }
        }
        Ok(openings)
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
    /// The text of a file; none where there is no such file.
    fn text(&self, path: &str) -> String {
        std::fs::read_to_string(self.0.join(path)).unwrap_or_default()
    }

    /// Writes a file so that nobody reads half of it, unless it holds these bytes already.
    fn write(&self, path: &str, bytes: &[u8]) -> Result<(), PublishError> {
        let path = self.0.join(path);
        if std::fs::read(&path).is_ok_and(|found| found == bytes) {
            return Ok(());
        }
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
