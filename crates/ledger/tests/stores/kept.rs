//! What is kept, and how it is found again.

use domain::{Digest, Kind};
use ledger::{Ledger, LedgerError};

use crate::fixture::{
    Engine, Fixture, TEXT, at, both, export, id, ids, opening, relation, root, write,
};

#[test]
fn entries_are_found_by_id_by_kind_by_place_and_by_what_they_name() {
    both(|fixture| {
        let mut ledger = fixture.sample();
        write(&mut ledger, 2, |writing| writing.correct(relation("friendship"), 3)).unwrap();
        let all = ["desk-1", "d-1", "l-1", "l-2"];
        assert_eq!(ids(&ledger.all().unwrap()), all, "{:?}", fixture.engine);
        assert_eq!(ids(&ledger.entries(Kind::Relation).unwrap()), ["l-1", "l-2"]);
        assert_eq!(ids(&ledger.citing(id("d-1")).unwrap()), ["l-1", "l-2"]);
        assert_eq!(ids(&ledger.citing_of(id("d-1"), Kind::Relation).unwrap()), ["l-1", "l-2"]);
        assert!(ledger.citing_of(id("d-1"), Kind::Question).unwrap().is_empty());
        assert_eq!(ids(&ledger.newest(Kind::Relation, 0, 1).unwrap()), ["l-2"]);
        assert_eq!(ids(&ledger.newest(Kind::Relation, 1, 9).unwrap()), ["l-1"]);
        assert_eq!(ids(&ledger.next_entries(1, 2).unwrap()), ["d-1", "l-1"]);
        assert_eq!(ids(&ledger.next_of(0, &[Kind::Document, Kind::Desk], 9).unwrap()), all[..2]);
        assert_eq!(ids(&ledger.entries_after(2, &[Kind::Relation]).unwrap()), all[2..]);
        assert_eq!(ledger.entry_at(3).unwrap().unwrap().id, id("l-1"));
        assert_eq!(ledger.entry(id("l-9")).unwrap(), None);
        assert_eq!(ledger.correction_of(3).unwrap().unwrap().id, id("l-2"));
        assert_eq!(ledger.corrected_after(0).unwrap(), [3]);
        assert_eq!(ledger.last().unwrap().unwrap().id, id("l-2"));
        assert_eq!((ledger.length().unwrap(), ledger.count(Kind::Relation).unwrap()), (4, 2));
    });
}

#[test]
fn contents_are_kept_once_and_found_by_what_stands_in_entries() {
    both(|fixture| {
        let mut ledger = fixture.sample();
        let digest = write(&mut ledger, 2, |writing| {
            writing.keep(TEXT.as_bytes())?;
            writing.keep(TEXT.as_bytes())
        });
        let digest = digest.unwrap();
        assert_eq!(ledger.content(&digest).unwrap().unwrap(), TEXT.as_bytes());
        assert_eq!(ledger.content(&Digest::of(b"else")).unwrap(), None);
        let held = |text: &str, kind| ids(&ledger.holding(text, kind).unwrap());
        assert_eq!(held(&digest.to_string(), Kind::Document), ["d-1"]);
        assert!(held(&digest.to_string(), Kind::Relation).is_empty());
        assert_eq!(ledger.verify().unwrap().contents, 1);
    });
}

#[test]
fn a_write_that_fails_or_is_dropped_leaves_nothing() {
    both(|fixture| {
        let mut ledger = fixture.sample();
        let failed = write(&mut ledger, 9, |writing| {
            writing.keep(b"half of it")?;
            writing.append(relation("friendship"))?;
            Err::<(), _>(LedgerError::NoSuchId(id("d-7")))
        });
        assert_eq!(failed.unwrap_err().to_string(), "there is no d-7");
        let verification = ledger.verify().unwrap();
        assert_eq!((verification.entries, verification.contents), (3, 1));
        // A refusal is no failure: the next write goes on.
        write(&mut ledger, 9, |writing| writing.append(relation("friendship"))).unwrap();
    });
}

#[test]
fn a_clock_that_jumps_back_stamps_nothing_before_the_last_entry() {
    both(|fixture| {
        let mut ledger = fixture.sample();
        write(&mut ledger, 100, |writing| writing.append(opening("later"))).unwrap();
        let mut next = |second| write(&mut ledger, second, |it| it.append(opening("next")));
        assert_eq!(next(96).unwrap().recorded_at, at(100));
        assert!(next(94).unwrap_err().to_string().contains("set the clock"));
        assert_eq!(next(101).unwrap().recorded_at, at(101));
        assert_eq!(ledger.verify().unwrap().faults, []);
    });
}

#[test]
fn a_ledger_is_begun_once_and_opened_again() {
    both(|fixture| {
        let missing = Ledger::open(&fixture.place).unwrap_err();
        assert!(matches!(missing, LedgerError::Missing(_)), "{missing:?}");
        assert!(!Ledger::is_at(&fixture.place).unwrap());
        let ledger = fixture.sample();
        let key = ledger.log_key().unwrap();
        drop(ledger);
        assert!(Ledger::is_at(&fixture.place).unwrap());
        let twice = Ledger::create(&fixture.place).unwrap_err();
        assert!(matches!(twice, LedgerError::Exists(_)), "{twice:?}");
        let mut again = Ledger::open(&fixture.place).unwrap();
        write(&mut again, 2, |writing| writing.append(opening("again"))).unwrap();
        assert_eq!((again.length().unwrap(), again.log_key().unwrap()), (4, key));
    });
}

#[test]
fn an_import_that_is_refused_leaves_no_ledger() {
    both(|fixture| {
        let other = Fixture::of(Engine::Sqlite);
        let exported = String::from_utf8(export(&other.sample())).unwrap();
        let damaged = exported.replace("a friendship", "a fiendship!");
        let mut ledger = Ledger::create(&fixture.place).unwrap();
        ledger.import(&mut damaged.as_bytes(), &mut |_| Ok(())).unwrap_err();
        let lines: Vec<&str> = exported.lines().collect();
        let out_of_place = format!("{}\n{}\n{}", lines[0], lines[1], lines[6]);
        let refused = ledger.import(&mut out_of_place.as_bytes(), &mut |_| Ok(())).unwrap_err();
        assert!(refused.to_string().contains("is out of place"), "{refused}");
        assert_eq!(ledger.length().unwrap(), 0);
        ledger.give_up().unwrap();
        assert!(!Ledger::is_at(&fixture.place).unwrap());
        Ledger::create(&fixture.place)
            .unwrap()
            .import(&mut exported.as_bytes(), &mut |_| Ok(()))
            .unwrap();
    });
}

#[test]
fn what_one_engine_exports_the_other_takes_in_with_the_same_root_and_bytes() {
    for (from, to) in [(Engine::Sqlite, Engine::Postgres), (Engine::Postgres, Engine::Sqlite)] {
        let (from, to) = (Fixture::of(from), Fixture::of(to));
        let mut ledger = from.sample();
        // Names that a language's rules would sort otherwise than their bytes.
        for (second, author) in (2..).zip(["Zoë", "ada", "Ärzte", "Bo", "_x", "ada"]) {
            let record = opening(author);
            let done: Result<_, LedgerError> =
                ledger.write(author, at(second), |writing| writing.append(record));
            done.unwrap();
        }
        let mut copy = Ledger::create(&to.place).unwrap();
        copy.import(&mut export(&ledger).as_slice(), &mut |_| Ok(())).unwrap();
        assert_eq!(copy.verify().unwrap().faults, []);
        assert_eq!(root(&ledger), root(&copy));
        assert_eq!(
            String::from_utf8(export(&ledger)).unwrap(),
            String::from_utf8(export(&copy)).unwrap()
        );
    }
}
