//! The rules of scoring stand in the ledger before anything is scored by them.

#![expect(clippy::disallowed_methods, reason = "a desk keeps the clock of the machine")]

use actions::{BeginWatch, Desk, begin_watch, show_record};
use domain::{DeskClock, DeskOpening, Kind, Record};
use jiff::Timestamp;
use ledger::Ledger;
use tempfile::TempDir;

#[test]
fn a_desk_tells_its_rules_with_its_first_entry() {
    let folder = TempDir::new().unwrap();
    let mut desk = Desk::open_or_begin(folder.path().join("desk.sqlite3"), "Ada").unwrap();
    let told = show_record(&desk).unwrap().scored_by;
    assert!(told.words().starts_with("Scored by edition 1 of the rules, which desk-1 tells since"));
    begin_watch(&mut desk, &watch("ferry")).unwrap();
    assert_eq!(desk.length().unwrap(), 2, "it is told once");
}

#[test]
fn a_desk_from_before_tells_them_before_it_records_anything_else() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("desk.sqlite3");
    let mut ledger = Ledger::create(path.clone()).unwrap();
    let opening = Record::Desk(DeskOpening::new("old", DeskClock::System));
    ledger.write("Ada", Timestamp::now(), |writing| writing.append(opening).map(drop)).unwrap();
    drop(ledger);
    let mut desk = Desk::open(path, "Ben").unwrap();
    let told = show_record(&desk).unwrap().scored_by.words();
    assert!(told.ends_with("which no entry tells yet; the next one will."), "{told}");
    begin_watch(&mut desk, &watch("ferry")).unwrap();
    begin_watch(&mut desk, &watch("train")).unwrap();
    let entries = actions::list_entries(&desk, Kind::Desk).unwrap();
    let lines: Vec<&str> = entries.iter().map(|it| it.line.as_str()).collect();
    assert_eq!(lines, ["old", "old, scored by edition 1 of the rules"]);
    let told = show_record(&desk).unwrap().scored_by;
    assert_eq!(told.told.unwrap().entry.to_string(), "desk-2");
}

fn watch(query: &str) -> BeginWatch {
    BeginWatch { query: query.to_owned(), stands_on: None, reason: None }
}
