//! A store that fails on purpose, and what must hold whatever fails when.
//!
//! It stands in the place where a ledger speaks to its engine, so it shows what the ledger makes of
//! a failure of any one sentence, commit or sync: before it had any effect, or after, as where the
//! answer is lost. What happens within the engine's files is tested in `tests/torn.rs`.

use std::cell::Cell;

use super::{Row, SqliteStore, Store, StoreFault, Value};
use crate::EngineFault;

/// When the one failure comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum When {
    /// Nothing of what was asked for is done.
    Before,
    /// It is done, and yet an error is the answer.
    After,
}

/// A store whose n-th call fails; those behind it go on as if nothing was.
#[derive(Debug)]
pub(crate) struct FailingStore {
    pub(crate) inner: SqliteStore,
    pub(crate) left: Cell<u32>,
    pub(crate) when: When,
}

impl FailingStore {
    fn call<T>(&self, work: impl FnOnce() -> Result<T, StoreFault>) -> Result<T, StoreFault> {
        let left = self.left.get();
        self.left.set(left.wrapping_sub(1));
        let failure = || StoreFault::broken(EngineFault::told("it fails on purpose".to_owned()));
        match (left, self.when) {
            (0, When::Before) => Err(failure()),
            (0, When::After) => work().and(Err(failure())),
            _ => work(),
        }
    }
}

impl Store for FailingStore {
    fn begin(&self) -> Result<(), StoreFault> {
        self.call(|| self.inner.begin())
    }

    fn begin_reading(&self) -> Result<(), StoreFault> {
        self.inner.begin_reading()
    }

    fn commit(&self) -> Result<(), StoreFault> {
        self.call(|| self.inner.commit())
    }

    fn roll_back(&self) {
        self.inner.roll_back();
    }

    fn begin_part(&self) -> Result<(), StoreFault> {
        self.call(|| self.inner.begin_part())
    }

    fn end_part(&self) -> Result<(), StoreFault> {
        self.call(|| self.inner.end_part())
    }

    fn take_back_part(&self) -> Result<(), StoreFault> {
        self.call(|| self.inner.take_back_part())
    }

    fn execute(&self, sql: &str, values: &[Value]) -> Result<(), StoreFault> {
        self.call(|| self.inner.execute(sql, values))
    }

    fn select(&self, sql: &str, values: &[Value]) -> Result<Vec<Row>, StoreFault> {
        self.inner.select(sql, values)
    }

    fn engine(&self) -> Result<String, StoreFault> {
        self.inner.engine()
    }

    fn damage(&self) -> Result<Vec<String>, StoreFault> {
        self.inner.damage()
    }

    fn version(&self) -> Result<u32, StoreFault> {
        self.inner.version()
    }

    fn add_log(&self) -> Result<(), StoreFault> {
        self.inner.add_log()
    }

    fn changed_guards(&self) -> Result<Vec<String>, StoreFault> {
        self.inner.changed_guards()
    }

    fn lift_guards(&self) -> Result<(), StoreFault> {
        self.call(|| self.inner.lift_guards())
    }

    fn put_guards_back(&self) -> Result<(), StoreFault> {
        self.call(|| self.inner.put_guards_back())
    }

    fn mark_erased(&self) -> Result<(), StoreFault> {
        self.call(|| self.inner.mark_erased())
    }

    fn sweep(&self) -> Result<(), StoreFault> {
        self.inner.sweep()
    }

    fn copy_to(&self, path: &std::path::Path) -> Result<(), StoreFault> {
        self.inner.copy_to(path)
    }

    fn remove(self: Box<Self>) -> Result<(), StoreFault> {
        Box::new(self.inner).remove()
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;
    use std::collections::BTreeSet;
    use std::path::Path;

    use domain::{DeskClock, DeskOpening, Record};
    use jiff::Timestamp;

    use super::{FailingStore, When};
    use crate::store::SqliteStore;
    use crate::{Ledger, LedgerError};

    /// What became of one run.
    struct Run {
        acknowledged: Vec<String>,
        failure: Option<LedgerError>,
    }

    /// How three writings of two entries each are kept.
    type Way = fn(&mut Ledger, &mut Run) -> Result<(), LedgerError>;

    #[test]
    fn whatever_fails_when_every_acknowledged_entry_is_there_and_nothing_is_written_after_it() {
        check_each(alone);
    }

    #[test]
    fn whatever_fails_in_a_batch_nobody_in_it_is_acknowledged_and_nothing_is_written_after_it() {
        check_each(together);
    }

    fn check_each(way: Way) {
        for when in [When::Before, When::After] {
            let mut number = 0;
            while check(number, when, way).failure.is_some() {
                number += 1;
            }
            // Three writings of two entries each: a beginning, a commit and the rows of each.
            assert!(number > 30, "only {number} calls could fail");
        }
    }

    #[test]
    fn whatever_fails_when_an_erasure_is_whole_or_none() {
        for when in [When::Before, When::After] {
            let mut number = 0;
            while !erases(number, when) {
                number += 1;
            }
            assert!(number > 8, "only {number} calls could fail");
        }
    }

    /// Erases a document at a ledger whose n-th call fails; whether it was told to be erased.
    fn erases(number: u32, when: When) -> bool {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("desk.sqlite3");
        let mut ledger = Ledger::create(&path).unwrap();
        add_document(&mut ledger).unwrap();
        drop(ledger);
        let inner = SqliteStore::open(&path).unwrap();
        let store = FailingStore { inner, left: Cell::new(number), when };
        let mut ledger = Ledger::on(Box::new(store), path.as_path().into());
        let document = "d-1".parse().unwrap();
        let done = ledger.write("Ada", Timestamp::UNIX_EPOCH, |writing| {
            writing.erase(&BTreeSet::from([document]), "asked for").map(drop)
        });
        drop(ledger);
        let again = Ledger::open(&path).unwrap();
        let told = format!("{when:?} {number}: {done:?}");
        assert_eq!(again.verify().unwrap().faults, [], "{told}");
        let is_erased = again.entry(document).unwrap().unwrap().record.erased().is_some();
        assert!(is_erased || done.is_err(), "{told}");
        assert_eq!(is_erased, again.length().unwrap() == 2, "{told}");
        done.is_ok()
    }

    fn add_document(ledger: &mut Ledger) -> Result<(), LedgerError> {
        ledger.write("Ada", Timestamp::UNIX_EPOCH, |writing| {
            let text = writing.keep(b"It rains.")?;
            let document = serde_json::json!({
                "fetched_at": "2026-11-30T12:00:00Z", "encoding": "UTF-8", "bytes": text, "text": text,
            });
            let document = serde_json::from_value(document).unwrap();
            writing.append(Record::Document(document)).map(drop)
        })
    }

    fn check(number: u32, when: When, way: Way) -> Run {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("desk.sqlite3");
        let run = run(&path, number, when, way);
        let mut again = Ledger::open(&path).unwrap();
        let names: Vec<String> = again.all().unwrap().into_iter().map(name).collect();
        let told = format!("{when:?} {number}: {:?}", run.failure);
        assert!(names.starts_with(&run.acknowledged), "{told}: {names:?}");
        assert_eq!(names.len() % 2, 0, "{told}: half a writing is there, {names:?}");
        assert_eq!(again.verify().unwrap().faults, [], "{told}");
        append(&mut again, "after").unwrap();
        run
    }

    /// Writes at a ledger whose n-th call fails, and tries again after the failure.
    fn run(path: &Path, number: u32, when: When, way: Way) -> Run {
        let place = path.into();
        let inner = SqliteStore::create(path).unwrap();
        let store = FailingStore { inner, left: Cell::new(number), when };
        let mut ledger = Ledger::on(Box::new(store), place);
        let mut run = Run { acknowledged: vec![], failure: None };
        if let Err(failure) = way(&mut ledger, &mut run) {
            let told = failure.to_string();
            assert!(failure.is_failure() || ledger.is_halted(), "{told}");
            let next = append(&mut ledger, "refused").unwrap_err();
            assert!(matches!(next, LedgerError::Halted(_)), "{told}: {next:?}");
            assert!(ledger.verify().is_ok(), "{told}: it can be read no more");
            run.failure = Some(failure);
        }
        run
    }

    /// Each writing with a commit of its own.
    fn alone(ledger: &mut Ledger, run: &mut Run) -> Result<(), LedgerError> {
        for name in ["first", "second", "third"] {
            append(ledger, name)?;
            run.acknowledged.extend([name.to_owned(), format!("{name} too")]);
        }
        Ok(())
    }

    /// Two batches of writings; whoever is refused in between changes nothing.
    fn together(ledger: &mut Ledger, run: &mut Run) -> Result<(), LedgerError> {
        for names in [&["first", "second"][..], &["third"]] {
            let kept = batch(ledger, names);
            if kept.is_err() {
                ledger.take_back_batch();
            }
            kept?;
            let two = |name: &&str| [(*name).to_owned(), format!("{name} too")];
            run.acknowledged.extend(names.iter().flat_map(two));
        }
        Ok(())
    }

    fn batch(ledger: &mut Ledger, names: &[&str]) -> Result<(), LedgerError> {
        ledger.begin_batch()?;
        for name in names {
            append(ledger, name)?;
            let refused = ledger.write("Ada", Timestamp::UNIX_EPOCH, |writing| {
                writing.append(opening("taken back".to_owned()))?;
                Err::<(), _>(LedgerError::NoAuthor)
            });
            if !matches!(refused, Err(LedgerError::NoAuthor)) {
                refused?;
            }
        }
        ledger.commit_batch()
    }

    fn append(ledger: &mut Ledger, name: &str) -> Result<(), LedgerError> {
        ledger.write("Ada", Timestamp::UNIX_EPOCH, |writing| {
            writing.append(opening(name.to_owned()))?;
            writing.append(opening(format!("{name} too"))).map(drop)
        })
    }

    fn opening(name: String) -> Record {
        Record::Desk(DeskOpening::new(name, DeskClock::System))
    }

    fn name(entry: domain::Entry) -> String {
        let Record::Desk(opening) = entry.record else { panic!("{} is no desk", entry.id) };
        opening.name
    }
}
