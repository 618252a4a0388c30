//! The transparency log under the ledger: it grows with each entry that bears on a score, and
//! neither a changed file nor an older copy is signed.

#![expect(clippy::disallowed_methods, reason = "a ledger is a file")]
#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use domain::{DeskClock, DeskOpening, Id, Record};
use jiff::Timestamp;
use ledger::{Ledger, LedgerError, SignedMemory};
use tempfile::TempDir;

#[test]
fn what_bears_on_a_score_has_a_receipt_once_it_is_recorded() {
    let (_folder, ledger) = desk(1);
    let receipt = ledger.receipt(id("desk-1")).unwrap().unwrap();
    assert!(receipt.starts_with("c2sp.org/tlog-proof@v1\nextra "), "{receipt}");
    assert!(receipt.contains("\nindex 0\n\nforsooth.desk/"), "{receipt}");
    assert_eq!(ledger.receipt(id("desk-9")).unwrap(), None);
    assert!(ledger.log_key().unwrap().unwrap().starts_with("forsooth.desk/"));
    assert_eq!(ledger.verify().unwrap().faults, []);
}

#[test]
fn an_opened_entry_tells_no_hash_of_the_one_before() {
    let (_folder, ledger) = desk(2);
    let extra = extra(&ledger.receipt(id("desk-2")).unwrap().unwrap());
    assert!(extra["opening"]["entry"].as_str().unwrap().contains("\"name\":\"test 1\""));
    let first = ledger.entry(id("desk-1")).unwrap().unwrap().sha256.to_string();
    assert!(!extra.to_string().contains(&first), "whoever knows it can guess at the entry");
}

#[test]
fn leaves_of_version_1_stay_as_they_were() {
    let (folder, ledger) = desk(3);
    let mut export = vec![];
    ledger.export(&mut std::iter::empty(), &mut export).unwrap();
    let old = String::from_utf8(export).unwrap().replace(",\"version\":2", "");
    let mut other = Ledger::create(folder.path().join("old.sqlite3")).unwrap();
    other.import(&mut old.as_bytes(), &mut |_| Ok(())).unwrap();
    open_topic(&mut other, 3).unwrap();
    assert_eq!(other.verify().unwrap().faults, []);
    let leaf = |id_: &str| extra(&other.receipt(id(id_)).unwrap().unwrap())["leaf"].to_string();
    assert!(leaf("desk-3").contains("\\\"leaf\\\":1,"), "{}", leaf("desk-3"));
    assert!(leaf("desk-4").contains("\\\"leaf\\\":2,"), "{}", leaf("desk-4"));
    let mut again = vec![];
    other.export(&mut std::iter::empty(), &mut again).unwrap();
    let again = String::from_utf8(again).unwrap();
    assert!(old.lines().filter(|line| line.contains("secret")).all(|line| again.contains(line)));
}

#[test]
fn an_older_copy_that_is_put_back_signs_nothing_more() {
    let (folder, mut ledger) = desk(2);
    let copy = folder.path().join("copy.sqlite3");
    checkpoint_file(&ledger);
    std::fs::copy(ledger.path(), &copy).unwrap();
    open_topic(&mut ledger, 5).unwrap();
    let path = ledger.path().to_owned();
    checkpoint_file(&ledger);
    drop(ledger);
    std::fs::copy(&copy, &path).unwrap();
    let mut restored = Ledger::open(&path).unwrap();
    let refused = open_topic(&mut restored, 6).unwrap_err().to_string();
    assert!(refused.contains("comes from an older copy, and nothing more is signed"), "{refused}");
    assert_eq!(restored.length().unwrap(), 2);
}

#[test]
fn what_witnesses_saw_and_is_not_here_is_a_fault_and_in_no_receipt() {
    let (folder, mut ledger) = desk(2);
    let copy = folder.path().join("copy.sqlite3");
    checkpoint_file(&ledger);
    std::fs::copy(ledger.path(), &copy).unwrap();
    open_topic(&mut ledger, 5).unwrap();
    let seen = ledger.log_head().unwrap().unwrap();
    ledger.keep_cosigned(&seen.note).unwrap();
    assert_eq!(ledger.cosigned().unwrap(), Some((3, seen.note)));
    assert_eq!(ledger.verify().unwrap().faults, []);
    let path = ledger.path().to_owned();
    checkpoint_file(&ledger);
    drop(ledger);
    std::fs::copy(&copy, &path).unwrap();
    let restored = Ledger::open(&path).unwrap();
    let faults = restored.verify().unwrap().faults;
    let told = "the tree of 3 leaves that witnesses saw is no beginning of the 2 leaves here";
    assert!(faults[0].message.starts_with(told), "{faults:?}");
    assert_eq!(restored.cosigned().unwrap(), None);
    assert!(restored.receipt(id("desk-1")).unwrap().unwrap().contains("\n2\n"));
}

#[test]
fn a_memory_that_was_cut_short_ends_no_recording() {
    let (_folder, mut ledger) = desk(2);
    let memory = format!("{}.signed", ledger.path().display());
    let whole = std::fs::read_to_string(&memory).unwrap();
    for cut in ["", &whole[..whole.len() / 2]] {
        std::fs::write(&memory, cut).unwrap();
        let next = usize::try_from(ledger.length().unwrap()).unwrap();
        open_topic(&mut ledger, next).unwrap();
        assert!(std::fs::read_to_string(&memory).unwrap().len() >= whole.len());
    }
}

#[test]
fn a_new_ledger_in_the_place_of_one_that_was_removed_is_another_log() {
    let (_folder, ledger) = desk(3);
    let (path, key) = (ledger.path().to_owned(), ledger.log_key().unwrap());
    drop(ledger);
    std::fs::remove_file(&path).unwrap();
    let mut new = Ledger::create(&path).unwrap();
    open_topic(&mut new, 1).unwrap();
    assert_ne!(new.log_key().unwrap(), key);
    assert_eq!(new.verify().unwrap().faults, []);
    let kept = std::fs::read_to_string(format!("{}.key.earlier-1", path.display())).unwrap();
    assert!(kept.contains(&key.unwrap()), "{kept}");
}

#[test]
fn a_key_that_is_gone_is_asked_for_and_not_made_anew() {
    let (_folder, ledger) = desk(2);
    let path = ledger.path().to_owned();
    drop(ledger);
    let key = format!("{}.key", path.display());
    let kept = std::fs::read(&key).unwrap();
    std::fs::remove_file(&key).unwrap();
    let mut ledger = Ledger::open(&path).unwrap();
    assert!(open_topic(&mut ledger, 5).unwrap_err().to_string().contains("put it back"));
    std::fs::write(&key, "PRIVATE+KEY+someone+00000000+AA==\n").unwrap();
    assert!(open_topic(&mut ledger, 5).unwrap_err().to_string().contains("no key of this desk"));
    std::fs::write(&key, kept).unwrap();
    open_topic(&mut ledger, 5).unwrap();
}

#[test]
fn a_key_of_another_desk_is_refused_before_anything_is_recorded() {
    let ((_one, mut ledger), (_two, other)) = (desk(2), desk(1));
    let key = |of: &Ledger| format!("{}.key", of.path().display());
    let own = std::fs::read(key(&ledger)).unwrap();
    let path = ledger.path().to_owned();
    drop(ledger);
    std::fs::copy(key(&other), format!("{}.key", path.display())).unwrap();
    ledger = Ledger::open(&path).unwrap();
    let refused = open_topic(&mut ledger, 5).unwrap_err().to_string();
    assert!(refused.contains("and this desk was signed as forsooth.desk/"), "{refused}");
    assert!(ledger.log_key().unwrap_err().to_string().contains("put its own key back"));
    assert_eq!(ledger.length().unwrap(), 2);
    std::fs::write(key(&ledger), own).unwrap();
    open_topic(&mut ledger, 5).unwrap();
    assert_eq!(ledger.verify().unwrap().faults, []);
}

/// Whatever is remembered, by the desk or by witnesses alone, all ask it.
#[test]
fn what_is_remembered_stops_recording_and_publishing_and_is_a_fault() {
    for kept in ["signed", "cosigned"] {
        let (folder, mut ledger) = desk(2);
        let (path, copy) = (ledger.path().to_owned(), folder.path().join("copy.sqlite3"));
        checkpoint_file(&ledger);
        std::fs::copy(&path, &copy).unwrap();
        open_topic(&mut ledger, 5).unwrap();
        let head = ledger.log_head().unwrap().unwrap();
        ledger.keep_cosigned(&head.note).unwrap();
        checkpoint_file(&ledger);
        drop(ledger);
        std::fs::copy(&copy, &path).unwrap();
        let forgotten = if kept == "signed" { "cosigned" } else { "signed" };
        std::fs::remove_file(format!("{}.{forgotten}", path.display())).unwrap();
        let mut older = Ledger::open(&path).unwrap();
        let told = "is no beginning of the 2 leaves here";
        assert!(open_topic(&mut older, 6).unwrap_err().to_string().contains(told), "{kept}");
        let published = older.publish(&folder.path().join("record"), &|_| false);
        assert!(published.unwrap_err().to_string().contains(told), "{kept}");
        let faults = older.verify().unwrap().faults;
        assert!(faults[0].message.contains(told), "{kept}: {faults:?}");
        assert!(matches!(older.signed_memory().unwrap(), SignedMemory::Disagrees(_)), "{kept}");
        assert!(!folder.path().join("record").exists());
    }
}

#[test]
fn no_smaller_checkpoint_is_published_over_a_longer_one() {
    let (folder, ledger) = desk(3);
    let record = folder.path().join("record");
    ledger.publish(&record, &|_| false).unwrap();
    let published = std::fs::read(record.join("checkpoint")).unwrap();
    let raw = rusqlite::Connection::open(ledger.path()).unwrap();
    let swap = "DROP TRIGGER signed_tree_kept;
        UPDATE signed_tree SET note = (SELECT note FROM signed_tree WHERE size = 2) WHERE size = 3";
    raw.execute_batch(swap).unwrap();
    std::fs::remove_file(format!("{}.signed", ledger.path().display())).unwrap();
    let told = "where the tree of 3 leaves should stand, one of 2 leaves";
    let refused = ledger.publish(&record, &|_| false).unwrap_err().to_string();
    assert!(refused.contains(told), "{refused}");
    let faults = ledger.verify().unwrap().faults;
    assert!(faults.iter().any(|fault| fault.message.contains(told)), "{faults:?}");
    raw.execute_batch(
        "DROP TRIGGER signed_tree_not_removed; DELETE FROM signed_tree WHERE size = 3",
    )
    .unwrap();
    let refused = ledger.publish(&record, &|_| false).unwrap_err().to_string();
    assert!(refused.contains("the tree of 3 leaves that is published"), "{refused}");
    assert_eq!(std::fs::read(record.join("checkpoint")).unwrap(), published);
}

#[test]
fn an_export_brings_the_same_tree_to_another_desk() {
    let (folder, ledger) = desk(5);
    let mut export = vec![];
    ledger.export(&mut std::iter::empty(), &mut export).unwrap();
    let mut other = Ledger::create(folder.path().join("other.sqlite3")).unwrap();
    other.import(&mut export.as_slice(), &mut |_| Ok(())).unwrap();
    assert_eq!(other.verify().unwrap().faults, []);
    assert_eq!(root(&ledger), root(&other));
    let mut again = vec![];
    other.export(&mut std::iter::empty(), &mut again).unwrap();
    assert_eq!(export, again);
}

#[test]
fn a_ledger_from_before_the_log_gets_one_with_its_next_entry() {
    let (_folder, ledger) = desk(3);
    let path = ledger.path().to_owned();
    drop(ledger);
    forget_log(&path);
    let mut old = Ledger::open(&path).unwrap();
    assert_eq!(old.receipt(id("desk-1")).unwrap(), None);
    assert_eq!(old.verify().unwrap().faults, []);
    open_topic(&mut old, 9).unwrap();
    assert_eq!(old.verify().unwrap().faults, []);
    assert!(old.receipt(id("desk-1")).unwrap().is_some());
}

#[test]
fn whatever_is_changed_in_the_log_is_found() {
    for (table, change) in [
        ("leaf", "UPDATE leaf SET nonce = zeroblob(32) WHERE number = 1"),
        ("leaf", "UPDATE leaf SET data = CAST(data || x'20' AS BLOB) WHERE number = 1"),
        ("leaf", "DELETE FROM leaf WHERE number = 2"),
        ("node", "UPDATE node SET sha256 = zeroblob(32) WHERE place = 2"),
        ("node", "DELETE FROM node WHERE place = 3"),
        ("signed_tree", "DELETE FROM signed_tree WHERE size = 3"),
        ("signed_tree", "UPDATE signed_tree SET note = replace(note, '/', '-') WHERE size = 2"),
        ("pseudonym", "UPDATE pseudonym SET nonce = zeroblob(32)"),
    ] {
        let (_folder, ledger) = desk(3);
        let connection = raw(ledger.path());
        let (keep, removed) = (format!("DROP TRIGGER IF EXISTS {table}_kept"), "not_removed");
        connection.execute_batch(&keep).unwrap();
        connection.execute_batch(&format!("DROP TRIGGER IF EXISTS {table}_{removed}")).unwrap();
        connection.execute_batch(change).unwrap();
        let faults = ledger.verify().map(|verification| verification.faults);
        let is_found = faults.is_err()
            || faults.is_ok_and(|faults| faults.iter().any(|it| !it.message.contains("trigger")));
        assert!(is_found, "{change}");
    }
}

#[test]
fn an_entry_that_its_leaf_does_not_commit_to_is_not_published() {
    for (change, told) in [
        (
            "UPDATE entry SET canonical = CAST(replace(canonical, 'test 2', 'test 9') AS BLOB)",
            "entry 3 is not the one that its leaf commits to",
        ),
        (
            "UPDATE entry SET canonical = CAST('{' AS BLOB) WHERE sequence = 3",
            "entry 3 cannot be read",
        ),
    ] {
        let (folder, ledger) = desk(3);
        let connection = raw(ledger.path());
        let triggers = "SELECT name FROM sqlite_master WHERE type = 'trigger'";
        let mut triggers = connection.prepare(triggers).unwrap();
        let names = triggers.query_map([], |row| row.get::<_, String>(0)).unwrap();
        let names = names.collect::<Result<Vec<_>, _>>().unwrap();
        drop(triggers);
        for name in names {
            connection.execute_batch(&format!("DROP TRIGGER {name}")).unwrap();
        }
        connection.execute_batch(change).unwrap();
        let record = folder.path().join("record");
        let refused = ledger.publish(&record, &|_| true).unwrap_err().to_string();
        assert!(refused.contains(told), "{refused}");
        assert!(!record.join("openings.jsonl").exists());
        assert!(!record.join("checkpoint").exists());
        // What is not opened says nothing, and can be published.
        assert_eq!(ledger.publish(&record, &|sequence| sequence < 3).unwrap().opened, 2);
    }
}

/// A desk with so many entries, one commit each.
fn desk(entries: usize) -> (TempDir, Ledger) {
    let folder = TempDir::new().unwrap();
    let mut ledger = Ledger::create(folder.path().join("desk.sqlite3")).unwrap();
    let opening = DeskOpening::new("test", DeskClock::System);
    let opened: Result<(), LedgerError> =
        ledger.write("Ada", at(0), |writing| writing.append(Record::Desk(opening)).map(drop));
    opened.unwrap();
    (1..entries).for_each(|number| open_topic(&mut ledger, number).unwrap());
    (folder, ledger)
}

/// Records a further opening, which bears on a score as every record of a person does.
fn open_topic(ledger: &mut Ledger, number: usize) -> Result<(), LedgerError> {
    let author = ["Ada", "Ben"][number % 2];
    let seconds = i64::try_from(number).unwrap();
    let opening = DeskOpening::new(format!("test {number}"), DeskClock::System);
    ledger.write(author, at(seconds), |writing| writing.append(Record::Desk(opening)).map(drop))
}

/// What a receipt holds besides the proof.
fn extra(receipt: &str) -> serde_json::Value {
    let encoded = receipt.lines().nth(1).unwrap().strip_prefix("extra ").unwrap();
    serde_json::from_slice(&BASE64.decode(encoded).unwrap()).unwrap()
}

fn root(ledger: &Ledger) -> String {
    let folder = TempDir::new().unwrap();
    ledger.publish(folder.path(), &|_| true).unwrap();
    let note = std::fs::read_to_string(folder.path().join("checkpoint")).unwrap();
    note.lines().skip(1).take(2).collect::<Vec<_>>().join(" ")
}

/// Moves all of a ledger from its write-ahead log into its file, as before a copy.
fn checkpoint_file(ledger: &Ledger) {
    let sql = "PRAGMA wal_checkpoint(TRUNCATE)";
    raw(ledger.path()).query_row(sql, [], |_| Ok(())).unwrap();
}

/// Makes a ledger what version 1 would have left.
fn forget_log(path: &Path) {
    let connection = raw(path);
    for table in ["leaf", "node", "pseudonym", "signed_tree"] {
        connection.execute_batch(&format!("DROP TABLE {table}")).unwrap();
    }
    connection.pragma_update(None, "user_version", 1).unwrap();
    for ending in ["key", "signed"] {
        std::fs::remove_file(format!("{}.{ending}", path.display())).unwrap();
    }
}

fn raw(path: &Path) -> rusqlite::Connection {
    rusqlite::Connection::open(path).unwrap()
}

fn id(text: &str) -> Id {
    text.parse().unwrap()
}

fn at(seconds: i64) -> Timestamp {
    Timestamp::from_second(1_700_000_000 + seconds).unwrap()
}
