//! Batches: what several write is kept with one signature, and whoever is refused leaves nothing.

use std::sync::mpsc;
use std::sync::{Arc, Mutex};
use std::thread;

use ledger::{Ledger, LedgerError, NotKept, WriteQueue};

use crate::fixture::{
    Engine, Fixture, at, both, export, id, opening, relation, root, server, write,
};

#[test]
fn who_writes_in_a_batch_sees_what_was_written_in_it_and_all_of_it_is_kept_with_one_signature() {
    both(|fixture| {
        let mut ledger = fixture.sample();
        let before = ledger.log_head().unwrap().unwrap().size;
        ledger.begin_batch().unwrap();
        for (place, author) in ["Ada", "Ben", "Cleo"].into_iter().enumerate() {
            let seen = ledger.length().unwrap();
            assert_eq!(seen, 3 + place as u64);
            let mut writing = ledger.begin_after(seen, author, at(2)).unwrap();
            writing.append(opening(author)).unwrap();
            writing.commit().unwrap();
        }
        assert_eq!(ledger.entry(id("desk-4")).unwrap().unwrap().author, "Cleo");
        assert_eq!(ledger.log_head().unwrap().unwrap().size, before);
        assert_eq!(Ledger::open(&fixture.place).unwrap().length().unwrap(), 3);
        ledger.commit_batch().unwrap();
        assert_eq!(ledger.length().unwrap(), 6);
        assert_eq!(ledger.verify().unwrap().faults, []);
        assert_eq!(Ledger::open(&fixture.place).unwrap().length().unwrap(), 6);
    });
}

#[test]
fn who_is_refused_in_a_batch_leaves_nothing_and_the_others_are_kept() {
    both(|fixture| {
        let mut ledger = fixture.sample();
        ledger.begin_batch().unwrap();
        write(&mut ledger, 2, |writing| writing.append(opening("first"))).unwrap();
        let refused = write(&mut ledger, 2, |writing| {
            writing.keep(b"half of it")?;
            writing.append(relation("friendship"))?;
            Err::<(), _>(LedgerError::NoSuchId(id("d-7")))
        });
        assert_eq!(refused.unwrap_err().to_string(), "there is no d-7");
        drop(ledger.begin_after(4, "Ben", at(2)).unwrap());
        write(&mut ledger, 2, |writing| writing.append(relation("friendship"))).unwrap();
        ledger.commit_batch().unwrap();
        let verification = ledger.verify().unwrap();
        assert_eq!(verification.faults, []);
        assert_eq!((verification.entries, verification.contents), (5, 1));
        assert_eq!(ledger.entry(id("l-2")).unwrap().unwrap().sequence, 5);
    });
}

#[test]
fn what_is_taken_back_in_a_batch_is_forgotten_with_all_that_was_known_of_it() {
    both(|fixture| {
        let mut ledger = fixture.sample();
        ledger.begin_batch().unwrap();
        // So much that the engine has had some of it before it is taken back.
        for count in [1, 1500] {
            let refused = ledger.write("Ben", at(2), |writing| {
                (0..count).try_for_each(|_| writing.append(opening("gone")).map(drop))?;
                writing.append(relation("friendship"))?;
                Err::<(), _>(LedgerError::NoAuthor)
            });
            assert!(matches!(refused, Err(LedgerError::NoAuthor)), "{refused:?}");
            let named = ledger.write("Ben", at(2), |writing| {
                let entry = writing.append(opening("kept"))?;
                writing.append(relation("a friendship"))?;
                Ok::<_, LedgerError>(entry.sequence)
            });
            let expected = if count == 1 { 4 } else { 6 };
            assert_eq!(named.unwrap(), expected);
        }
        ledger.commit_batch().unwrap();
        let verification = ledger.verify().unwrap();
        assert_eq!((verification.faults, verification.entries), (vec![], 7));
    });
}

#[test]
fn a_batch_that_is_taken_back_or_left_open_leaves_nothing() {
    both(|fixture| {
        let mut ledger = fixture.sample();
        let before = export(&ledger);
        ledger.begin_batch().unwrap();
        write(&mut ledger, 2, |writing| writing.append(opening("gone"))).unwrap();
        ledger.take_back_batch();
        assert_eq!(export(&ledger), before);
        ledger.begin_batch().unwrap();
        write(&mut ledger, 2, |writing| writing.append(opening("gone"))).unwrap();
        drop(ledger);
        let mut ledger = Ledger::open(&fixture.place).unwrap();
        assert_eq!(export(&ledger), before);
        write(&mut ledger, 2, |writing| writing.append(opening("alone"))).unwrap();
        assert_eq!(ledger.verify().unwrap().faults, []);
    });
}

#[test]
fn an_empty_batch_changes_nothing() {
    both(|fixture| {
        let mut ledger = fixture.sample();
        let before = (export(&ledger), root(&ledger));
        ledger.begin_batch().unwrap();
        ledger.commit_batch().unwrap();
        assert_eq!((export(&ledger), root(&ledger)), before);
    });
}

#[test]
fn many_who_write_through_one_queue_are_each_told_of_their_own() {
    both(|fixture| {
        drop(fixture.sample());
        let ledger = Arc::new(Mutex::new(Ledger::open(&fixture.place).unwrap()));
        let queue = WriteQueue::begin(Arc::clone(&ledger));
        thread::scope(|scope| {
            for writer in 0..8 {
                let queue = &queue;
                scope.spawn(move || {
                    for number in 0..12 {
                        let name = format!("{writer}-{number}");
                        let told = ask(queue, name.clone(), number % 3 == 0).unwrap();
                        // Each third one refuses, and is told so.
                        assert_eq!(told.ok(), (number % 3 != 0).then_some(name));
                    }
                });
            }
        });
        let ledger = ledger.lock().unwrap();
        assert_eq!(ledger.length().unwrap(), 3 + 8 * 8);
        assert_eq!(ledger.verify().unwrap().faults, []);
    });
}

/// Writes an entry through a queue, or breaks it off; gives the author whom the ledger holds.
fn ask(
    queue: &WriteQueue<Ledger>,
    name: String,
    refuses: bool,
) -> Result<Result<String, LedgerError>, NotKept> {
    let (tell, told) = mpsc::channel();
    let work = move |ledger: &mut Ledger| {
        let author = name.clone();
        ledger.write(&author, at(2), |writing| {
            let entry = writing.append(opening(&name))?;
            if refuses { Err(LedgerError::NoSuchId(entry.id)) } else { Ok(entry.author) }
        })
    };
    queue.submit(work, move |outcome| tell.send(outcome).unwrap());
    told.recv().unwrap()
}

#[test]
fn what_panics_in_a_batch_is_told_apart_and_the_others_are_kept() {
    let fixture = Fixture::of(Engine::Sqlite);
    let ledger = Arc::new(Mutex::new(fixture.sample()));
    let queue = WriteQueue::begin(Arc::clone(&ledger));
    let (tell, told) = mpsc::channel();
    let work = |ledger: &mut Ledger| {
        let _writing = ledger.begin_after(3, "Ada", at(2)).unwrap();
        panic!("this is what the test wants");
    };
    queue.submit(work, move |outcome: Result<(), NotKept>| tell.send(outcome).unwrap());
    assert!(matches!(told.recv().unwrap(), Err(NotKept::BrokenOff)));
    assert_eq!(ask(&queue, "next".to_owned(), false).unwrap().unwrap(), "next");
    assert_eq!(ledger.lock().unwrap().length().unwrap(), 4);
}

#[test]
fn when_another_program_writes_those_who_wait_are_told_so_and_may_try_again() {
    let fixture = Fixture::of(Engine::Sqlite);
    let mut other = fixture.sample();
    let ledger = Arc::new(Mutex::new(Ledger::open(&fixture.place).unwrap()));
    let queue = WriteQueue::begin(ledger);
    let writing = other.begin_after(3, "Ben", at(2)).unwrap();
    let busy = ask(&queue, "early".to_owned(), false).unwrap_err();
    assert!(busy.to_string().contains("another program is writing"), "{busy}");
    drop(writing);
    assert_eq!(ask(&queue, "late".to_owned(), false).unwrap().unwrap(), "late");
}

#[test]
fn a_connection_that_is_lost_in_a_batch_tells_everybody_in_it_and_ends_all_writing() {
    let fixture = Fixture::of(Engine::Postgres);
    drop(fixture.sample());
    let ledger = Arc::new(Mutex::new(Ledger::open(&fixture.place).unwrap()));
    let queue = WriteQueue::begin(Arc::clone(&ledger));
    let (tell, told) = mpsc::channel();
    let cut = format!(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{}'",
        fixture.database()
    );
    let work = move |ledger: &mut Ledger| {
        let entry = write(ledger, 2, |writing| writing.append(opening("lost")));
        server().batch_execute(&cut).unwrap();
        entry
    };
    queue.submit(work, move |outcome| tell.send(outcome).unwrap());
    assert!(told.recv().unwrap().is_err());
    let halted = ask(&queue, "next".to_owned(), false).unwrap_err();
    assert!(matches!(halted, NotKept::Halted), "{halted:?}");
    // What was recorded can be read, over another connection.
    assert_eq!(ledger.lock().unwrap().length().unwrap(), 3);
    assert_eq!(Ledger::open(&fixture.place).unwrap().length().unwrap(), 3);
}
