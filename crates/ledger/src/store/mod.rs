//! Where a ledger keeps its rows: a file of SQLite, or a database of PostgreSQL.
//!
//! Both are spoken to in the same few sentences of SQL, with a `?` for each value, over the same
//! tables of whole numbers, texts and bytes; so a sentence stands where it is needed, and an engine
//! says only what it does in its own way: how a writing begins and is kept, and how its tables are
//! guarded.

mod added;
mod fault;
mod postgres;
mod sqlite;
mod value;

#[cfg(test)]
pub(crate) mod failing;

use std::fmt::Debug;
use std::path::Path;

pub(crate) use self::postgres::PostgresStore;
pub(crate) use added::{NewRows, Table};
pub(crate) use fault::{FaultKind, StoreFault};
pub(crate) use sqlite::SqliteStore;
pub(crate) use value::{Row, Value};

/// The version of the tables since which the entries have their log.
pub(crate) const WITH_LOG: u32 = 2;

/// The last version of the tables, in which something was erased; a ledger is of it from its first
/// erasure on, so that others can be read by earlier programs.
pub(crate) const VERSION: u32 = 3;

/// The sentences about a part of a writing, which both engines take.
const BEGIN_PART: &str = "SAVEPOINT part";
const END_PART: &str = "RELEASE SAVEPOINT part";
const TAKE_BACK_PART: &str = "ROLLBACK TO SAVEPOINT part; RELEASE SAVEPOINT part";

/// So many rows are held at a time; a row can be a long document.
const AT_A_TIME: usize = 64;

/// What a ledger needs of an engine.
pub(crate) trait Store: Debug + Send {
    /// Begins to write. Nobody else writes until it is kept or taken back, and whoever is in the
    /// midst of it is waited for, for some seconds.
    fn begin(&self) -> Result<(), StoreFault>;

    /// Begins to read what is there at one moment.
    fn begin_reading(&self) -> Result<(), StoreFault>;

    /// Keeps what was written since it began, synced. Where this fails, it may be kept or not.
    fn commit(&self) -> Result<(), StoreFault>;

    /// Takes back what was written since it began, or ends the reading; nothing, where none began.
    fn roll_back(&self);

    /// Begins a part of a writing, which can be taken back without the rest.
    fn begin_part(&self) -> Result<(), StoreFault>;

    /// Leaves a part with the rest of the writing.
    fn end_part(&self) -> Result<(), StoreFault>;

    /// Takes back what was written since the part began.
    fn take_back_part(&self) -> Result<(), StoreFault>;

    /// Adds rows.
    fn execute(&self, sql: &str, values: &[Value]) -> Result<(), StoreFault>;

    /// Adds the rows of a writing. Where this fails, some of them may be there.
    fn add(&self, rows: &NewRows) -> Result<(), StoreFault> {
        rows.iter().try_for_each(|(table, row)| self.execute(table.insertion(), row))
    }

    /// Reads rows.
    fn select(&self, sql: &str, values: &[Value]) -> Result<Vec<Row>, StoreFault>;

    /// The engine and its version, as "SQLite 3.54.1".
    fn engine(&self) -> Result<String, StoreFault>;

    /// What the engine itself finds to be damaged, in its words.
    fn damage(&self) -> Result<Vec<String>, StoreFault>;

    /// The version of its tables.
    fn version(&self) -> Result<u32, StoreFault>;

    /// Adds the tables of the log to those of version 1, within what is being written.
    fn add_log(&self) -> Result<(), StoreFault>;

    /// The guards against mistakes that do not stand as they were made, by their names.
    fn changed_guards(&self) -> Result<Vec<String>, StoreFault>;

    /// Lifts the guards over entries, leaves and contents, within what is being written.
    fn lift_guards(&self) -> Result<(), StoreFault>;

    /// Puts these guards back as they were made.
    fn put_guards_back(&self) -> Result<(), StoreFault>;

    /// Says in the version of the tables that something was erased, within what is being written.
    fn mark_erased(&self) -> Result<(), StoreFault>;

    /// Overwrites in its files what is no longer in its tables, as far as the engine can.
    fn sweep(&self) -> Result<(), StoreFault>;

    /// Copies all of one moment into a file of SQLite that is not there yet, if it can.
    fn copy_to(&self, path: &Path) -> Result<(), StoreFault>;

    /// Removes the tables, or their file; for a ledger that holds nothing.
    fn remove(self: Box<Self>) -> Result<(), StoreFault>;
}

impl dyn Store + '_ {
    /// The first row, if there is one.
    pub(crate) fn first(&self, sql: &str, values: &[Value]) -> Result<Option<Row>, StoreFault> {
        Ok(self.select(sql, values)?.into_iter().next())
    }

    /// The one value of the first row, if there is one.
    pub(crate) fn value<T>(&self, sql: &str, values: &[Value]) -> Result<Option<T>, StoreFault>
    where
        T: TryFrom<Value, Error = StoreFault>,
    {
        let Some(row) = self.first(sql, values)? else { return Ok(None) };
        let [value] = row.into_values()?;
        value.try_into().map(Some)
    }

    /// The one value of the one row that a sentence always has.
    pub(crate) fn one<T>(&self, sql: &str, values: &[Value]) -> Result<T, StoreFault>
    where
        T: TryFrom<Value, Error = StoreFault>,
    {
        self.value(sql, values)?.ok_or_else(|| StoreFault::unfit("no row"))
    }

    /// The one value of each row, all at once.
    pub(crate) fn values<T>(&self, sql: &str, values: &[Value]) -> Result<Vec<T>, StoreFault>
    where
        T: TryFrom<Value, Error = StoreFault>,
    {
        let read = |row: Row| {
            let [value] = row.into_values()?;
            value.try_into()
        };
        self.select(sql, values)?.into_iter().map(read).collect()
    }

    /// Goes through rows, so many at a time that they never fill the memory. The sentence asks for
    /// those whose first column is behind one value, in its order, and for as many as a second.
    pub(crate) fn each<E: From<StoreFault>>(
        &self,
        sql: &str,
        start: Value,
        mut work: impl FnMut(Row) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut behind = start;
        loop {
            let rows = self.select(sql, &[behind.clone(), AT_A_TIME.into()])?;
            let Some(last) = rows.last().and_then(|row| row.0.first().cloned()) else {
                return Ok(());
            };
            behind = last;
            rows.into_iter().try_for_each(&mut work)?;
        }
    }

    /// Lets all that is read until the guard is dropped be of one moment.
    pub(crate) fn snapshot(&self) -> Result<Snapshot<'_>, StoreFault> {
        self.begin_reading()?;
        Ok(Snapshot(self))
    }
}

/// A reading of one moment, for as long as it is held.
pub(crate) struct Snapshot<'store>(&'store dyn Store);

impl Drop for Snapshot<'_> {
    fn drop(&mut self) {
        self.0.roll_back();
    }
}
