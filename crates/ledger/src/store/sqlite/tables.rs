//! The tables, and the checks before they are used.

use std::path::Path;
use std::time::Duration;

use rusqlite::Connection;

use crate::LedgerError;
use crate::store::{VERSION, WITH_LOG};

/// The tables of the entries.
const ENTRIES: &str = include_str!("entries.sql");

/// The tables of the log.
pub(super) const LOG: &str = include_str!("log.sql");

/// "Fors" in ASCII: marks a SQLite file as a ledger.
const APPLICATION: i32 = 0x466F_7273;

/// The first SQLite without the WAL-reset bug, which could damage a file with two writers.
const SAFE_ENGINE: i32 = 3_051_003;

/// How long a writer waits for another one.
const PATIENCE: Duration = Duration::from_secs(5);

pub(super) fn check_engine(version: &str, number: i32) -> Result<(), LedgerError> {
    if number < SAFE_ENGINE { Err(LedgerError::UnsafeEngine(version.to_owned())) } else { Ok(()) }
}

/// Sets what SQLite forgets between connections.
pub(super) fn configure(connection: &Connection) -> rusqlite::Result<()> {
    connection.busy_timeout(PATIENCE)?;
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.pragma_update(None, "synchronous", "FULL")
}

/// The triggers of a ledger, with or without its log: their names and how they are written.
pub(super) fn triggers(has_log: bool) -> rusqlite::Result<Vec<(String, String)>> {
    let model = Connection::open_in_memory()?;
    model.execute_batch(ENTRIES)?;
    if has_log {
        model.execute_batch(LOG)?;
    }
    let mut statement = model
        .prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' ORDER BY name")?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    rows.collect()
}

pub(super) fn create(connection: &Connection) -> rusqlite::Result<()> {
    connection.pragma_update(None, "journal_mode", "WAL")?;
    connection.execute_batch(&format!(
        "BEGIN IMMEDIATE; {ENTRIES} {LOG} PRAGMA application_id = {APPLICATION}; \
        PRAGMA user_version = {WITH_LOG}; COMMIT;",
    ))
}

/// The version of the tables, as the file says it.
pub(super) fn version(connection: &Connection) -> rusqlite::Result<i64> {
    connection.pragma_query_value(None, "user_version", |row| row.get(0))
}

pub(super) fn check(connection: &Connection, path: &Path) -> Result<(), LedgerError> {
    let read = |name: &str| {
        connection
            .pragma_query_value(None, name, |row| row.get::<_, i32>(0))
            .map_err(|error| LedgerError::at(error.into(), path))
    };
    if read("application_id")? != APPLICATION {
        return Err(LedgerError::NotALedger(path.to_owned()));
    }
    let found = u32::try_from(read("user_version")?).unwrap_or(u32::MAX);
    if found > VERSION {
        return Err(LedgerError::NewerFormat { path: path.to_owned(), found });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::check_engine;

    #[test]
    fn an_engine_with_the_wal_bug_is_refused() {
        assert!(check_engine("3.51.3", 3_051_003).is_ok());
        let refused = check_engine("3.40.1", 3_040_001).unwrap_err();
        assert!(refused.to_string().contains("3.40.1"));
    }
}
