//! A ledger in a file of SQLite.

mod tables;

use std::fs::{File, OpenOptions};
use std::path::{Path, PathBuf};

use rusqlite::backup::{Backup, StepResult};
use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{Connection, ErrorCode, OpenFlags, OptionalExtension as _, ToSql};

use super::{
    BEGIN_PART, END_PART, FaultKind, Row, Store, StoreFault, TAKE_BACK_PART, VERSION, Value,
    WITH_LOG,
};
use crate::{EngineFault, LedgerError, private};

/// What a step of a copy takes to mean all pages.
const ALL_PAGES: i32 = -1;

/// The guards that are lifted where something is erased.
const LIFTED: [&str; 3] = ["entry_kept", "leaf_kept", "content_not_removed"];

/// So many sentences are kept ready.
const KEPT_READY: usize = 64;

/// An open file.
#[derive(Debug)]
pub(crate) struct SqliteStore {
    pub(super) connection: Connection,
    path: PathBuf,
}

impl SqliteStore {
    /// Makes a file with empty tables.
    pub(crate) fn create(path: &Path) -> Result<Self, LedgerError> {
        let explain = |error| LedgerError::at(StoreFault::from(error), path);
        private::make_file(path)
            .map_err(|source| LedgerError::Beside { path: path.to_owned(), source })?;
        let store = Self::connect(path)?;
        match tables::create(&store.connection) {
            Ok(()) => Ok(store),
            Err(error) => {
                let refusal = explain(error);
                drop(store);
                // A file without tables would be taken for something else from now on.
                std::fs::remove_file(path).map_err(|_| LedgerError::LeftBehind(path.to_owned()))?;
                Err(refusal)
            }
        }
    }

    /// Opens a file.
    pub(crate) fn open(path: &Path) -> Result<Self, LedgerError> {
        tables::check_engine(rusqlite::version(), rusqlite::version_number())?;
        let connection = Self::connection(path).and_then(|connection| {
            // The first page is read here, with what readers share of what was written last.
            tables::version(&connection)?;
            Ok(connection)
        });
        match connection {
            Ok(connection) => Self::checked(connection, path),
            // In a folder that cannot be written SQLite cannot keep what readers share.
            Err(error) if is_unshared(&error) && is_read_only(path) => Self::open_to_read(path),
            Err(error) => Err(LedgerError::at(error.into(), path)),
        }
    }

    fn checked(connection: Connection, path: &Path) -> Result<Self, LedgerError> {
        tables::check(&connection, path)?;
        Ok(Self { connection, path: path.to_owned() })
    }

    /// Opens a file that nobody can write, to be read alone.
    fn open_to_read(path: &Path) -> Result<Self, LedgerError> {
        if !has_all_in_file(path) {
            return Err(LedgerError::Unmerged(path.to_owned()));
        }
        let escaped = path.to_string_lossy().replace('%', "%25").replace('?', "%3f");
        let address = format!("file:{}?immutable=1", escaped.replace('#', "%23"));
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI;
        let connection = Connection::open_with_flags(address, flags)
            .map_err(|error| LedgerError::at(error.into(), path))?;
        Self::checked(connection, path)
    }

    fn connect(path: &Path) -> Result<Self, LedgerError> {
        tables::check_engine(rusqlite::version(), rusqlite::version_number())?;
        let connection = Self::connection(path);
        let connection = connection.map_err(|error| LedgerError::at(error.into(), path))?;
        Ok(Self { connection, path: path.to_owned() })
    }

    fn connection(path: &Path) -> rusqlite::Result<Connection> {
        let connection = Connection::open(path)?;
        connection.set_prepared_statement_cache_capacity(KEPT_READY);
        tables::configure(&connection)?;
        Ok(connection)
    }
}

impl Store for SqliteStore {
    fn begin(&self) -> Result<(), StoreFault> {
        // At once, as whoever reads first and then writes would be refused without any waiting.
        Ok(self.connection.execute_batch("BEGIN IMMEDIATE")?)
    }

    fn begin_reading(&self) -> Result<(), StoreFault> {
        Ok(self.connection.execute_batch("BEGIN")?)
    }

    fn commit(&self) -> Result<(), StoreFault> {
        Ok(self.connection.execute_batch("COMMIT")?)
    }

    fn roll_back(&self) {
        if !self.connection.is_autocommit() {
            // What SQLite cannot take back by itself it takes back when the file is opened anew.
            drop(self.connection.execute_batch("ROLLBACK"));
        }
    }

    fn begin_part(&self) -> Result<(), StoreFault> {
        Ok(self.connection.execute_batch(BEGIN_PART)?)
    }

    fn end_part(&self) -> Result<(), StoreFault> {
        Ok(self.connection.execute_batch(END_PART)?)
    }

    fn take_back_part(&self) -> Result<(), StoreFault> {
        Ok(self.connection.execute_batch(TAKE_BACK_PART)?)
    }

    fn execute(&self, sql: &str, values: &[Value]) -> Result<(), StoreFault> {
        let values = rusqlite::params_from_iter(values);
        self.connection.prepare_cached(sql)?.execute(values)?;
        Ok(())
    }

    fn select(&self, sql: &str, values: &[Value]) -> Result<Vec<Row>, StoreFault> {
        let mut statement = self.connection.prepare_cached(sql)?;
        let columns = statement.column_count();
        let mut rows = statement.query(rusqlite::params_from_iter(values))?;
        let mut found = vec![];
        while let Some(row) = rows.next()? {
            let values = (0..columns).map(|column| Ok(read(row.get_ref(column)?)));
            found.push(Row(values.collect::<rusqlite::Result<_>>()?));
        }
        Ok(found)
    }

    fn engine(&self) -> Result<String, StoreFault> {
        Ok(format!("SQLite {}", rusqlite::version()))
    }

    fn damage(&self) -> Result<Vec<String>, StoreFault> {
        let mut statement = self.connection.prepare("PRAGMA quick_check")?;
        let found = statement.query_map([], |row| row.get(0))?;
        let found: Vec<String> = found.collect::<rusqlite::Result<_>>()?;
        Ok(found.into_iter().filter(|told| told != "ok").collect())
    }

    fn version(&self) -> Result<u32, StoreFault> {
        Ok(self.connection.pragma_query_value(None, "user_version", |row| row.get(0))?)
    }

    fn add_log(&self) -> Result<(), StoreFault> {
        self.connection.execute_batch(tables::LOG)?;
        Ok(self.connection.pragma_update(None, "user_version", WITH_LOG)?)
    }

    fn changed_guards(&self) -> Result<Vec<String>, StoreFault> {
        let mut changed = vec![];
        for (name, made) in tables::triggers(self.version()? >= WITH_LOG)? {
            let sql = "SELECT sql FROM sqlite_schema WHERE type = 'trigger' AND name = ?";
            let found: Option<String> =
                self.connection.query_row(sql, [&name], |row| row.get(0)).optional()?;
            if found.as_ref() != Some(&made) {
                changed.push(name);
            }
        }
        Ok(changed)
    }

    fn lift_guards(&self) -> Result<(), StoreFault> {
        let drop = LIFTED.map(|name| format!("DROP TRIGGER {name};"));
        Ok(self.connection.execute_batch(&drop.concat())?)
    }

    fn put_guards_back(&self) -> Result<(), StoreFault> {
        for (name, made) in tables::triggers(true)? {
            if LIFTED.contains(&name.as_str()) {
                self.connection.execute_batch(&made)?;
            }
        }
        Ok(())
    }

    fn mark_erased(&self) -> Result<(), StoreFault> {
        Ok(self.connection.pragma_update(None, "user_version", VERSION)?)
    }

    fn sweep(&self) -> Result<(), StoreFault> {
        self.connection.execute_batch("VACUUM")?;
        let read = |row: &rusqlite::Row<'_>| row.get::<_, bool>(0);
        let is_held = self.connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], read)?;
        if !is_held {
            return Ok(());
        }
        let source = EngineFault::told("another program reads what was written last".to_owned());
        Err(StoreFault { kind: FaultKind::Busy, source })
    }

    fn copy_to(&self, path: &Path) -> Result<(), StoreFault> {
        let mut copy = Connection::open(path)?;
        copy.pragma_update(None, "synchronous", "FULL")?;
        let backup = Backup::new(&self.connection, &mut copy)?;
        // All pages in one step, so that no writer comes in between and makes it begin anew.
        if backup.step(ALL_PAGES)? == StepResult::Done {
            return Ok(());
        }
        let source = EngineFault::told("it is being written".to_owned());
        Err(StoreFault { kind: FaultKind::Busy, source })
    }

    fn remove(self: Box<Self>) -> Result<(), StoreFault> {
        let Self { connection, path } = *self;
        // SQLite takes its side files along when the connection closes.
        connection.close().map_err(|(_, error)| error)?;
        let told = |error: std::io::Error| StoreFault::broken(error.into());
        std::fs::remove_file(path).map_err(told)
    }
}

/// Whether an error may come of a folder in which nothing can be made.
fn is_unshared(error: &rusqlite::Error) -> bool {
    let code = error.sqlite_error_code();
    matches!(code, Some(ErrorCode::CannotOpen | ErrorCode::ReadOnly | ErrorCode::SystemIoFailure))
}

/// Whether a file or its folder cannot be written, though the file can be read.
fn is_read_only(path: &Path) -> bool {
    use std::io::ErrorKind::{PermissionDenied, ReadOnlyFilesystem};
    let trial = path.with_added_extension(format!("{}.trial", std::process::id()));
    let tried = [private::make_file(&trial), OpenOptions::new().append(true).open(path).map(drop)];
    drop(std::fs::remove_file(&trial));
    let is_refusal =
        |error: &std::io::Error| matches!(error.kind(), PermissionDenied | ReadOnlyFilesystem);
    File::open(path).is_ok() && tried.iter().any(|it| it.as_ref().is_err_and(is_refusal))
}

/// Whether nothing was written that stands beside the file yet.
fn has_all_in_file(path: &Path) -> bool {
    let mut beside = path.as_os_str().to_owned();
    beside.push("-wal");
    std::fs::metadata(beside).map_or(true, |data| data.len() == 0)
}

fn read(value: ValueRef<'_>) -> Value {
    match value {
        ValueRef::Null => Value::Null,
        ValueRef::Integer(value) => Value::Integer(value),
        // No table of a ledger has such a column.
        ValueRef::Real(value) => Value::Text(value.to_string()),
        ValueRef::Text(text) => Value::Text(String::from_utf8_lossy(text).into_owned()),
        ValueRef::Blob(bytes) => Value::Bytes(bytes.to_vec()),
    }
}

impl ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Self::Null => ValueRef::Null,
            Self::Integer(value) => ValueRef::Integer(*value),
            Self::Text(text) => ValueRef::Text(text.as_bytes()),
            Self::Bytes(bytes) => ValueRef::Blob(bytes),
        }))
    }
}

impl From<rusqlite::Error> for StoreFault {
    fn from(error: rusqlite::Error) -> Self {
        let code = error.sqlite_error_code();
        let kind = if code == Some(ErrorCode::DiskFull) {
            FaultKind::Full
        } else if code == Some(ErrorCode::DatabaseBusy) {
            FaultKind::Busy
        } else if code == Some(ErrorCode::ReadOnly) {
            FaultKind::ReadOnly
        } else if code == Some(ErrorCode::NotADatabase) {
            FaultKind::NotALedger
        } else if code == Some(ErrorCode::ConstraintViolation) {
            FaultKind::Refused
        } else {
            FaultKind::Broken
        };
        Self { kind, source: error.into() }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::{Arc, Mutex, mpsc};

    use domain::{DeskClock, DeskOpening, Kind, Record};
    use jiff::Timestamp;

    use super::SqliteStore;
    use crate::{Ledger, LedgerError, LedgerPlace, NotKept, WriteQueue};

    fn opening(name: &str) -> Record {
        Record::Desk(DeskOpening::new(name, DeskClock::System))
    }

    #[test]
    fn what_cannot_be_written_can_be_read() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a desk? 100% #1.sqlite3");
        let mut ledger = Ledger::create(&path).unwrap();
        let append = |ledger: &mut Ledger| {
            ledger.write("Ada", Timestamp::UNIX_EPOCH, |writing| writing.append(opening("desk")))
        };
        append(&mut ledger).unwrap();
        drop(ledger);
        let store = SqliteStore::open_to_read(&path).unwrap();
        let mut ledger = Ledger::on(Box::new(store), LedgerPlace::from(path));
        assert_eq!(ledger.count(Kind::Desk).unwrap(), 1);
        let refused = append(&mut ledger).unwrap_err();
        assert!(matches!(refused, LedgerError::ReadOnly(_)), "{refused:?}");
        assert_eq!(ledger.length().unwrap(), 1);
    }

    #[test]
    fn what_was_written_last_and_stands_beside_is_not_passed_over() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("desk.sqlite3");
        let mut ledger = Ledger::create(&path).unwrap();
        ledger
            .write("Ada", Timestamp::UNIX_EPOCH, |writing| writing.append(opening("desk")))
            .unwrap();
        // As where a program was ended in the midst of its work, and the disk is locked then.
        let refused = SqliteStore::open_to_read(&path).unwrap_err().to_string();
        assert!(refused.contains("desk.sqlite3-wal; copy both"), "{refused}");
    }

    #[test]
    fn a_full_disk_in_a_batch_is_told_and_ends_all_writing() {
        let folder = tempfile::TempDir::new().unwrap();
        let path = folder.path().join("desk.sqlite3");
        let store = SqliteStore::create(&path).unwrap();
        store.connection.pragma_update(None, "max_page_count", 30).unwrap();
        let ledger = Ledger::on(Box::new(store), LedgerPlace::from(path));
        let queue = WriteQueue::begin(Arc::new(Mutex::new(ledger)));
        let (tell, told) = mpsc::channel();
        for _ in 0..2 {
            let tell = tell.clone();
            let fill = |ledger: &mut Ledger| {
                ledger.write("Ada", Timestamp::UNIX_EPOCH, |writing| {
                    writing.append(opening("full"))?;
                    writing.keep(&vec![7; 200_000]).map(drop)
                })
            };
            queue.submit(fill, move |done: Result<Result<(), LedgerError>, NotKept>| {
                tell.send(done.unwrap_err()).unwrap();
            });
        }
        let NotKept::Ledger(first) = told.recv().unwrap() else { panic!("it is not told why") };
        assert!(first.to_string().contains("the disk is full"), "{first}");
        assert!(first.to_string().contains("nothing was recorded"), "{first}");
        assert!(matches!(told.recv().unwrap(), NotKept::Halted));
    }

    #[test]
    fn a_full_disk_records_nothing_and_says_so() {
        let folder = tempfile::TempDir::new().unwrap();
        let path = folder.path().join("desk.sqlite3");
        let store = SqliteStore::create(&path).unwrap();
        // SQLite meets this limit as it meets a full disk.
        store.connection.pragma_update(None, "max_page_count", 30).unwrap();
        let mut ledger = Ledger::on(Box::new(store), LedgerPlace::from(path));
        let result: Result<(), LedgerError> =
            ledger.write("Ada", Timestamp::UNIX_EPOCH, |writing| {
                writing.append(opening("full"))?;
                writing.keep(&vec![7; 200_000]).map(|_| ())
            });
        assert!(matches!(result, Err(LedgerError::DiskFull(_))), "{result:?}");
        assert_eq!(ledger.verify().unwrap().entries, 0);
    }
}
