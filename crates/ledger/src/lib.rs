//! The ledger: where a desk keeps everything. It only grows.
//!
//! An entry is never changed or removed; a correction is a new entry that names the old one.
//! Each entry's canonical bytes hold the SHA-256 of the entry before it, so that a change
//! anywhere shows everywhere after it. Documents' bytes and texts are kept beside the entries
//! under their own SHA-256. The stored format is described in `docs/ledger-format.md`.

#![expect(clippy::disallowed_methods, reason = "the ledger is where files are kept")]

mod archive;
mod canonical;
mod error;
mod portable;
mod read;
mod schema;
mod verify;
mod write;

use std::path::{Path, PathBuf};

use rusqlite::Connection;

pub use archive::{
    Archive, ArchiveError, ArchiveFault, CopyShelf, FacetCounts, IndexWriting, LastEntry, Marker,
    MatchOrder, Matches, Places, SearchIndex, ShelfError, ShelvedText, VectorModel, VectorWriting,
    Vectors, VectorsError, Wanted, WantedWording,
};
pub use error::{EngineFault, LedgerError};
pub use portable::{ExportError, ImportError, Imported};
pub use verify::{Fault, Verification};
pub use write::Writing;

/// The version of the stored format that this code writes.
pub const FORMAT: u32 = 1;

/// An open ledger: one SQLite file.
#[derive(Debug)]
pub struct Ledger {
    connection: Connection,
    path: PathBuf,
}

impl Ledger {
    /// Makes a new, empty ledger in a file that does not exist yet.
    ///
    /// # Errors
    ///
    /// There is a file already, its folder cannot be made, or the disk is full.
    pub fn create(path: &Path) -> Result<Self, LedgerError> {
        if path.exists() {
            return Err(LedgerError::Exists(path.to_owned()));
        }
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)
                .map_err(|source| LedgerError::Folder { path: folder.to_owned(), source })?;
        }
        let ledger = Self::connect(path)?;
        match schema::create(&ledger.connection) {
            Ok(()) => Ok(ledger),
            Err(error) => {
                let refusal = ledger.explain(error);
                drop(ledger);
                // A file without tables would be taken for something else from now on.
                std::fs::remove_file(path).map_err(|_| LedgerError::LeftBehind(path.to_owned()))?;
                Err(refusal)
            }
        }
    }

    /// Opens a ledger that exists.
    ///
    /// # Errors
    ///
    /// There is no such file, it is no ledger, or a newer version wrote it.
    pub fn open(path: &Path) -> Result<Self, LedgerError> {
        if !path.exists() {
            return Err(LedgerError::Missing(path.to_owned()));
        }
        let ledger = Self::connect(path)?;
        schema::check(&ledger.connection, path)?;
        Ok(ledger)
    }

    /// The file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    fn connect(path: &Path) -> Result<Self, LedgerError> {
        schema::check_engine(rusqlite::version(), rusqlite::version_number())?;
        let connection =
            Connection::open(path).map_err(|error| LedgerError::from_sqlite(error, path))?;
        let ledger = Self { connection, path: path.to_owned() };
        schema::configure(&ledger.connection).map_err(|error| ledger.explain(error))?;
        Ok(ledger)
    }

    fn explain(&self, error: rusqlite::Error) -> LedgerError {
        LedgerError::from_sqlite(error, &self.path)
    }
}
