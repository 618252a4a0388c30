//! What happens after the engine failed in the midst of a write.

use ledger::{Ledger, LedgerError};

use crate::fixture::{Engine, Fixture, at, cut_off, opening, write};

#[test]
fn a_connection_that_is_lost_in_a_write_ends_all_writing_until_it_is_opened_anew() {
    let fixture = Fixture::of(Engine::Postgres);
    let mut ledger = fixture.sample();
    let mut writing = ledger.begin_after(3, "Ada", at(2)).unwrap();
    writing.append(opening("lost")).unwrap();
    cut_off(&fixture);
    let failed = writing.commit().unwrap_err();
    assert!(matches!(failed, LedgerError::Engine { .. }), "{failed:?}");
    let halted = write(&mut ledger, 3, |writing| writing.append(opening("next"))).unwrap_err();
    assert!(halted.to_string().contains("nothing more is recorded until"), "{halted}");
    // What was recorded can be read, over another connection.
    assert_eq!(ledger.length().unwrap(), 3);
    assert_eq!(ledger.verify().unwrap().faults, []);
    let mut again = Ledger::open(&fixture.place).unwrap();
    write(&mut again, 3, |writing| writing.append(opening("next"))).unwrap();
}

#[test]
fn a_connection_that_was_lost_between_writes_is_made_again() {
    let fixture = Fixture::of(Engine::Postgres);
    let mut ledger = fixture.sample();
    cut_off(&fixture);
    assert_eq!(ledger.length().unwrap(), 3);
    write(&mut ledger, 3, |writing| writing.append(opening("next"))).unwrap();
    cut_off(&fixture);
    write(&mut ledger, 4, |writing| writing.append(opening("after it"))).unwrap();
    assert_eq!(ledger.length().unwrap(), 5);
}
