//! Times a ledger: how many appends are acknowledged in a second by how many writers, beside what
//! the disk syncs; and what proofs take and weigh in a large log.
//!
//!     cargo xtask bench-ledger --seconds 5 --leaves 1000000

#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "an example at the edge: it tells the time and prints what it saw"
)]

mod appends;
mod disk;
mod proofs;

use std::error::Error;
use std::path::Path;
use std::time::Duration;

use ledger::{LedgerPlace, PostgresPlace};
use serde::Serialize;
use tempfile::TempDir;

type Outcome<T> = Result<T, Box<dyn Error>>;

/// The variable in which a server is named, as for the tests.
const SERVER: &str = "FORSOOTH_TEST_POSTGRES";

/// What was measured.
#[derive(Serialize)]
struct Figures {
    syncs_per_second: f64,
    appends: Vec<appends::Appends>,
    proofs: proofs::Proofs,
}

fn main() -> Outcome<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [folder, seconds, leaves] = &arguments[..] else {
        return Err("usage: bench_ledger FOLDER SECONDS LEAVES".into());
    };
    let (seconds, leaves) = (Duration::from_secs(seconds.parse()?), leaves.parse()?);
    let folder = TempDir::new_in(folder)?;
    let figures = Figures {
        syncs_per_second: disk::syncs_per_second(folder.path(), seconds)?,
        appends: appends(folder.path(), seconds)?,
        proofs: proofs::measure(&folder.path().join("large.sqlite3").into(), leaves)?,
    };
    println!("{}", serde_json::to_string(&figures)?);
    Ok(())
}

fn appends(folder: &Path, time: Duration) -> Outcome<Vec<appends::Appends>> {
    let mut measured = appends::measure(&folder.join("desk.sqlite3").into(), "SQLite", time)?;
    if let Ok(server) = std::env::var(SERVER) {
        let place = database(&server, folder)?;
        measured.extend(appends::measure(&place, "PostgreSQL", time)?);
    }
    Ok(measured)
}

/// A new database; the server that is begun for the measuring takes it along.
fn database(server: &str, folder: &Path) -> Outcome<LedgerPlace> {
    let name = format!("bench_{}", std::process::id());
    let mut client = postgres::Client::connect(server, postgres::NoTls)?;
    client.batch_execute(&format!("CREATE DATABASE {name}"))?;
    let (server, _) = server.rsplit_once('/').ok_or("no database is named")?;
    let place = PostgresPlace::at(&format!("{server}/{name}"), folder, &|_| None);
    Ok(place.ok_or("this is no address")?.into())
}
