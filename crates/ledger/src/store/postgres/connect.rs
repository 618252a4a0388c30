//! Connecting to PostgreSQL, and the settings without which nothing is kept there.

use std::time::Duration;

use ::postgres::error::SqlState;
use ::postgres::{Client, Config};

use super::super::{FaultKind, StoreFault};
use super::tls::{self, out_of_reach, refused};
use crate::PostgresPlace;

/// How long it is waited for the server.
const PATIENCE: Duration = Duration::from_secs(10);

/// What a session needs: a commit is answered once it is synced, whoever waits for a lock of another
/// writer gives up after some seconds, and a writer that was forgotten blocks nobody for long.
const SETTINGS: &str = "SET synchronous_commit = on; SET lock_timeout = '5s';
    SET idle_in_transaction_session_timeout = '10min'; SET client_min_messages = warning;";

/// Connects, and refuses a server that would lose what it has acknowledged.
pub(super) fn connect(place: &PostgresPlace) -> Result<Client, StoreFault> {
    let mut config = config(place)?;
    if let Some(password) = place.password() {
        config.password(password);
    }
    config.application_name("forsooth").connect_timeout(PATIENCE);
    let mut client = tls::connect(&mut config, place.tls())?;
    client.batch_execute(SETTINGS)?;
    for (setting, wanted) in [("fsync", "on"), ("server_encoding", "UTF8")] {
        let found: String =
            client.query_one("SELECT current_setting($1)", &[&setting])?.try_get(0)?;
        if found != wanted {
            let told = format!("the server runs with {setting} = {found}; a ledger needs {wanted}");
            return Err(refused(told));
        }
    }
    Ok(client)
}

/// Whether what passes between here and a server is encrypted.
pub(super) fn is_encrypted(place: &PostgresPlace) -> Result<bool, StoreFault> {
    tls::is_asked_for(&config(place)?, place.tls())
}

fn config(place: &PostgresPlace) -> Result<Config, StoreFault> {
    place.server().parse().map_err(out_of_reach)
}

/// Whether nothing more will come over a connection: the server is ended, or what lies between.
pub(super) fn is_end(error: &::postgres::Error) -> bool {
    let ends = |code: &SqlState| code.code().starts_with("57P") || code.code().starts_with("08");
    error.code().is_none_or(ends)
}

impl From<::postgres::Error> for StoreFault {
    fn from(error: ::postgres::Error) -> Self {
        let code = error.code();
        let is = |wanted: &SqlState| code == Some(wanted);
        let kind = if is(&SqlState::DISK_FULL) {
            FaultKind::Full
        } else if is(&SqlState::LOCK_NOT_AVAILABLE) {
            FaultKind::Busy
        } else if is(&SqlState::READ_ONLY_SQL_TRANSACTION) || is(&SqlState::INSUFFICIENT_PRIVILEGE)
        {
            FaultKind::ReadOnly
        } else if code.is_some_and(|code| code.code().starts_with("23")) {
            FaultKind::Refused
        } else {
            FaultKind::Broken
        };
        Self { kind, source: error.into() }
    }
}
