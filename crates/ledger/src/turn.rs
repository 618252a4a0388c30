//! The turn of a writer: one at a time, and none after a write that failed.

use std::cell::Cell;

use crate::store::{Store, StoreFault};
use crate::transparency::{self, LogKey};
use crate::{Ledger, LedgerError, LedgerPlace};

/// The turn of a writer, which is taken back unless it is kept.
#[derive(Debug)]
pub(crate) struct Turn<'ledger> {
    pub(crate) store: &'ledger dyn Store,
    pub(crate) place: &'ledger LedgerPlace,
    has_failed: &'ledger Cell<bool>,
    is_over: bool,
}

impl Ledger {
    /// Takes the turn of a writer. After a write that failed there is none until the ledger is
    /// opened anew: what an engine then says of what it holds cannot be trusted any more.
    pub(crate) fn turn(&mut self) -> Result<(Turn<'_>, &mut Option<LogKey>), LedgerError> {
        let Self { store, place, key, has_failed } = self;
        if has_failed.get() {
            return Err(LedgerError::Halted(place.name().to_owned()));
        }
        let mut turn = Turn { store: &**store, place, has_failed, is_over: true };
        if let Err(fault) = turn.store.begin() {
            turn.store.roll_back();
            return Err(turn.explain(fault));
        }
        turn.is_over = false;
        Ok((turn, key))
    }
}

impl Turn<'_> {
    /// Signs the log as it stands and keeps all that was written.
    pub(crate) fn commit(mut self, key: &LogKey) -> Result<(), LedgerError> {
        let name = self.place.name();
        if self.has_failed.get() {
            return Err(LedgerError::Halted(name.to_owned()));
        }
        let note =
            transparency::sign(self.store, key).map_err(|error| self.note(error.at(name)))?;
        self.store.commit().map_err(|fault| self.unsure(fault))?;
        self.is_over = true;
        if let Some(note) = note {
            transparency::remember(self.place.beside(), &note);
        }
        Ok(())
    }

    /// What an engine reports, after which no more may be written.
    pub(crate) fn explain(&self, fault: StoreFault) -> LedgerError {
        self.note(LedgerError::at(fault, self.place.name()))
    }

    /// Takes a failure down, so that nothing more is written; a refusal harms nothing.
    pub(crate) fn note(&self, error: LedgerError) -> LedgerError {
        if error.is_failure() {
            self.has_failed.set(true);
        }
        error
    }

    /// Of a commit that failed nobody knows whether it was kept, whatever else is known of it.
    fn unsure(&self, fault: StoreFault) -> LedgerError {
        if !fault.is_failure() {
            return self.explain(fault);
        }
        let path = self.place.name().to_owned();
        self.note(LedgerError::Unsure { path, source: fault.source })
    }
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        if !self.is_over {
            self.store.roll_back();
        }
    }
}
