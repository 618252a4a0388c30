//! The ledger: where a desk keeps everything. It only grows.
//!
//! An entry is never changed or removed; a correction is a new entry that names the old one. Where
//! the law asks for it, what an entry said is destroyed, and a new entry says so.
//! Each entry's canonical bytes hold the SHA-256 of the entry before it, so that a change
//! anywhere shows everywhere after it. Documents' bytes and texts are kept beside the entries
//! under their own SHA-256. The stored format is described in `docs/ledger-format.md`.

#![expect(clippy::disallowed_methods, reason = "the ledger is where files are kept")]

mod archive;
mod backup;
mod batch;
mod canonical;
mod clock_set_back;
mod erase;
mod erasures;
mod error;
mod examine;
mod hold;
mod known;
mod place;
mod portable;
mod private;
mod read;
mod sequencer;
mod store;
mod transparency;
mod turn;
mod verify;
mod witness;
mod write;

use std::cell::Cell;
use std::path::Path;

use hold::{Hold, lock_path};
use jiff::Timestamp;
use store::{PostgresStore, SqliteStore, Store, StoreFault};
use transparency::set_aside;
use turn::Ready;

pub use archive::{
    Archive, ArchiveError, ArchiveFault, CopyShelf, FacetCounts, IndexWriting, LastEntry, Marker,
    MatchOrder, Matches, Places, SearchIndex, ShelfError, ShelvedText, VectorModel, VectorWriting,
    Vectors, VectorsError, Wanted, WantedWording,
};
pub use backup::{BackedUp, RestoreError, Restored};
pub use clock_set_back::ClockSetBack;
pub use error::{EngineFault, LedgerError, ServerFault};
pub use examine::SignedMemory;
pub use place::{LedgerPlace, PostgresPlace};
pub use portable::{ExportError, ImportError, Imported};
pub use private::make_private_folder;
pub use sequencer::{NotKept, WriteQueue, Writer};
pub use transparency::{LogFault, LogHead, PublishError, Published, Remembering};
pub use verify::{Fault, Verification};
pub use witness::{WitnessBook, WitnessError};
pub use write::Writing;

/// The version of the entries and exports that this code writes.
pub const FORMAT: u32 = 1;

/// An open ledger: a file of SQLite, or a database of PostgreSQL.
#[derive(Debug)]
pub struct Ledger {
    store: Box<dyn Store>,
    place: LedgerPlace,
    /// That its file is open here; a database is no file.
    hold: Option<Hold>,
    /// What a writer has at hand, once something was written.
    ready: Option<Ready>,
    /// Whether a write failed, after which nothing more is written until it is opened anew.
    has_failed: Cell<bool>,
    /// Whether it failed as the disk is full.
    is_full: Cell<bool>,
    /// A moment up to which somebody said that the clock is right.
    trusted: Cell<Option<Timestamp>>,
    /// Whether what is written is kept with a batch.
    is_in_batch: bool,
}

impl Ledger {
    /// Makes a new, empty ledger where there is none yet.
    ///
    /// # Errors
    ///
    /// There is one already, or a file of that name; its folder cannot be made, the server cannot
    /// be reached, or the disk is full.
    pub fn create(place: impl Into<LedgerPlace>) -> Result<Self, LedgerError> {
        let place = place.into();
        if let LedgerPlace::File(path) = &place
            && path.exists()
        {
            return Err(LedgerError::Exists(path.clone()));
        }
        make_folder(place.beside())?;
        match &place {
            LedgerPlace::File(path) => Self::held(path, || {
                set_aside(path)?;
                SqliteStore::create(path)
            }),
            LedgerPlace::Postgres(database) => {
                let store = PostgresStore::create(database)?;
                set_aside(place.beside())?;
                Ok(Self::on(Box::new(store), place))
            }
        }
    }

    /// Opens a ledger that exists.
    ///
    /// # Errors
    ///
    /// There is none, what is there is no ledger, a newer version wrote it, or the server cannot
    /// be reached.
    pub fn open(place: impl Into<LedgerPlace>) -> Result<Self, LedgerError> {
        let place = place.into();
        match &place {
            LedgerPlace::File(path) if !path.exists() => Err(LedgerError::Missing(path.clone())),
            LedgerPlace::File(path) => Self::held(path, || SqliteStore::open(path)),
            LedgerPlace::Postgres(database) => {
                let store = PostgresStore::open(database)?;
                make_folder(place.beside())?;
                Ok(Self::on(Box::new(store), place))
            }
        }
    }

    /// Opens a file and holds it, so that nobody puts another one in its place meanwhile.
    fn held(
        path: &Path,
        open: impl FnOnce() -> Result<SqliteStore, LedgerError>,
    ) -> Result<Self, LedgerError> {
        let (store, hold) = Hold::while_opened(path, open)?;
        Ok(Self { hold: Some(hold), ..Self::on(Box::new(store), path.into()) })
    }

    /// Opens a file of which it is known that nobody puts another one in its place meanwhile.
    fn open_unheld(path: &Path) -> Result<Self, LedgerError> {
        // The engine would make an empty file.
        if !path.exists() {
            return Err(LedgerError::Missing(path.to_owned()));
        }
        Ok(Self::on(Box::new(SqliteStore::open(path)?), path.into()))
    }

    /// Whether there is anything at a place, so that no new ledger can be made there.
    ///
    /// # Errors
    ///
    /// The server cannot be reached.
    pub fn is_at(place: &LedgerPlace) -> Result<bool, LedgerError> {
        match place {
            LedgerPlace::File(path) => Ok(path.exists()),
            LedgerPlace::Postgres(database) => PostgresStore::is_there(database),
        }
    }

    /// Removes a ledger in which nothing was recorded.
    ///
    /// # Errors
    ///
    /// Something was recorded, or it cannot be removed.
    pub fn give_up(self) -> Result<(), LedgerError> {
        let name = self.place.name().to_owned();
        if self.length()? > 0 {
            return Err(LedgerError::Exists(name));
        }
        let lock = lock_path(self.place.beside());
        self.store.remove().map_err(|_| LedgerError::LeftBehind(name))?;
        // Where there is none, as beside a database, nothing is left either.
        drop(std::fs::remove_file(lock));
        Ok(())
    }

    /// Its file, or for a database what the files beside it are named after.
    pub fn path(&self) -> &Path {
        self.place.beside()
    }

    /// Where it is.
    pub fn place(&self) -> &LedgerPlace {
        &self.place
    }

    pub(crate) fn on(store: Box<dyn Store>, place: LedgerPlace) -> Self {
        Self {
            store,
            place,
            hold: None,
            ready: None,
            has_failed: Cell::default(),
            is_full: Cell::default(),
            trusted: Cell::default(),
            is_in_batch: false,
        }
    }

    fn explain(&self, fault: StoreFault) -> LedgerError {
        let error = LedgerError::at(fault, self.place.name());
        // What cannot be read in the midst of a batch was to be written to.
        if self.is_in_batch && error.is_failure() {
            self.has_failed.set(true);
            self.is_full.set(matches!(error, LedgerError::DiskFull(_)));
        }
        error
    }
}

fn make_folder(path: &Path) -> Result<(), LedgerError> {
    let Some(folder) = path.parent() else { return Ok(()) };
    std::fs::create_dir_all(folder)
        .map_err(|source| LedgerError::Folder { path: folder.to_owned(), source })
}
