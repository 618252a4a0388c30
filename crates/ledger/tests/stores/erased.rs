//! What is erased is gone, everything else holds, and nothing goes without its tombstone.

use std::collections::BTreeSet;

use domain::{Digest, Entry, Kind, Record};
use ledger::{Ledger, LedgerError};

use crate::fixture::{
    Engine, Fixture, TEXT, both, document, export, id, ids, opening, relation, root, write,
};

const BECAUSE: &str = "asked for under article 17";

fn erase(ledger: &mut Ledger, names: &[&str]) -> Result<Entry, LedgerError> {
    let names: BTreeSet<_> = names.iter().map(|name| id(name)).collect();
    write(ledger, 9, |writing| writing.erase(&names, BECAUSE))
}

/// A ledger in which the one document and what was read in it are erased.
fn erased(fixture: &Fixture) -> Ledger {
    let mut ledger = fixture.sample();
    erase(&mut ledger, &["d-1", "l-1"]).unwrap();
    write(&mut ledger, 10, |writing| writing.append(opening("after"))).unwrap();
    ledger
}

fn faults(ledger: &Ledger) -> Vec<String> {
    ledger.verify().unwrap().faults.into_iter().map(|fault| fault.message).collect()
}

/// Changes a table behind the guards' back.
fn past_guards(fixture: &Fixture, table: &str, sql: &str) {
    let unguarded = match fixture.engine {
        Engine::Sqlite => format!("DROP TRIGGER {table}_kept; {sql};"),
        Engine::Postgres => format!(
            "ALTER TABLE {table} DISABLE TRIGGER USER; {sql}; ALTER TABLE {table} ENABLE TRIGGER USER;"
        ),
    };
    fixture.raw(&unguarded).unwrap();
}

#[test]
fn what_is_erased_keeps_its_place_and_tells_who_erased_it() {
    both(|fixture| {
        let ledger = erased(fixture);
        assert_eq!(ids(&ledger.all().unwrap()), ["desk-1", "d-1", "l-1", "er-1", "desk-2"]);
        let entry = ledger.entry(id("d-1")).unwrap().unwrap();
        let words = entry.record.erased().unwrap().words();
        assert_eq!(words, "erased on 1 January 1970 by Ada: asked for under article 17");
        assert_eq!((entry.author.as_str(), entry.record.kind()), ("Ada", Kind::Document));
        assert_eq!(ids(&ledger.citing(id("d-1")).unwrap()), ["l-1", "er-1"]);
        assert_eq!(ledger.content(&Digest::of(TEXT.as_bytes())).unwrap(), None);
        let verification = ledger.verify().unwrap();
        assert_eq!(verification.faults, []);
        assert_eq!((verification.erased, verification.contents, verification.passages), (2, 0, 0));
        assert_eq!(ledger.stored_format().unwrap(), 3);
    });
}

#[test]
fn the_guards_stand_again_and_refuse_what_they_refused() {
    both(|fixture| {
        drop(erased(fixture));
        for sql in [
            "UPDATE entry SET author = 'Eve'",
            "UPDATE leaf SET author = 'Eve'",
            "DELETE FROM entry",
        ] {
            let refused = fixture.raw(sql).unwrap_err();
            assert!(refused.contains("the ledger only grows"), "{sql}: {refused}");
        }
    });
}

#[test]
fn a_receipt_from_before_holds_and_a_new_one_opens_nothing() {
    both(|fixture| {
        let ledger = erased(fixture);
        let receipt = ledger.receipt(id("d-1")).unwrap().unwrap();
        let extra = receipt.lines().nth(1).unwrap().strip_prefix("extra ").unwrap();
        let extra = decoded(extra);
        assert!(extra.contains(r#""erased":"er-1""#), "{extra}");
        assert!(!extra.contains("opening"), "{extra}");
    });
}

fn decoded(text: &str) -> String {
    use base64::Engine as _;
    let bytes = base64::engine::general_purpose::STANDARD.decode(text).unwrap();
    String::from_utf8(bytes).unwrap()
}

#[test]
fn a_score_s_ground_is_kept_and_nothing_is_erased_twice() {
    both(|fixture| {
        let mut ledger = erased(fixture);
        for (name, told) in [
            ("desk-1", "desk-1 cannot be erased, as scores rest on what it says"),
            ("er-1", "er-1 cannot be erased"),
            ("d-1", "d-1 was erased before, by er-1"),
            ("d-7", "there is no d-7"),
        ] {
            let refused = erase(&mut ledger, &[name]).unwrap_err().to_string();
            assert!(refused.contains(told), "{refused}");
        }
        assert_eq!(ledger.length().unwrap(), 5);
        assert_eq!(faults(&ledger), Vec::<String>::new());
    });
}

#[test]
fn a_text_that_another_document_has_stays_with_it() {
    both(|fixture| {
        let mut ledger = fixture.sample();
        let text = Digest::of(TEXT.as_bytes());
        write(&mut ledger, 2, |writing| writing.append(document(text))).unwrap();
        erase(&mut ledger, &["d-1", "l-1"]).unwrap();
        assert!(ledger.content(&text).unwrap().is_some());
        assert_eq!(faults(&ledger), Vec::<String>::new());
        erase(&mut ledger, &["d-2"]).unwrap();
        assert_eq!(ledger.content(&text).unwrap(), None);
        assert_eq!(faults(&ledger), Vec::<String>::new());
    });
}

#[test]
fn words_that_are_quoted_elsewhere_are_no_fault_once_their_document_is_erased() {
    both(|fixture| {
        let mut ledger = fixture.sample();
        erase(&mut ledger, &["d-1"]).unwrap();
        assert_eq!(faults(&ledger), Vec::<String>::new());
        assert_eq!(ledger.entries(Kind::Relation).unwrap().len(), 1);
    });
}

#[test]
fn nothing_goes_without_its_tombstone() {
    both(|fixture| {
        let mut ledger = fixture.sample();
        write(&mut ledger, 2, |writing| writing.append(relation("friendship"))).unwrap();
        erase(&mut ledger, &["l-1"]).unwrap();
        // What is left of l-1 is put in the place of l-2 too.
        past_guards(
            fixture,
            "entry",
            "UPDATE entry SET canonical = (SELECT canonical FROM entry WHERE sequence = 3)
                WHERE sequence = 4",
        );
        let found = faults(&ledger);
        assert!(found.contains(&"is gone, and no tombstone says that it was erased".to_owned()));
        assert!(found.contains(&"is named l-1 where l-2 should follow".to_owned()), "{found:?}");
    });
}

#[test]
fn a_tombstone_for_what_is_still_there_is_found() {
    both(|fixture| {
        let mut ledger = fixture.sample();
        let whole = ledger.entry(id("l-1")).unwrap().unwrap();
        let Record::Relation(_) = whole.record else { panic!("it is a relation") };
        let kept = export(&ledger);
        erase(&mut ledger, &["l-1"]).unwrap();
        let kept = String::from_utf8(kept).unwrap();
        let line = kept.lines().find(|line| line.contains("\"id\":\"l-1\"")).unwrap();
        let canonical = line.strip_prefix("{\"entry\":").unwrap().strip_suffix('}').unwrap();
        let bytes = match fixture.engine {
            Engine::Sqlite => format!("x'{}'", hex(canonical)),
            Engine::Postgres => format!("'\\x{}'", hex(canonical)),
        };
        let sql = format!("UPDATE entry SET canonical = {bytes} WHERE sequence = 3");
        past_guards(fixture, "entry", &sql);
        let found = faults(&ledger);
        let told = "says that l-1 was erased, and it is still there".to_owned();
        assert!(found.contains(&told), "{found:?}");
    });
}

fn hex(text: &str) -> String {
    text.bytes().fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"))
}

#[test]
fn a_nonce_that_is_still_there_is_found() {
    both(|fixture| {
        let ledger = erased(fixture);
        let nonce = "(SELECT nonce FROM leaf WHERE number = 0)";
        past_guards(fixture, "leaf", &format!("UPDATE leaf SET nonce = {nonce} WHERE number = 1"));
        let told = "was erased, and the nonce of its leaf is still there".to_owned();
        assert!(faults(&ledger).contains(&told), "{:?}", faults(&ledger));
    });
}

#[test]
fn each_flipped_byte_of_what_is_left_and_of_its_tombstone_is_found() {
    let fixture = Fixture::of(Engine::Sqlite);
    let ledger = erased(&fixture);
    let connection = rusqlite::Connection::open(fixture.place.beside()).unwrap();
    connection.execute_batch("DROP TRIGGER entry_kept; DROP TRIGGER leaf_kept").unwrap();
    let guards = faults(&ledger).len();
    for (column, table, sequence) in [
        ("canonical", "entry", 2),
        ("canonical", "entry", 3),
        ("canonical", "entry", 4),
        ("data", "leaf", 2),
    ] {
        let sql = format!("SELECT {column} FROM {table} WHERE sequence = {sequence}");
        let whole: Vec<u8> = connection.query_row(&sql, [], |row| row.get(0)).unwrap();
        let sql = format!("UPDATE {table} SET {column} = ? WHERE sequence = {sequence}");
        for at in 0..whole.len() {
            let mut flipped = whole.clone();
            flipped[at] ^= 1;
            connection.execute(&sql, [&flipped]).unwrap();
            let is_found = ledger.verify().map_or(true, |it| it.faults.len() > guards);
            assert!(is_found, "byte {at} of {table} {sequence} slipped by");
        }
        connection.execute(&sql, [&whole]).unwrap();
    }
    assert_eq!(faults(&ledger).len(), guards);
}

#[test]
fn an_export_takes_what_is_left_along_with_the_same_root_and_bytes() {
    for (from, to) in [(Engine::Sqlite, Engine::Postgres), (Engine::Postgres, Engine::Sqlite)] {
        let (from, to) = (Fixture::of(from), Fixture::of(to));
        let ledger = erased(&from);
        let exported = String::from_utf8(export(&ledger)).unwrap();
        assert!(exported.starts_with("{\"forsooth_export\":{\"format\":4}}"), "{exported}");
        assert!(!exported.contains("friendship"), "{exported}");
        let mut copy = Ledger::create(&to.place).unwrap();
        copy.import(&mut exported.as_bytes(), &mut |_| Ok(())).unwrap();
        assert_eq!(copy.verify().unwrap().faults, []);
        assert_eq!(root(&ledger), root(&copy));
        assert_eq!(exported, String::from_utf8(export(&copy)).unwrap());
        assert_eq!(copy.stored_format().unwrap(), 3);
        write(&mut copy, 20, |writing| writing.append(opening("on"))).unwrap();
    }
}

#[test]
fn an_export_whose_leaf_of_what_was_erased_was_changed_is_refused() {
    both(|fixture| {
        let exported = String::from_utf8(export(&erased(fixture))).unwrap();
        let at = exported.find("commitment\\\":\\\"").unwrap() + "commitment\\\":\\\"".len();
        let mut changed = exported.clone().into_bytes();
        changed[at] = if changed[at] == b'a' { b'b' } else { b'a' };
        let other = Fixture::of(fixture.engine);
        let mut copy = Ledger::create(&other.place).unwrap();
        let refused = copy.import(&mut changed.as_slice(), &mut |_| Ok(())).unwrap_err();
        assert!(refused.to_string().contains("names another leaf than that of d-1"), "{refused}");
        let without: String = exported
            .lines()
            .filter(|line| !line.contains("erased_leaf"))
            .flat_map(|line| [line, "\n"])
            .collect();
        let refused = copy.import(&mut without.as_bytes(), &mut |_| Ok(())).unwrap_err();
        assert!(refused.to_string().contains("names another leaf"), "{refused}");
    });
}

#[test]
fn what_was_published_is_taken_out_and_its_tombstone_told_instead() {
    both(|fixture| {
        let mut ledger = fixture.sample();
        let folder = fixture.folder.path().join("public");
        let opened = |folder: &std::path::Path| {
            std::fs::read_to_string(folder.join("openings.jsonl")).unwrap()
        };
        ledger.publish(&folder, &|sequence| sequence == 2).unwrap();
        assert_eq!(opened(&folder).lines().count(), 1);
        erase(&mut ledger, &["d-1", "l-1"]).unwrap();
        for _ in 0..2 {
            let published = ledger.publish(&folder, &|_| false).unwrap();
            assert_eq!((published.leaves, published.opened), (3, 1));
            let lines = opened(&folder);
            assert!(lines.contains("er-1") && lines.starts_with("{\"index\":2,"), "{lines}");
        }
        let elsewhere = fixture.folder.path().join("elsewhere");
        assert_eq!(ledger.publish(&elsewhere, &|_| false).unwrap().opened, 0);
        assert_eq!(ledger.publish(&elsewhere, &|_| true).unwrap().opened, 2);
    });
}

#[test]
fn no_byte_of_it_is_left_in_the_files_once_they_are_swept() {
    let fixture = Fixture::of(Engine::Sqlite);
    let ledger = erased(&fixture);
    ledger.sweep().unwrap();
    for entry in std::fs::read_dir(fixture.folder.path()).unwrap() {
        let path = entry.unwrap().path();
        let bytes = std::fs::read(&path).unwrap();
        let words = "friendship".as_bytes();
        let is_there = bytes.windows(words.len()).any(|window| window == words);
        assert!(!is_there, "{}", path.display());
    }
    assert_eq!(faults(&ledger), Vec::<String>::new());
    let postgres = Fixture::of(Engine::Postgres);
    let ledger = erased(&postgres);
    ledger.sweep().unwrap();
    assert_eq!(faults(&ledger), Vec::<String>::new());
}

#[test]
fn a_backup_from_before_has_it_still_and_one_from_after_has_not() {
    let fixture = Fixture::of(Engine::Sqlite);
    let mut ledger = fixture.sample();
    let path = |name: &str| fixture.folder.path().join(name);
    ledger.back_up(&path("before"), true).unwrap();
    erase(&mut ledger, &["d-1", "l-1"]).unwrap();
    ledger.back_up(&path("after"), true).unwrap();
    let before = Ledger::open(path("before")).unwrap();
    assert!(before.content(&Digest::of(TEXT.as_bytes())).unwrap().is_some());
    let after = Ledger::open(path("after")).unwrap();
    assert_eq!(after.verify().unwrap().erased, 2);
    drop(ledger);
    let refused = Ledger::restore(&path("before"), fixture.place.beside(), false).unwrap_err();
    assert!(refused.to_string().contains("loses er-1"), "{refused}");
    Ledger::restore(&path("after"), fixture.place.beside(), false).unwrap();
}
