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
mod transparency;
mod verify;
mod witness;
mod write;

use std::path::{Path, PathBuf};

use rusqlite::{Connection, OpenFlags};

use transparency::{LogKey, set_aside};

pub use archive::{
    Archive, ArchiveError, ArchiveFault, CopyShelf, FacetCounts, IndexWriting, LastEntry, Marker,
    MatchOrder, Matches, Places, SearchIndex, ShelfError, ShelvedText, VectorModel, VectorWriting,
    Vectors, VectorsError, Wanted, WantedWording,
};
pub use error::{EngineFault, LedgerError};
pub use portable::{ExportError, ImportError, Imported};
pub use transparency::{LogFault, LogHead, PublishError, Published};
pub use verify::{Fault, Verification};
pub use witness::{WitnessBook, WitnessError};
pub use write::Writing;

/// The version of the entries and exports that this code writes.
pub const FORMAT: u32 = 1;

/// An open ledger: one SQLite file.
#[derive(Debug)]
pub struct Ledger {
    connection: Connection,
    path: PathBuf,
    /// What signs the log, once something was written.
    key: Option<LogKey>,
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
        set_aside(path)?;
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
        match schema::check(&ledger.connection, path) {
            // In a folder that cannot be written SQLite cannot keep what readers share.
            Err(LedgerError::ReadOnly(_)) if has_all_in_file(path) => Self::open_to_read(path),
            checked => checked.map(|()| ledger),
        }
    }

    /// Opens a ledger that nobody can write, to be read alone.
    fn open_to_read(path: &Path) -> Result<Self, LedgerError> {
        let escaped = path.to_string_lossy().replace('%', "%25").replace('?', "%3f");
        let address = format!("file:{}?immutable=1", escaped.replace('#', "%23"));
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI;
        let explain = |error| LedgerError::from_sqlite(error, path);
        let connection = Connection::open_with_flags(address, flags).map_err(explain)?;
        schema::check(&connection, path)?;
        Ok(Self { connection, path: path.to_owned(), key: None })
    }

    /// The file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    fn connect(path: &Path) -> Result<Self, LedgerError> {
        schema::check_engine(rusqlite::version(), rusqlite::version_number())?;
        let connection =
            Connection::open(path).map_err(|error| LedgerError::from_sqlite(error, path))?;
        let ledger = Self { connection, path: path.to_owned(), key: None };
        schema::configure(&ledger.connection).map_err(|error| ledger.explain(error))?;
        Ok(ledger)
    }

    fn explain(&self, error: rusqlite::Error) -> LedgerError {
        LedgerError::from_sqlite(error, &self.path)
    }
}

/// Whether nothing was written that stands beside the file yet.
fn has_all_in_file(path: &Path) -> bool {
    let mut beside = path.as_os_str().to_owned();
    beside.push("-wal");
    std::fs::metadata(beside).map_or(true, |data| data.len() == 0)
}

#[cfg(test)]
mod tests {
    use domain::{DeskClock, DeskOpening, Kind, Record};
    use jiff::Timestamp;

    use super::{Ledger, LedgerError};

    #[test]
    fn what_cannot_be_written_can_be_read() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a desk? 100% #1.sqlite3");
        let opening = DeskOpening { name: "desk".to_owned(), clock: DeskClock::System };
        let mut ledger = Ledger::create(&path).unwrap();
        let append = |ledger: &mut Ledger| {
            let record = Record::Desk(opening.clone());
            ledger.write("Ada", Timestamp::UNIX_EPOCH, |writing| writing.append(record))
        };
        append(&mut ledger).unwrap();
        drop(ledger);
        let mut ledger = Ledger::open_to_read(&path).unwrap();
        assert_eq!(ledger.count(Kind::Desk).unwrap(), 1);
        let refused = append(&mut ledger).unwrap_err();
        assert!(matches!(refused, LedgerError::ReadOnly(_)), "{refused:?}");
        assert_eq!(ledger.length().unwrap(), 1);
    }
}
