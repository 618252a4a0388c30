//! A ledger in a fresh place, of either engine.

use std::path::Path;

use domain::{
    DeskClock, DeskOpening, Document, Entry, Found, Id, Polarity, Record, Relation, Span,
};
use jiff::Timestamp;
use ledger::{Ledger, LedgerError, LedgerPlace, PostgresPlace, Writing};
use tempfile::TempDir;

/// The address of a server on which databases can be made, as `postgres://ada:word@127.0.0.1/postgres`.
const SERVER: &str = "FORSOOTH_TEST_POSTGRES";

pub(crate) const TEXT: &str = "They called it a friendship.";

/// An engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Engine {
    Sqlite,
    Postgres,
}

/// A place where no ledger is yet, which is gone with it.
pub(crate) struct Fixture {
    pub(crate) engine: Engine,
    pub(crate) place: LedgerPlace,
    pub(crate) folder: TempDir,
    database: Option<String>,
}

/// Checks a property of both engines, each in a fresh place.
pub(crate) fn both(check: impl Fn(&Fixture)) {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        check(&Fixture::of(engine));
    }
}

impl Fixture {
    pub(crate) fn of(engine: Engine) -> Self {
        let folder = TempDir::new().unwrap();
        match engine {
            Engine::Sqlite => {
                let place = folder.path().join("desk.sqlite3").into();
                Self { engine, place, folder, database: None }
            }
            Engine::Postgres => {
                let name = format!("forsooth_{}", unique(folder.path()));
                server().batch_execute(&format!("CREATE DATABASE {name}")).unwrap();
                let address = address_of(&name);
                let place = PostgresPlace::at(&address, folder.path(), &|_| None).unwrap().into();
                Self { engine, place, folder, database: Some(name) }
            }
        }
    }

    /// A ledger with a document and a relation read in it.
    pub(crate) fn sample(&self) -> Ledger {
        let mut ledger = Ledger::create(&self.place).unwrap();
        write(&mut ledger, 1, |writing| {
            writing.append(opening("test"))?;
            let text = writing.keep(TEXT.as_bytes())?;
            writing.append(document(text))?;
            writing.append(relation("a friendship"))
        })
        .unwrap();
        ledger
    }

    /// Speaks to the engine behind the ledger's back.
    pub(crate) fn raw(&self, sql: &str) -> Result<(), String> {
        match &self.database {
            None => {
                let connection = rusqlite::Connection::open(self.place.beside()).unwrap();
                connection.pragma_update(None, "foreign_keys", false).unwrap();
                connection.execute_batch(sql).map_err(|error| error.to_string())
            }
            Some(name) => {
                let told = |error: postgres::Error| match error.as_db_error() {
                    Some(error) => error.message().to_owned(),
                    None => error.to_string(),
                };
                client(&address_of(name)).batch_execute(sql).map_err(told)
            }
        }
    }

    /// The name of the database.
    pub(crate) fn database(&self) -> &str {
        self.database.as_deref().unwrap()
    }
}

impl Drop for Fixture {
    fn drop(&mut self) {
        if let Some(name) = &self.database {
            // A test that failed may hold it open.
            drop(server().batch_execute(&format!("DROP DATABASE {name} WITH (FORCE)")));
        }
    }
}

/// Speaks to the server about its databases.
pub(crate) fn server() -> postgres::Client {
    client(&server_address())
}

pub(crate) fn server_address() -> String {
    std::env::var(SERVER).unwrap_or_else(|_| {
        panic!("{SERVER} names no server; run `cargo xtask with-postgres cargo test -p ledger`")
    })
}

/// The address of another database of the same server.
pub(crate) fn address_of(database: &str) -> String {
    let server = server_address();
    let (server, _) = server.rsplit_once('/').unwrap();
    format!("{server}/{database}")
}

fn client(address: &str) -> postgres::Client {
    postgres::Client::connect(address, postgres::NoTls).unwrap()
}

/// Lets the server end every connection to the database.
pub(crate) fn cut_off(fixture: &Fixture) {
    let name = fixture.database();
    let sql =
        format!("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'");
    server().batch_execute(&sql).unwrap();
}

/// A folder's name is drawn, and letters and digits are all that a database's name needs.
fn unique(folder: &Path) -> String {
    let name = folder.file_name().unwrap().to_string_lossy().into_owned();
    let number = std::process::id();
    name.chars()
        .filter(char::is_ascii_alphanumeric)
        .chain(number.to_string().chars())
        .collect::<String>()
        .to_lowercase()
}

/// Writes as Ada, so many seconds after the beginning of time.
pub(crate) fn write<T>(
    ledger: &mut Ledger,
    second: i64,
    work: impl FnOnce(&mut Writing<'_>) -> Result<T, LedgerError>,
) -> Result<T, LedgerError> {
    ledger.write("Ada", at(second), work)
}

pub(crate) fn at(second: i64) -> Timestamp {
    Timestamp::from_second(second).unwrap()
}

pub(crate) fn opening(name: &str) -> Record {
    Record::Desk(DeskOpening::new(name, DeskClock::System))
}

pub(crate) fn document(text: domain::Digest) -> Record {
    Record::Document(Document {
        title: None,
        source: None,
        url: None,
        said: None,
        published: None,
        modified: None,
        fetched_at: at(1),
        language: Some("en".to_owned()),
        encoding: "UTF-8".to_owned(),
        author: None,
        read_with: None,
        attached_to: None,
        words_of_feed: false,
        earlier: None,
        bytes: text,
        text,
    })
}

pub(crate) fn relation(words: &str) -> Record {
    let start = TEXT.find(words).unwrap();
    let span = Span::cut(TEXT, start, start + words.len()).unwrap();
    let item = Relation {
        between: vec![],
        label: words.to_owned(),
        polarity: Polarity::Neutral,
        negated: false,
        directed: false,
        qualifier: None,
        by: None,
        date: None,
        span,
    };
    Record::Relation(Found { document: id("d-1"), item })
}

pub(crate) fn id(text: &str) -> Id {
    text.parse().unwrap()
}

pub(crate) fn ids(entries: &[Entry]) -> Vec<String> {
    entries.iter().map(|entry| entry.id.to_string()).collect()
}

pub(crate) fn export(ledger: &Ledger) -> Vec<u8> {
    let mut output = vec![];
    ledger.export(&mut std::iter::empty(), &mut output).unwrap();
    output
}

/// The size and the root of the tree that was signed last.
pub(crate) fn root(ledger: &Ledger) -> String {
    let folder = TempDir::new().unwrap();
    ledger.publish(folder.path(), &|_| true).unwrap();
    let note = std::fs::read_to_string(folder.path().join("checkpoint")).unwrap();
    note.lines().skip(1).take(2).collect::<Vec<_>>().join(" ")
}
