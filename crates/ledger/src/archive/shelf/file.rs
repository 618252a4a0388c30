//! The file of a shelf, and its transactions.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use domain::Digest;
use rusqlite::{Connection, params};

use super::error::{ShelfError, Shelved, explained};
use crate::archive::{Archive, LastEntry};
use crate::private::make_private_folder;

/// The version of what the shelf holds of a text and how; another one is made anew.
const FORMAT: i32 = 4;

/// How long it is waited for another program that writes.
const PATIENCE: Duration = Duration::from_secs(20);

/// The most memory that pages of the file take, in kibibytes.
const CACHE: i32 = 200_000;

/// A shelf of fingerprints, in a file or in memory.
#[derive(Debug)]
pub struct CopyShelf {
    pub(super) connection: Connection,
    pub(super) path: PathBuf,
}

impl CopyShelf {
    /// The file of the shelf of a ledger's file.
    #[must_use]
    pub fn file_of(ledger: &Path) -> PathBuf {
        Self::file_in(&Archive::folder_of(ledger))
    }

    /// The file of the shelf in the folder of an archive.
    pub(in crate::archive) fn file_in(folder: &Path) -> PathBuf {
        folder.join("copies.sqlite3")
    }

    /// Opens the shelf in a file, which is begun where there is none or one of another format.
    ///
    /// # Errors
    ///
    /// It is damaged, or cannot be written.
    pub fn open(path: &Path) -> Shelved<Self> {
        if let Some(folder) = path.parent() {
            let explain = |source| ShelfError::Folder { path: folder.to_owned(), source };
            make_private_folder(folder).map_err(explain)?;
        }
        let explain = |error| explained(error, path);
        let connection = Connection::open(path).map_err(explain)?;
        let shelf = Self { connection, path: path.to_owned() };
        shelf.prepare().map_err(explain)?;
        Ok(shelf)
    }

    /// A shelf in memory, which is gone with it.
    ///
    /// # Errors
    ///
    /// There is no memory.
    pub fn in_memory() -> Shelved<Self> {
        let path = PathBuf::from("memory");
        let explain = |error| explained(error, &path);
        let connection = Connection::open_in_memory().map_err(explain)?;
        begin_anew(&connection).map_err(explain)?;
        Ok(Self { connection, path })
    }

    /// Removes the shelf in a file.
    ///
    /// # Errors
    ///
    /// It cannot be removed.
    pub fn remove(path: &Path) -> std::io::Result<()> {
        for end in ["", "-wal", "-shm"] {
            let mut name = path.as_os_str().to_owned();
            name.push(end);
            match fs::remove_file(name) {
                Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error),
                Ok(()) | Err(_) => {}
            }
        }
        Ok(())
    }

    fn prepare(&self) -> rusqlite::Result<()> {
        let connection = &self.connection;
        connection.busy_timeout(PATIENCE)?;
        connection.pragma_update(None, "journal_mode", "WAL")?;
        // What a failing machine loses of it is worked out again.
        connection.pragma_update(None, "synchronous", "NORMAL")?;
        connection.pragma_update(None, "cache_size", -CACHE)?;
        let format: i32 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
        if format == FORMAT { Ok(()) } else { begin_anew(connection) }
    }

    /// The last entry of the ledger that is in it; `None` for an empty one.
    ///
    /// # Errors
    ///
    /// It cannot be read.
    pub fn last_entry(&self) -> Shelved<Option<LastEntry>> {
        let sql = "SELECT sequence, sha256 FROM reached";
        self.ask(sql, [], |row| {
            let sha256: [u8; 32] = row.get(1)?;
            Ok(LastEntry { sequence: row.get(0)?, sha256: Digest::from(sha256) })
        })
    }

    /// Begins to write; nothing is kept before [`CopyShelf::commit`].
    ///
    /// # Errors
    ///
    /// Another program is writing, or the file cannot be written.
    pub fn begin(&self) -> Shelved<()> {
        self.run("BEGIN IMMEDIATE", [])
    }

    /// Keeps what was written, and up to which entry of the ledger that is.
    ///
    /// # Errors
    ///
    /// The file cannot be written.
    pub fn commit(&self, last: LastEntry) -> Shelved<()> {
        let sql = "INSERT OR REPLACE INTO reached VALUES (1, ?, ?)";
        self.run(sql, params![last.sequence, last.sha256.as_bytes()])?;
        self.run("COMMIT", [])
    }

    /// Drops what was written since it was begun, if it was.
    ///
    /// # Errors
    ///
    /// The file cannot be read.
    pub fn roll_back(&self) -> Shelved<()> {
        if self.connection.is_autocommit() { Ok(()) } else { self.run("ROLLBACK", []) }
    }

    /// Removes everything.
    ///
    /// # Errors
    ///
    /// The file cannot be written.
    pub fn clear(&self) -> Shelved<()> {
        let tables = ["text", "posting", "kin", "reached"];
        tables.iter().try_for_each(|table| self.run(&format!("DELETE FROM {table}"), []))
    }
}

/// Removes what stands there, and makes the tables.
fn begin_anew(connection: &Connection) -> rusqlite::Result<()> {
    connection.execute_batch(&format!(
        "BEGIN IMMEDIATE;
        DROP TABLE IF EXISTS text; DROP TABLE IF EXISTS posting; DROP TABLE IF EXISTS kin;
        DROP TABLE IF EXISTS reached; {} PRAGMA user_version = {FORMAT}; COMMIT;",
        include_str!("../copies.sql"),
    ))
}
