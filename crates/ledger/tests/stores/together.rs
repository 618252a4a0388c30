//! Several at once: writers take turns, and whoever reads sees one moment.

use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use ledger::{Ledger, LedgerError};

use crate::fixture::{Engine, Fixture, at, both, document, export, opening, write};

#[test]
fn writers_at_once_lose_nothing_and_leave_no_gap() {
    both(|fixture| {
        drop(fixture.sample());
        thread::scope(|scope| {
            for writer in 0..4 {
                scope.spawn(move || {
                    let mut ledger = Ledger::open(&fixture.place).unwrap();
                    for number in 0..5 {
                        let name = format!("{writer}-{number}");
                        write_patiently(&mut ledger, &name);
                    }
                });
            }
        });
        let ledger = Ledger::open(&fixture.place).unwrap();
        assert_eq!(ledger.length().unwrap(), 23, "{:?}", fixture.engine);
        assert_eq!(ledger.verify().unwrap().faults, []);
    });
}

/// Writes, and comes again where others held the turn for too long, as on a machine with other work.
fn write_patiently(ledger: &mut Ledger, name: &str) {
    loop {
        match write(ledger, 2, |writing| writing.append(opening(name))) {
            Err(LedgerError::Busy(_)) => {}
            done => {
                done.unwrap();
                return;
            }
        }
    }
}

#[test]
fn who_decided_by_what_has_changed_since_is_told_so() {
    both(|fixture| {
        let mut first = fixture.sample();
        let mut second = Ledger::open(&fixture.place).unwrap();
        write(&mut second, 2, |writing| writing.append(opening("second"))).unwrap();
        let moved = first.begin_after(3, "Ada", at(3)).unwrap_err();
        assert!(matches!(moved, LedgerError::Moved), "{moved:?}");
        let mut writing = first.begin_after(4, "Ada", at(3)).unwrap();
        writing.append(opening("first")).unwrap();
        writing.commit().unwrap();
    });
}

#[test]
fn an_export_beside_a_writer_is_of_one_moment() {
    both(|fixture| {
        drop(fixture.sample());
        let is_over = AtomicBool::new(false);
        thread::scope(|scope| {
            scope.spawn(|| {
                let mut ledger = Ledger::open(&fixture.place).unwrap();
                for number in 0_u32.. {
                    let text = format!("Text number {number}.");
                    let add = |writing: &mut ledger::Writing<'_>| {
                        let digest = writing.keep(text.as_bytes())?;
                        writing.append(document(digest))
                    };
                    write(&mut ledger, 2, add).unwrap();
                    if is_over.load(Ordering::Acquire) {
                        return;
                    }
                }
            });
            let reader = Ledger::open(&fixture.place).unwrap();
            let exports: Vec<Vec<u8>> = (0..12).map(|_| export(&reader)).collect();
            is_over.store(true, Ordering::Release);
            for exported in exports {
                let other = Fixture::of(Engine::Sqlite);
                let mut copy = Ledger::create(&other.place).unwrap();
                copy.import(&mut exported.as_slice(), &mut |_| Ok(())).unwrap();
            }
        });
    });
}

#[test]
fn a_writer_that_waits_too_long_is_told_that_another_writes() {
    both(|fixture| {
        let mut first = fixture.sample();
        let length = first.length().unwrap();
        let writing = first.begin_after(length, "Ada", at(2)).unwrap();
        let mut second = Ledger::open(&fixture.place).unwrap();
        let busy = write(&mut second, 2, |writing| writing.append(opening("second"))).unwrap_err();
        assert!(matches!(busy, LedgerError::Busy(_)), "{busy:?}");
        drop(writing);
        write(&mut second, 2, |writing| writing.append(opening("second"))).unwrap();
    });
}
