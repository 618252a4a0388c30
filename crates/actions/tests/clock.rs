//! A clock that had jumped and was set right: whoever reads the record is told.

#![expect(
    clippy::disallowed_methods,
    reason = "a desk keeps the clock of the machine, and publishes files"
)]

use actions::{Desk, PublishRecord, publish_record, show_record};
use domain::Record;
use jiff::{SignedDuration, Timestamp};
use ledger::Ledger;
use tempfile::TempDir;

#[test]
fn where_the_clock_was_set_back_is_told_with_the_record_and_on_its_page() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("desk.sqlite3");
    let desk = Desk::open_or_begin(path.clone(), "Ada").unwrap();
    assert_eq!(show_record(&desk).unwrap().clock_set_back, []);
    let opening = Record::Desk(desk.opening().clone());
    drop(desk);
    let ahead = Timestamp::now() + SignedDuration::from_hours(90 * 24);
    let mut ledger = Ledger::open(path.clone()).unwrap();
    ledger.write("Ada", ahead, |writing| writing.append(opening).map(drop)).unwrap();
    drop(ledger);

    let mut desk = Desk::open(path, "Ada").unwrap();
    desk.trust_clock().unwrap();
    let record = show_record(&desk).unwrap();
    let [set_back] = &record.clock_set_back[..] else { panic!("{record:?}") };
    assert_eq!(set_back.id.to_string(), "desk-3");
    assert!(set_back.from > set_back.to, "{set_back:?}");
    let request = PublishRecord { folder: folder.path().join("record"), open: vec![] };
    publish_record(&desk, &request).unwrap();
    let page = std::fs::read_to_string(folder.path().join("record/index.html")).unwrap();
    assert!(page.contains("The clock of the desk was set back at desk-3, from "), "{page}");
}
