//! A ledger as a desk uses it: what it keeps, what it refuses, and what it notices.

#![expect(clippy::disallowed_methods, reason = "a ledger is a file")]
#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

use std::path::Path;

use domain::{
    DeskClock, DeskOpening, Digest, Document, Entry, Found, Id, Kind, Polarity, Record, Relation,
    Span,
};
use jiff::Timestamp;
use ledger::{Ledger, LedgerError};
use tempfile::TempDir;

const TEXT: &str = "They called it a friendship.";

#[test]
fn entries_are_found_by_id_by_kind_and_by_what_they_name() {
    let (_folder, ledger) = sample();
    assert_eq!(ids(&ledger.all().unwrap()), ["desk-1", "d-1", "l-1"]);
    assert_eq!(ids(&ledger.entries(Kind::Relation).unwrap()), ["l-1"]);
    assert_eq!(ids(&ledger.citing(id("d-1")).unwrap()), ["l-1"]);
    assert_eq!(ledger.entry(id("l-1")).unwrap().unwrap().record, relation("a friendship"));
    assert_eq!(ledger.entry(id("l-2")).unwrap(), None);
    assert_eq!(ledger.count(Kind::Document).unwrap(), 1);
}

#[test]
fn a_document_is_found_by_the_digest_of_its_bytes() {
    let (_folder, ledger) = sample();
    let held = |bytes: &[u8], kind| {
        let digest = Digest::of(bytes).to_string();
        ids(&ledger.holding(&digest, kind).unwrap())
    };
    assert_eq!(held(TEXT.as_bytes(), Kind::Document), ["d-1"]);
    assert!(held(TEXT.as_bytes(), Kind::Relation).is_empty());
    assert!(held(b"another text", Kind::Document).is_empty());
}

#[test]
fn content_comes_back_unaltered_and_is_kept_once() {
    let (_folder, mut ledger) = sample();
    let bytes = b"\xff\x00 any bytes";
    let keep = |writing: &mut ledger::Writing<'_>| {
        assert_eq!(writing.keep(bytes)?, writing.keep(bytes)?);
        writing.keep(bytes)
    };
    let digest = ledger.write("Ada", at(9), keep).unwrap();
    assert_eq!(ledger.content(&digest).unwrap().unwrap(), bytes);
    assert_eq!(ledger.verify().unwrap().contents, 2);
}

#[test]
fn a_correction_names_what_it_corrects_and_removes_nothing() {
    let (_folder, mut ledger) = sample();
    let earlier = ledger.entry(id("l-1")).unwrap().unwrap();
    let record = relation("friendship");
    let corrected: Result<Entry, LedgerError> =
        ledger.write("Ada", at(9), |writing| writing.correct(record, earlier.sequence));
    assert_eq!(corrected.unwrap().corrects, Some(3));
    assert_eq!(ledger.entry(id("l-1")).unwrap(), Some(earlier));
    assert_eq!(ledger.verify().unwrap().faults, []);
}

#[test]
fn a_failed_write_leaves_nothing_behind() {
    let (_folder, mut ledger) = sample();
    let failed: Result<(), LedgerError> = ledger.write("Ada", at(9), |writing| {
        writing.keep(b"half of it")?;
        writing.append(relation("a friendship"))?;
        let missing = Found { document: id("d-7"), item: label("a friendship") };
        writing.append(Record::Relation(missing)).map(|_| ())
    });
    assert_eq!(failed.unwrap_err().to_string(), "there is no d-7");
    let verification = ledger.verify().unwrap();
    assert_eq!((verification.entries, verification.contents), (3, 1));
}

#[test]
fn what_cannot_be_stamped_or_signed_is_refused() {
    let (_folder, mut ledger) = sample();
    let mut attempt = |author: &str, at| -> String {
        let refused: Result<Entry, LedgerError> =
            ledger.write(author, at, |writing| writing.append(relation("a friendship")));
        refused.unwrap_err().to_string()
    };
    assert!(attempt("Ada", at(-5)).contains("set the clock"));
    assert!(attempt("Ada\nEve", at(9)).contains("\"Ada\\nEve\" is no name"));
    assert_eq!(attempt(" ", at(9)), "an entry needs an author; sign it with --as NAME");
}

#[test]
fn who_waited_for_another_writer_stamps_with_the_later_time() {
    let (_folder, mut ledger) = sample();
    let written: Result<Entry, LedgerError> =
        ledger.write("Bo", at(0), |writing| writing.append(relation("a friendship")));
    assert_eq!(written.unwrap().recorded_at, at(1));
    assert!(ledger.verify().unwrap().faults.is_empty());
}

#[test]
fn the_tables_refuse_every_change() {
    let (_folder, ledger) = sample();
    let connection = raw(ledger.path());
    for sql in [
        "UPDATE entry SET author = 'Eve'",
        "DELETE FROM entry WHERE sequence = 3",
        "INSERT OR REPLACE INTO entry SELECT 3, kind, number, 1, 'Eve', NULL, canonical, sha256
            FROM entry WHERE sequence = 3",
        "INSERT OR REPLACE INTO entry SELECT 4, kind, number, 1, 'Eve', NULL, canonical, sha256
            FROM entry WHERE sequence = 3",
        "UPDATE content SET bytes = x'00'",
        "DELETE FROM content",
        "INSERT OR REPLACE INTO content SELECT sha256, x'00' FROM content",
        "UPDATE link SET sequence = 1",
        "DELETE FROM link",
    ] {
        let refused = connection.execute(sql, []).unwrap_err();
        assert!(refused.to_string().contains("the ledger only grows"), "{sql}: {refused}");
    }
}

#[test]
fn a_ledger_whose_last_entries_are_gone_is_neither_published_nor_gone_on_with() {
    let (folder, ledger) = sample();
    let connection = raw(ledger.path());
    connection.pragma_update(None, "foreign_keys", false).unwrap();
    drop_triggers(&connection);
    let last = "DELETE FROM entry WHERE sequence >= (SELECT max(sequence) FROM leaf)";
    assert!(connection.execute(last, []).unwrap() > 0);
    let mut ledger = Ledger::open(ledger.path()).unwrap();
    let refused = ledger.publish(&folder.path().join("record"), &|_| false).unwrap_err();
    assert!(refused.to_string().contains("entries are gone that have leaves"), "{refused}");
    let nothing = |_: &mut ledger::Writing<'_>| Ok::<_, LedgerError>(());
    let refused = ledger.write("Ada", Timestamp::now(), nothing).unwrap_err();
    assert!(refused.to_string().contains("entries are gone that have leaves"), "{refused}");
}

#[test]
fn whoever_gets_past_the_triggers_is_noticed() {
    for (sql, fault) in [
        ("UPDATE entry SET author = 'Eve' WHERE sequence = 3", "columns differ"),
        (
            "UPDATE entry SET canonical
                = CAST(replace(CAST(canonical AS TEXT), 'a friend', 'a fiend') AS BLOB)",
            "has been changed",
        ),
        ("UPDATE entry SET canonical = x'7b7d' WHERE sequence = 2", "cannot be read"),
        ("DELETE FROM entry WHERE sequence = 2", "stands where entry 2 should"),
        (
            "DELETE FROM entry WHERE sequence = (SELECT max(sequence) FROM leaf)",
            "the entry of leaf",
        ),
        ("DELETE FROM pseudonym", "or its author's secret"),
        (
            "INSERT INTO pseudonym SELECT 'Mallory', nonce FROM pseudonym LIMIT 1",
            "1 pseudonyms are there of authors without a leaf",
        ),
        ("UPDATE content SET bytes = x'00'", "has been changed"),
        ("DELETE FROM content", "is missing"),
        ("DELETE FROM link", "link to d-1 is missing"),
        ("INSERT INTO link VALUES ('j', 1, 1)", "belong to no entry"),
        ("INSERT INTO content VALUES (zeroblob(32), x'00')", "belongs to no document"),
        ("UPDATE entry SET author = author", "the trigger entry_kept is missing"),
    ] {
        let (_folder, ledger) = sample();
        let connection = raw(ledger.path());
        connection.pragma_update(None, "foreign_keys", false).unwrap();
        drop_triggers(&connection);
        connection.execute(sql, []).unwrap();
        let faults = ledger.verify().unwrap().faults;
        assert!(faults.iter().any(|it| it.message.contains(fault)), "{sql}: {faults:?}");
    }
}

#[test]
fn a_rewritten_entry_breaks_the_chain_after_it() {
    let (_folder, ledger) = sample();
    let connection = raw(ledger.path());
    drop_triggers(&connection);
    let canonical: Vec<u8> = connection
        .query_row("SELECT canonical FROM entry WHERE sequence = 2", [], |row| row.get(0))
        .unwrap();
    let forged = String::from_utf8(canonical).unwrap().replace("\"en\"", "\"fr\"");
    let digest = domain::Digest::of(forged.as_bytes());
    let values = rusqlite::params![forged.as_bytes(), digest.as_bytes()];
    let sql = "UPDATE entry SET canonical = ?, sha256 = ? WHERE sequence = 2";
    connection.execute(sql, values).unwrap();
    let faults = ledger.verify().unwrap().faults;
    assert_eq!(faults[0].sequence, Some(3), "{faults:?}");
    assert_eq!(faults[0].message, "does not follow the entry before it");
}

#[test]
fn an_entry_dated_back_is_noticed_however_well_it_is_chained() {
    let (_folder, ledger) = sample();
    for (was, forged, fault) in [
        ("1970-01-01T00:00:01Z", "1969-01-01T00:00:00Z", "is dated 1969-01-01T00:00:00Z, before"),
        ("\"id\":\"l-1\"", "\"id\":\"l-9\"", "is named l-9 where l-1 should follow"),
    ] {
        let exported = export(&ledger).replace("\n{\"end\"", "\n\n{\"end\"");
        let (before, last) = exported.trim_end().rsplit_once("\n{\"entry\"").unwrap();
        let (last, _) = last.split_once("\n\n").unwrap();
        let entry = last.strip_prefix(':').unwrap().strip_suffix('}').unwrap().replace(was, forged);
        let head = domain::Digest::of(entry.as_bytes());
        let end = format!("{{\"end\":{{\"entries\":3,\"head\":\"{head}\"}}}}");
        let forged = format!("{before}\n{{\"entry\":{entry}}}\n{end}");
        let folder = TempDir::new().unwrap();
        let mut copy = Ledger::create(folder.path().join("copy.sqlite3")).unwrap();
        let refused = copy.import(&mut forged.as_bytes(), &mut |_| Ok(())).unwrap_err().to_string();
        assert!(refused.contains(fault), "{refused}");
    }
}

#[test]
fn what_is_exported_imports_again_byte_for_byte() {
    let (folder, ledger) = sample();
    let exported = export(&ledger);
    let mut copy = Ledger::create(folder.path().join("copy.sqlite3")).unwrap();
    let imported = copy.import(&mut exported.as_bytes(), &mut |_| Ok(())).unwrap();
    assert_eq!((imported.entries, imported.contents), (3, 1));
    assert_eq!(export(&copy), exported);
    let again = copy.import(&mut exported.as_bytes(), &mut |_| Ok(())).unwrap_err();
    assert!(again.to_string().contains("has entries already"), "{again}");
}

#[test]
fn a_damaged_export_is_refused_whole() {
    let (folder, ledger) = sample();
    let exported = export(&ledger);
    let lines: Vec<&str> = exported.lines().collect();
    for (damaged, reason) in [
        (String::new(), "the file is empty"),
        (lines[1..].join("\n"), "does not name the format"),
        (exported.replace("\"format\":2}}", "\"format\":9}}"), "needs a newer forsooth"),
        (lines[..2].join("\n") + "\n" + lines[6], "is out of place"),
        (lines[..lines.len() - 1].join("\n"), "cut short after 8 lines"),
        (exported.replace("{\"entries\":3", "{\"entries\":4"), "it counts 4 entries, and 3"),
        (exported.clone() + lines[1], "the export has ended"),
        (exported.replace("\"author\":\"Ada\"", "\"author\":\"Ada\",\"x\":1"), "something unknown"),
        (exported.replace("called", "named"), "is missing"),
        (exported.replace("\"author\":\"Ada\"", "\"author\":\"Eve\""), "does not follow"),
        (
            exported.replace("\"label\":\"a friendship\"", "\"label\":\"an alliance\""),
            "the last entry is another",
        ),
        (exported.replace("\"start\":15", "\"start\":14"), "does not say"),
        ("{\"forsooth_export\":{\"format\":1}}\n{\"surprise\":1}".into(), "line 2"),
    ] {
        let path = folder.path().join("damaged.sqlite3");
        let mut copy = Ledger::create(&path).unwrap();
        let refused =
            copy.import(&mut damaged.as_bytes(), &mut |_| Ok(())).unwrap_err().to_string();
        assert!(refused.contains(reason), "{reason}: {refused}");
        assert_eq!(copy.verify().unwrap().entries, 0);
        std::fs::remove_file(path).unwrap();
    }
}

#[test]
fn a_file_that_is_no_ledger_is_refused_with_the_remedy() {
    let (folder, ledger) = sample();
    let other = folder.path().join("notes.txt");
    std::fs::write(&other, "just notes, long enough to be no database at all").unwrap();
    let newer = ledger.path().to_owned();
    raw(&newer).pragma_update(None, "user_version", 4).unwrap();
    for (path, reason) in [
        (folder.path().join("nowhere"), "there is no desk"),
        (other, "is no desk"),
        (newer.clone(), "upgrade forsooth"),
    ] {
        let refused = Ledger::open(&path).unwrap_err().to_string();
        assert!(refused.contains(reason), "{reason}: {refused}");
    }
    assert!(Ledger::create(&newer).unwrap_err().to_string().contains("already"));
}

/// A ledger with a document and a relation read in it.
fn sample() -> (TempDir, Ledger) {
    let folder = TempDir::new().unwrap();
    let mut ledger = Ledger::create(folder.path().join("desk.sqlite3")).unwrap();
    let filled: Result<(), LedgerError> = ledger.write("Ada", at(1), |writing| {
        let name = "test".to_owned();
        writing.append(Record::Desk(DeskOpening::new(name, DeskClock::System)))?;
        let text = writing.keep(TEXT.as_bytes())?;
        writing.append(Record::Document(Document {
            title: None,
            source: None,
            url: None,
            said: None,
            published: None,
            modified: None,
            fetched_at: at(1),
            language: Some("en".to_owned()),
            encoding: "UTF-8".to_owned(),
            author: None,
            read_with: None,
            attached_to: None,
            words_of_feed: false,
            earlier: None,
            bytes: text,
            text,
        }))?;
        writing.append(relation("a friendship")).map(|_| ())
    });
    filled.unwrap();
    (folder, ledger)
}

fn relation(words: &str) -> Record {
    Record::Relation(Found { document: id("d-1"), item: label(words) })
}

fn label(words: &str) -> Relation {
    let start = TEXT.find(words).unwrap();
    let span = Span::cut(TEXT, start, start + words.len()).unwrap();
    Relation {
        between: vec![],
        label: words.to_owned(),
        polarity: Polarity::Neutral,
        negated: false,
        directed: false,
        qualifier: None,
        by: None,
        date: None,
        span,
    }
}

fn export(ledger: &Ledger) -> String {
    let mut output = Vec::new();
    ledger.export(&mut std::iter::empty(), &mut output).unwrap();
    String::from_utf8(output).unwrap()
}

fn raw(path: &Path) -> rusqlite::Connection {
    rusqlite::Connection::open(path).unwrap()
}

fn drop_triggers(connection: &rusqlite::Connection) {
    let sql = "SELECT group_concat('DROP TRIGGER ' || name, ';') FROM sqlite_schema
        WHERE type = 'trigger'";
    let script: String = connection.query_row(sql, [], |row| row.get(0)).unwrap();
    connection.execute_batch(&script).unwrap();
}

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(second).unwrap()
}

fn id(text: &str) -> Id {
    text.parse().unwrap()
}

fn ids(entries: &[Entry]) -> Vec<String> {
    entries.iter().map(|entry| entry.id.to_string()).collect()
}
