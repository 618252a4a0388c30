//! The tables of a roll, and the checks before they are used.

use std::time::Duration;

use rusqlite::Connection;

const TABLES: &str = include_str!("roll.sql");

/// "Fspp": marks a SQLite file as a roll.
const APPLICATION: i32 = 0x4673_7070;

/// The version of the tables.
const VERSION: u32 = 1;

/// How long a writer waits for another one.
const PATIENCE: Duration = Duration::from_secs(5);

/// What stands in a file.
pub(super) enum State {
    /// A roll that this version reads.
    Ready,
    /// Something else.
    Foreign,
}

/// Sets what SQLite forgets between connections.
pub(super) fn configure(connection: &Connection) -> rusqlite::Result<()> {
    connection.busy_timeout(PATIENCE)?;
    connection.pragma_update(None, "foreign_keys", true)?;
    // What was a password's hash or a secret's digest is not left in the file.
    connection.pragma_update(None, "secure_delete", true)?;
    connection.pragma_update(None, "synchronous", "FULL")
}

/// Whether the tables are there as this version reads them.
pub(super) fn is_ready(connection: &Connection) -> rusqlite::Result<bool> {
    Ok(marks(connection)? == (APPLICATION, VERSION))
}

/// What marks a file, and the version of its tables.
fn marks(connection: &Connection) -> rusqlite::Result<(i32, u32)> {
    let application = connection.pragma_query_value(None, "application_id", |row| row.get(0))?;
    let version = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    Ok((application, version))
}

/// Makes the tables in an empty file, and says what stands in another one.
pub(super) fn make(connection: &Connection) -> rusqlite::Result<State> {
    let (application, version) = marks(connection)?;
    if (application, version) == (APPLICATION, VERSION) {
        return Ok(State::Ready);
    }
    let tables: u32 =
        connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    if (application, version, tables) != (0, 0, 0) {
        return Ok(State::Foreign);
    }
    connection.execute_batch(TABLES)?;
    connection.pragma_update(None, "application_id", APPLICATION)?;
    connection.pragma_update(None, "user_version", VERSION)?;
    Ok(State::Ready)
}
