//! A ledger whose file is replaced while a program has it open: nothing that was acknowledged is
//! lost by it, and nothing more is acknowledged.

#![cfg(unix)]
#![expect(clippy::disallowed_methods, reason = "a ledger is a file")]
#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

use std::path::{Path, PathBuf};

use domain::{DeskClock, DeskOpening, Record};
use jiff::Timestamp;
use ledger::{Ledger, LedgerError, RestoreError};
use tempfile::TempDir;

#[test]
fn no_copy_is_put_back_while_somebody_has_the_ledger_open() {
    let (folder, mut ledger) = ledger();
    let copy = folder.path().join("copy.sqlite3");
    ledger.back_up(&copy, true).unwrap();
    record(&mut ledger, "acknowledged").unwrap();
    let path = ledger.path().to_owned();
    for behind in [false, true] {
        let refused = Ledger::restore(&copy, &path, behind).unwrap_err();
        assert!(matches!(refused, RestoreError::InUse(_)), "{refused:?}");
        assert!(refused.to_string().contains("as `forsooth serve`; end it"), "{refused}");
    }
    record(&mut ledger, "after").unwrap();
    assert_eq!(ledger.verify().unwrap().faults, []);
    drop(ledger);
    let restored = Ledger::restore(&copy, &path, true).unwrap();
    assert_eq!((restored.entries, restored.lost.len()), (1, 2));
    assert_eq!(names(folder.path(), "restored"), Vec::<PathBuf>::new());
    let elsewhere = folder.path().join("elsewhere.sqlite3");
    assert_eq!(Ledger::restore(&copy, &elsewhere, false).unwrap().replaced, None);
}

#[test]
fn a_program_whose_file_was_replaced_writes_nothing_more_and_says_so() {
    let (folder, mut ledger) = ledger();
    let path = ledger.path().to_owned();
    let signed = format!("{}.signed", path.display());
    ledger.begin_batch().unwrap();
    record(&mut ledger, "in the batch").unwrap();
    let aside = folder.path().join("aside.sqlite3");
    std::fs::rename(&path, &aside).unwrap();
    let refused = ledger.commit_batch().unwrap_err();
    assert!(matches!(refused, LedgerError::Replaced(_)), "{refused:?}");
    assert!(refused.to_string().contains("nothing was recorded; end this program"), "{refused}");
    std::fs::write(&path, "another file").unwrap();
    std::fs::write(&signed, "by another program").unwrap();
    for _ in 0..2 {
        let refused = record(&mut ledger, "after").unwrap_err();
        assert!(matches!(refused, LedgerError::Replaced(_)), "{refused:?}");
    }
    assert_eq!(ledger.length().unwrap(), 1);
    let head = ledger.log_head().unwrap().unwrap();
    assert!(matches!(ledger.keep_cosigned(&head.note), Err(LedgerError::Replaced(_))));
    assert_eq!(std::fs::read_to_string(&signed).unwrap(), "by another program");
    assert_eq!(names(folder.path(), "cosigned"), Vec::<PathBuf>::new());
}

#[test]
fn what_holds_private_text_is_its_owners_alone() {
    use std::os::unix::fs::PermissionsExt as _;
    let (folder, ledger) = ledger();
    ledger.back_up(&folder.path().join("copy.sqlite3"), true).unwrap();
    for name in ["desk.sqlite3", "desk.sqlite3.key", "copy.sqlite3", "copy.sqlite3.key"] {
        let mode = std::fs::metadata(folder.path().join(name)).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{name}");
    }
    let archive = folder.path().join("above").join("desk.archive");
    ledger::Archive::create(&archive).unwrap();
    let mode = std::fs::metadata(&archive).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o700);
}

fn ledger() -> (TempDir, Ledger) {
    let folder = TempDir::new().unwrap();
    let mut ledger = Ledger::create(folder.path().join("desk.sqlite3")).unwrap();
    record(&mut ledger, "first").unwrap();
    (folder, ledger)
}

fn record(ledger: &mut Ledger, name: &str) -> Result<(), LedgerError> {
    let opening = DeskOpening::new(name, DeskClock::System);
    ledger.write("Ada", Timestamp::UNIX_EPOCH, |writing| {
        writing.append(Record::Desk(opening)).map(drop)
    })
}

/// The files of a folder that have something in their names.
fn names(folder: &Path, part: &str) -> Vec<PathBuf> {
    let files = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
    files.filter(|path| path.to_string_lossy().contains(part)).collect()
}
