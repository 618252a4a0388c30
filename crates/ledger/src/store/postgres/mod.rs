//! A ledger in a database of PostgreSQL.

mod adding;
mod asking;
mod connect;
mod guards;
mod speech;
mod tls;

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::fmt;
use std::path::Path;

use ::postgres::{Client, Statement};

use super::{
    BEGIN_PART, END_PART, FaultKind, NewRows, Row, Store, StoreFault, TAKE_BACK_PART, VERSION,
    Value,
};
use crate::{EngineFault, LedgerError, PostgresPlace};

/// The tables, with their guards.
const SCHEMA: &str = include_str!("schema.sql");

/// Every table and function of a ledger, for one that is given up before anything was recorded.
const REMOVAL: &str = "DROP TABLE link, leaf, node, pseudonym, signed_tree, content, entry, fence;
    DROP FUNCTION instr(BYTEA, BYTEA), only_grows(), next_entry(), next_leaf(), next_node(),
        next_signed_tree();";

/// The tables in which something is erased, and the guards that are lifted for it.
const LIFTED: [(&str, &str); 3] =
    [("entry", "entry_kept"), ("leaf", "leaf_kept"), ("content", "content_not_removed")];

/// "Fors" in ASCII, by which our locks are told from those of others.
const APPLICATION: i32 = 0x466F_7273;

/// An open connection.
pub(crate) struct PostgresStore {
    place: PostgresPlace,
    client: RefCell<Client>,
    ready: RefCell<HashMap<String, Statement>>,
    /// Whether the server ended the connection; the client notices it only later.
    is_cut: Cell<bool>,
    /// Whether something was begun that belongs to this connection alone.
    is_in_turn: Cell<bool>,
    /// The count of writings at the last that was kept here.
    epoch: Cell<i64>,
    /// The count of the one under way, which is taken back with it.
    next_epoch: Cell<i64>,
    /// The version of the tables as the writing began.
    turn_version: Cell<Option<u64>>,
    /// Whether a part ended that is left to the writing with the next sentence about parts.
    has_ended_part: Cell<bool>,
    /// Whether a sentence failed since the writing began; PostgreSQL then keeps nothing of it, and
    /// yet answers to COMMIT as if it had been asked to take it back.
    has_failed: Cell<bool>,
}

impl PostgresStore {
    /// Makes empty tables in a database that has none.
    pub(crate) fn create(place: &PostgresPlace) -> Result<Self, LedgerError> {
        let explain = |fault| LedgerError::at(fault, place.address());
        let store = Self::connect(place).map_err(explain)?;
        if store.has("entry").map_err(explain)? {
            return Err(LedgerError::Exists(place.address().to_owned()));
        }
        store.make_tables().map_err(explain)?;
        Ok(store)
    }

    /// Opens the ledger in a database.
    pub(crate) fn open(place: &PostgresPlace) -> Result<Self, LedgerError> {
        let name = place.address();
        let explain = |fault| LedgerError::at(fault, name);
        let store = Self::connect(place).map_err(explain)?;
        if !store.has("fence").map_err(explain)? {
            let is_other = store.has("entry").map_err(explain)?;
            let refusal = if is_other { LedgerError::NotALedger } else { LedgerError::Missing };
            return Err(refusal(name.to_owned()));
        }
        let found = store.version().map_err(explain)?;
        if found > VERSION {
            return Err(LedgerError::NewerFormat { path: name.to_owned(), found });
        }
        Ok(store)
    }

    /// Whether there is a ledger in a database.
    pub(crate) fn is_there(place: &PostgresPlace) -> Result<bool, LedgerError> {
        let store = Self::connect(place);
        store
            .and_then(|store| store.has("entry"))
            .map_err(|fault| LedgerError::at(fault, place.address()))
    }

    fn connect(place: &PostgresPlace) -> Result<Self, StoreFault> {
        Ok(Self {
            place: place.clone(),
            client: RefCell::new(connect::connect(place)?),
            ready: RefCell::default(),
            is_cut: Cell::new(false),
            is_in_turn: Cell::new(false),
            epoch: Cell::new(0),
            next_epoch: Cell::new(0),
            turn_version: Cell::new(None),
            has_ended_part: Cell::new(false),
            has_failed: Cell::new(false),
        })
    }

    fn has(&self, table: &str) -> Result<bool, StoreFault> {
        let store: &dyn Store = self;
        store.one("SELECT to_regclass(?) IS NOT NULL", &[table.into()])
    }

    fn make_tables(&self) -> Result<(), StoreFault> {
        let script =
            format!("BEGIN; SELECT pg_advisory_xact_lock({APPLICATION}, 0); {SCHEMA} COMMIT");
        let made = self.batch(&script);
        if made.is_err() {
            self.roll_back();
        }
        made
    }

    /// Begins a writing, takes the one lock of writers and counts this writing.
    ///
    /// The lock lasts as long as the writing. The count notices what a lock cannot: a database that
    /// was put back, or a copy that took over and lacks the last writings.
    fn take_turn(&self) -> Result<(), StoreFault> {
        let answer = self.last_of(&format!(
            "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE;
            SELECT 1::BIGINT FROM pg_advisory_xact_lock({APPLICATION},
                ('entry'::regclass::oid::BIGINT % 2147483647)::INTEGER);
            UPDATE fence SET epoch = epoch + 1 RETURNING epoch, version"
        ))?;
        let [epoch, version] = answer[..] else { return Err(StoreFault::unfit("no fence")) };
        if epoch <= self.epoch.get() {
            let told = format!(
                "the server counts {epoch} writings where there were {} already; \
                it is an older copy of the one that was written to",
                self.epoch.get()
            );
            return Err(StoreFault::broken(EngineFault::told(told)));
        }
        self.next_epoch.set(epoch);
        self.turn_version.set(u64::try_from(version).ok());
        self.has_ended_part.set(false);
        Ok(())
    }

    /// Ends what belongs to this connection alone.
    fn end_turn(&self) {
        self.is_in_turn.set(false);
        self.turn_version.set(None);
    }

    fn noting<T>(&self, done: Result<T, StoreFault>) -> Result<T, StoreFault> {
        if done.is_err() {
            self.has_failed.set(true);
        }
        done
    }
}

impl Store for PostgresStore {
    fn begin(&self) -> Result<(), StoreFault> {
        self.connect_again()?;
        self.has_failed.set(false);
        self.is_in_turn.set(true);
        let mut begun = self.take_turn();
        if begun.is_err() && self.is_cut.get() {
            // Nothing was written yet, so that another connection may do it.
            self.is_in_turn.set(false);
            self.connect_again()?;
            self.is_in_turn.set(true);
            begun = self.take_turn();
        }
        if begun.is_err() {
            self.roll_back();
        }
        begun
    }

    fn begin_reading(&self) -> Result<(), StoreFault> {
        self.surely(|| self.batch("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"))?;
        self.is_in_turn.set(true);
        Ok(())
    }

    fn commit(&self) -> Result<(), StoreFault> {
        if self.has_failed.get() {
            self.roll_back();
            return Err(nothing_kept());
        }
        self.batch("COMMIT")?;
        self.epoch.set(self.next_epoch.get());
        self.end_turn();
        Ok(())
    }

    fn roll_back(&self) {
        // What cannot be taken back any more is taken back by the server as the connection ends.
        drop(self.batch("ROLLBACK"));
        self.end_turn();
    }

    fn begin_part(&self) -> Result<(), StoreFault> {
        if !self.has_ended_part.take() {
            return self.noting(self.batch(BEGIN_PART));
        }
        self.noting(self.batch(&format!("{END_PART}; {BEGIN_PART}")))
    }

    fn end_part(&self) -> Result<(), StoreFault> {
        if self.has_failed.get() {
            return Err(nothing_kept());
        }
        // What is left to the writing is kept or taken back with it, whether it says so or not.
        self.has_ended_part.set(true);
        Ok(())
    }

    fn take_back_part(&self) -> Result<(), StoreFault> {
        self.noting(self.batch(TAKE_BACK_PART))
    }

    fn execute(&self, sql: &str, values: &[Value]) -> Result<(), StoreFault> {
        self.noting(self.query(sql, values)).map(drop)
    }

    fn add(&self, rows: &NewRows) -> Result<(), StoreFault> {
        self.noting(self.insert(rows))
    }

    fn select(&self, sql: &str, values: &[Value]) -> Result<Vec<Row>, StoreFault> {
        self.noting(self.surely(|| self.query(sql, values)))
    }

    fn engine(&self) -> Result<String, StoreFault> {
        let store: &dyn Store = self;
        let version: String = store.one("SELECT current_setting('server_version')", &[])?;
        let way = if connect::is_encrypted(&self.place)? { "over" } else { "without" };
        Ok(format!("PostgreSQL {version}, {way} TLS"))
    }

    fn damage(&self) -> Result<Vec<String>, StoreFault> {
        // Its own tools look for damage, and its administrator runs them.
        Ok(vec![])
    }

    fn version(&self) -> Result<u32, StoreFault> {
        let store: &dyn Store = self;
        let found = match self.turn_version.get() {
            Some(found) => found,
            None => store.one("SELECT version FROM fence", &[])?,
        };
        Ok(u32::try_from(found).unwrap_or(u32::MAX))
    }

    fn add_log(&self) -> Result<(), StoreFault> {
        // Ledgers had their log before they were kept here.
        Err(StoreFault::unfit("a version that never was"))
    }

    fn changed_guards(&self) -> Result<Vec<String>, StoreFault> {
        guards::changed(self)
    }

    fn lift_guards(&self) -> Result<(), StoreFault> {
        self.noting(self.batch(&switch("DISABLE")))
    }

    fn put_guards_back(&self) -> Result<(), StoreFault> {
        self.noting(self.batch(&switch("ENABLE")))
    }

    fn mark_erased(&self) -> Result<(), StoreFault> {
        self.turn_version.set(None);
        self.noting(self.batch(&format!("UPDATE fence SET version = {VERSION}")))
    }

    fn sweep(&self) -> Result<(), StoreFault> {
        // Each by itself, as a table is written anew in a transaction of its own.
        LIFTED.iter().try_for_each(|(table, _)| self.batch(&format!("VACUUM FULL {table}")))
    }

    fn copy_to(&self, _: &Path) -> Result<(), StoreFault> {
        Err(StoreFault {
            kind: FaultKind::Refused,
            source: EngineFault::told("a database is no file".to_owned()),
        })
    }

    fn remove(self: Box<Self>) -> Result<(), StoreFault> {
        let store: &dyn Store = &*self;
        if store.one("SELECT EXISTS (SELECT 1 FROM entry)", &[])? {
            return Err(StoreFault {
                kind: FaultKind::Refused,
                source: EngineFault::told("there are entries in it".to_owned()),
            });
        }
        self.batch(REMOVAL)
    }
}

fn nothing_kept() -> StoreFault {
    let told = "a part of the writing failed, and PostgreSQL keeps nothing of it";
    StoreFault::broken(EngineFault::told(told.to_owned()))
}

/// Switches the guards over what is erased off or on, which the owner of the tables alone may do.
fn switch(to: &str) -> String {
    LIFTED.map(|(table, guard)| format!("ALTER TABLE {table} {to} TRIGGER {guard};")).concat()
}

impl fmt::Debug for PostgresStore {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("PostgresStore").field("epoch", &self.epoch).finish_non_exhaustive()
    }
}
