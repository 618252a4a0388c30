//! Ledgers and exports of every earlier version, as they stand in `corpus/ledger-versions`: each is
//! opened or imported, checked, and goes on in the present version without any entry changed.

#![expect(clippy::disallowed_methods, reason = "a ledger is a file")]
#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

use std::path::{Path, PathBuf};

use domain::{DeskClock, DeskOpening, Id, Record};
use ledger::{Ledger, LedgerError};
use tempfile::TempDir;

/// The digest of the last entry of each of them.
const HEAD: &str = "f19952abff7855efbb5c55480455962104f7678b5a60469f920d214fe8c2dd5d";

/// How many entries each of them has.
const ENTRIES: u64 = 6;

#[test]
fn a_file_of_version_1_is_read_and_gets_its_log_with_the_next_entry() {
    let (_folder, path) = stored("stored-1.sql");
    let mut ledger = Ledger::open(&path).unwrap();
    assert_eq!(ledger.stored_format().unwrap(), 1);
    check(&ledger);
    assert_eq!(ledger.receipt(id("f-1")).unwrap(), None);
    go_on(&mut ledger);
    assert_eq!(ledger.stored_format().unwrap(), 2);
    for it in ["desk-1", "d-1", "q-1", "f-1", "r-1", "desk-2"] {
        assert!(ledger.receipt(id(it)).unwrap().is_some(), "{it}");
    }
}

#[test]
fn a_file_of_version_2_goes_on_with_its_own_log() {
    let (folder, path) = stored("stored-2.sql");
    std::fs::copy(corpus("stored-2.key"), folder.path().join("desk.sqlite3.key")).unwrap();
    let mut ledger = Ledger::open(&path).unwrap();
    assert_eq!(ledger.stored_format().unwrap(), 2);
    check(&ledger);
    let key = ledger.log_key().unwrap();
    go_on(&mut ledger);
    assert_eq!(ledger.log_key().unwrap(), key);
}

#[test]
fn exports_of_each_version_are_taken_in_without_any_entry_changed() {
    for name in ["export-1.jsonl", "export-2.jsonl"] {
        let folder = TempDir::new().unwrap();
        let exported = std::fs::read_to_string(corpus(name)).unwrap();
        let mut ledger = Ledger::create(folder.path().join("desk.sqlite3")).unwrap();
        ledger.import(&mut exported.as_bytes(), &mut |_| Ok(())).unwrap();
        check(&ledger);
        let mut again = vec![];
        ledger.export(&mut std::iter::empty(), &mut again).unwrap();
        let again = String::from_utf8(again).unwrap();
        let entries = |text: &str| -> Vec<String> {
            text.lines().filter(|it| it.starts_with("{\"entry\"")).map(str::to_owned).collect()
        };
        assert_eq!(entries(&again), entries(&exported), "{name}");
        if name == "export-2.jsonl" {
            assert_eq!(again, exported);
        }
        go_on(&mut ledger);
    }
}

#[test]
fn what_was_erased_stays_named_by_its_tombstone_in_later_versions() {
    let (folder, path) = stored("stored-3.sql");
    std::fs::copy(corpus("stored-3.key"), folder.path().join("desk.sqlite3.key")).unwrap();
    let exported = std::fs::read_to_string(corpus("export-4.jsonl")).unwrap();
    let mut copy = Ledger::create(folder.path().join("copy.sqlite3")).unwrap();
    copy.import(&mut exported.as_bytes(), &mut |_| Ok(())).unwrap();
    for mut ledger in [Ledger::open(&path).unwrap(), copy] {
        assert_eq!(ledger.stored_format().unwrap(), 3);
        let verification = ledger.verify().unwrap();
        assert_eq!((verification.entries, verification.erased), (ENTRIES + 1, 2));
        assert_eq!(verification.faults, []);
        let mut again = vec![];
        ledger.export(&mut std::iter::empty(), &mut again).unwrap();
        assert_eq!(String::from_utf8(again).unwrap(), exported);
        go_on(&mut ledger);
    }
}

#[test]
fn a_backup_of_an_earlier_version_is_one_of_it_too() {
    let (folder, path) = stored("stored-1.sql");
    let copy = folder.path().join("copy.sqlite3");
    let backed_up = Ledger::open(&path).unwrap().back_up(&copy, true).unwrap();
    assert_eq!((backed_up.entries, backed_up.has_key), (ENTRIES, false));
    let mut ledger = Ledger::open(&copy).unwrap();
    check(&ledger);
    go_on(&mut ledger);
}

/// Makes the file that a script describes.
fn stored(name: &str) -> (TempDir, PathBuf) {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("desk.sqlite3");
    let script = std::fs::read_to_string(corpus(name)).unwrap();
    rusqlite::Connection::open(&path).unwrap().execute_batch(&script).unwrap();
    (folder, path)
}

fn check(ledger: &Ledger) {
    let verification = ledger.verify().unwrap();
    assert_eq!(verification.faults, []);
    assert_eq!(verification.entries, ENTRIES);
    assert_eq!(verification.head.unwrap().to_string(), HEAD);
    assert_eq!(ledger.all().unwrap().len(), 6);
}

/// Records one more entry, as Ada does long after.
fn go_on(ledger: &mut Ledger) {
    let opening = DeskOpening::new("the next", DeskClock::Replayed);
    let at = "1980-03-01T00:00:00Z".parse().unwrap();
    let recorded: Result<(), LedgerError> =
        ledger.write("Ada", at, |writing| writing.append(Record::Desk(opening)).map(drop));
    recorded.unwrap();
    assert_eq!(ledger.verify().unwrap().faults, []);
}

fn corpus(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../corpus/ledger-versions").join(name)
}

fn id(text: &str) -> Id {
    text.parse().unwrap()
}
