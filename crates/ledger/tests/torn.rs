//! Files that a power failure tore: whatever part of the last writes reached the disk, the ledger
//! opens, is sound, and holds all writes but the torn ones.

#![expect(clippy::disallowed_methods, reason = "a ledger is a file")]
#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

use std::path::{Path, PathBuf};

use domain::{DeskClock, DeskOpening, Record};
use jiff::Timestamp;
use ledger::{Ledger, LedgerError};
use rusqlite::Connection;
use rusqlite::config::DbConfig;
use tempfile::TempDir;

/// The header of SQLite's write-ahead log, and that of each page in it.
const HEADER: usize = 32;
const PAGE_HEADER: usize = 24;

/// A ledger as it stood on the disk in the midst of work.
struct Torn {
    folder: TempDir,
    file: Vec<u8>,
    log: Vec<u8>,
    /// How long the log was after each write.
    ends: Vec<usize>,
}

#[test]
fn a_log_that_was_cut_at_any_byte_of_its_last_page_holds_the_writes_before() {
    let torn = Torn::with_writes(3);
    let end = torn.ends[2];
    let page = page_size(&torn.log) + PAGE_HEADER;
    for cut in end - page..end {
        assert_eq!(torn.counts_with(&torn.log[..cut]), [2, 2, 2], "cut at {cut} of {end}");
    }
    assert_eq!(torn.counts_with(&torn.log), [3, 3, 3]);
}

#[test]
fn a_log_that_was_cut_at_any_page_of_its_last_write_holds_the_writes_before() {
    let torn = Torn::with_writes(3);
    let (before, end) = (torn.ends[1], torn.ends[2]);
    let page = page_size(&torn.log) + PAGE_HEADER;
    for start in (before..end).step_by(page) {
        for cut in [start, start + 1, start + PAGE_HEADER, start + page - 1] {
            assert_eq!(torn.length_with(&torn.log[..cut]), 2, "cut at {cut} of {end}");
        }
    }
    assert_eq!(torn.length_with(&torn.log), 3);
}

#[test]
fn a_log_in_which_any_page_of_the_last_write_is_torn_holds_the_writes_before() {
    let torn = Torn::with_writes(3);
    let (before, end) = (torn.ends[1], torn.ends[2]);
    let page = page_size(&torn.log) + PAGE_HEADER;
    for start in (before..end).step_by(page) {
        for at in [start, start + page - 1] {
            let mut log = torn.log.clone();
            log[at] ^= 0xff;
            assert_eq!(torn.length_with(&log), 2, "torn at {at}");
        }
    }
}

#[test]
fn a_log_that_is_gone_leaves_what_was_moved_into_the_file() {
    let torn = Torn::with_writes(2);
    for log in [&torn.log[..0], &torn.log[..HEADER - 1], &torn.log[..HEADER]] {
        // The tables themselves still stood in the log.
        let refused = torn.open_with(log).map(drop).unwrap_err();
        assert!(matches!(refused, LedgerError::NotALedger(_)), "{refused:?}");
    }
}

impl Torn {
    fn with_writes(count: i64) -> Self {
        let folder = TempDir::new().unwrap();
        let path = folder.path().join("desk.sqlite3");
        let mut ledger = Ledger::create(&path).unwrap();
        let mut ends = vec![];
        for number in 0..count {
            append(&mut ledger, number).unwrap();
            ends.push(std::fs::read(log_of(&path)).unwrap().len());
        }
        // Read while it is open, as SQLite clears its log away when it ends.
        let (file, log) = (std::fs::read(&path).unwrap(), std::fs::read(log_of(&path)).unwrap());
        drop(ledger);
        Self { folder, file, log, ends }
    }

    /// Opens the file with a log in a folder of its own, beside the key that it was signed with.
    fn open_with(&self, log: &[u8]) -> Result<(TempDir, Ledger), LedgerError> {
        let folder = TempDir::new().unwrap();
        let path = folder.path().join("desk.sqlite3");
        std::fs::write(&path, &self.file).unwrap();
        std::fs::write(log_of(&path), log).unwrap();
        let key = self.folder.path().join("desk.sqlite3.key");
        std::fs::copy(key, folder.path().join("desk.sqlite3.key")).unwrap();
        Ledger::open(&path).map(|ledger| (folder, ledger))
    }

    /// How many entries, leaves and signed trees are there then, as SQLite alone tells them. The
    /// ledger is not opened, as closing it would sync each time.
    fn counts_with(&self, log: &[u8]) -> [u32; 3] {
        let path = self.folder.path().join("cut.sqlite3");
        std::fs::write(&path, &self.file).unwrap();
        std::fs::write(log_of(&path), log).unwrap();
        drop(std::fs::remove_file(path.with_extension("sqlite3-shm")));
        let connection = Connection::open(&path).unwrap();
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true).unwrap();
        ["entry", "leaf", "signed_tree"].map(|table| {
            let sql = format!("SELECT count(*) FROM {table}");
            connection.query_row(&sql, [], |row| row.get(0)).unwrap()
        })
    }

    /// How many entries are there then; it is sound, and can be written to.
    fn length_with(&self, log: &[u8]) -> u64 {
        let (_folder, mut ledger) = self.open_with(log).unwrap();
        let length = ledger.length().unwrap();
        assert_eq!(ledger.verify().unwrap().faults, []);
        append(&mut ledger, 9).unwrap();
        length
    }
}

fn append(ledger: &mut Ledger, number: i64) -> Result<(), LedgerError> {
    let at = Timestamp::from_second(number).unwrap();
    let opening = DeskOpening::new(format!("desk {number}"), DeskClock::System);
    ledger.write("Ada", at, |writing| writing.append(Record::Desk(opening)).map(drop))
}

fn log_of(path: &Path) -> PathBuf {
    path.with_extension("sqlite3-wal")
}

fn page_size(log: &[u8]) -> usize {
    usize::try_from(u32::from_be_bytes(log[8..12].try_into().unwrap())).unwrap()
}
