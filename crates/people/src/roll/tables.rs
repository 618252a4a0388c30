//! The tables of a roll, and the checks before they are used.

use std::time::Duration;

use rusqlite::Connection;

/// What makes each version of the tables from the one before, the first from nothing.
const STEPS: [&str; 2] = [include_str!("roll.sql"), include_str!("passkeys.sql")];

/// "Fspp": marks a SQLite file as a roll.
const APPLICATION: i32 = 0x4673_7070;

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
    let (application, version) = marks(connection)?;
    Ok(application == APPLICATION && version == STEPS.len())
}

/// What marks a file, and the version of its tables.
fn marks(connection: &Connection) -> rusqlite::Result<(i32, usize)> {
    let application = connection.pragma_query_value(None, "application_id", |row| row.get(0))?;
    let version = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    Ok((application, version))
}

/// Makes the tables in an empty file, brings those of an earlier version up to this one, and says
/// what stands in another file.
pub(super) fn make(connection: &Connection) -> rusqlite::Result<State> {
    let (application, version) = marks(connection)?;
    let tables: u32 =
        connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    let done = match (application, version) {
        (0, 0) if tables == 0 => 0,
        (APPLICATION, version) if version > 0 => version,
        _ => return Ok(State::Foreign),
    };
    let Some(steps) = STEPS.get(done..) else { return Ok(State::Foreign) };
    if !steps.is_empty() {
        steps.iter().try_for_each(|step| connection.execute_batch(step))?;
        connection.pragma_update(None, "application_id", APPLICATION)?;
        connection.pragma_update(None, "user_version", STEPS.len())?;
    }
    Ok(State::Ready)
}
