//! The clock of a ledger: what is dated years ahead is refused, and where it was recorded all the
//! same, the log goes on.

#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

use domain::{DeskClock, DeskOpening, Record};
use jiff::{SignedDuration, Timestamp};
use ledger::{Ledger, LedgerError};
use tempfile::TempDir;

const DAY: i64 = 24;

#[test]
fn a_clock_that_jumps_years_ahead_is_refused_unless_somebody_says_that_it_is_right() {
    let (_folder, mut ledger) = ledger();
    record(&mut ledger, 300 * DAY).unwrap();
    let refused = record(&mut ledger, 2000 * DAY).unwrap_err();
    assert!(matches!(refused, LedgerError::ClockAhead { .. }), "{refused:?}");
    assert!(refused.to_string().contains("nothing was recorded; set the clock"), "{refused}");
    record(&mut ledger, 301 * DAY).unwrap();
    assert_eq!(ledger.length().unwrap(), 3);
    ledger.trust_clock(at(2000 * DAY));
    record(&mut ledger, 2000 * DAY).unwrap();
    let refused = record(&mut ledger, 9000 * DAY).unwrap_err();
    assert!(matches!(refused, LedgerError::ClockAhead { .. }), "it was said of that moment alone");
}

#[test]
fn a_log_goes_on_after_entries_of_a_clock_that_had_jumped() {
    let (folder, mut ledger) = ledger();
    let receipt = ledger.receipt("desk-1".parse().unwrap()).unwrap().unwrap();
    ledger.trust_clock(at(3000 * DAY));
    record(&mut ledger, 3000 * DAY).unwrap();
    let key = ledger.log_key().unwrap();
    let refused = record(&mut ledger, DAY).unwrap_err();
    assert!(refused.to_string().contains("or add --clock-is-right"), "{refused}");
    ledger.set_clock_back("Ada", at(DAY), opening("test")).unwrap();
    record(&mut ledger, 2 * DAY).unwrap();
    let refused = record(&mut ledger, DAY).unwrap_err();
    assert!(matches!(refused, LedgerError::ClockBehind { .. }), "{refused:?}");
    assert_eq!(ledger.last().unwrap().unwrap().recorded_at, at(2 * DAY));
    let verification = ledger.verify().unwrap();
    assert_eq!(verification.faults, []);
    let [set_back] = &verification.set_back[..] else { panic!("{verification:?}") };
    assert_eq!((set_back.from, set_back.to), (at(3000 * DAY), at(DAY)));
    assert_eq!(set_back.id.to_string(), "desk-3");
    assert_eq!(ledger.log_key().unwrap(), key, "it is the same log");
    let head = ledger.log_head().unwrap().unwrap();
    assert!(head.size == 4 && receipt.contains(&head.origin), "{receipt}");
    let mut export = vec![];
    ledger.export(&mut std::iter::empty(), &mut export).unwrap();
    let mut copy = Ledger::create(folder.path().join("copy.sqlite3")).unwrap();
    copy.import(&mut export.as_slice(), &mut |_| Ok(())).unwrap();
}

fn ledger() -> (TempDir, Ledger) {
    let folder = TempDir::new().unwrap();
    let mut ledger = Ledger::create(folder.path().join("desk.sqlite3")).unwrap();
    record(&mut ledger, 0).unwrap();
    (folder, ledger)
}

fn record(ledger: &mut Ledger, hours: i64) -> Result<(), LedgerError> {
    ledger
        .write("Ada", at(hours), |writing| writing.append(Record::Desk(opening("test"))).map(drop))
}

fn opening(name: &str) -> DeskOpening {
    DeskOpening::new(name, DeskClock::System)
}

fn at(hours: i64) -> Timestamp {
    Timestamp::UNIX_EPOCH + SignedDuration::from_hours(hours)
}
