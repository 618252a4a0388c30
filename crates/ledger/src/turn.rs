//! The turn of a writer: one at a time, and none after a write that failed.

use std::cell::Cell;

use crate::hold::Hold;
use crate::known::Known;
use crate::store::{Store, StoreFault};
use crate::transparency::{self, LogKey, Tip};
use crate::{EngineFault, Ledger, LedgerError, LedgerPlace};

/// The turn of a writer, which is taken back unless it is kept.
#[derive(Debug)]
pub(crate) struct Turn<'ledger> {
    pub(crate) store: &'ledger dyn Store,
    pub(crate) place: &'ledger LedgerPlace,
    hold: Option<&'ledger Hold>,
    has_failed: &'ledger Cell<bool>,
    is_full: &'ledger Cell<bool>,
    is_over: bool,
    /// Whether it is a part of a batch, with which it is kept.
    is_part: bool,
}

/// What a writer has at hand: what signs the log, and what is known of the ledger in the turn.
#[derive(Debug)]
pub(crate) struct Ready {
    pub(crate) key: LogKey,
    pub(crate) known: Known,
}

impl Ledger {
    /// Takes the turn of a writer. After a write that failed there is none until the ledger is
    /// opened anew: what an engine then says of what it holds cannot be trusted any more.
    pub(crate) fn turn(&mut self) -> Result<(Turn<'_>, &mut Option<Ready>), LedgerError> {
        let is_part = self.is_in_batch;
        let (mut turn, ready) = self.turn_under_way();
        turn.is_over = true;
        turn.refuse_replaced()?;
        if turn.has_failed.get() {
            return Err(turn.halted());
        }
        turn.is_part = is_part;
        turn.begin()?;
        Ok((turn, ready))
    }

    /// The turn of all that was written since it began.
    pub(crate) fn turn_under_way(&mut self) -> (Turn<'_>, &mut Option<Ready>) {
        let Self { store, place, hold, ready, has_failed, is_full, .. } = self;
        let (store, hold) = (&**store, hold.as_ref());
        let turn = Turn { store, place, hold, has_failed, is_full, is_over: false, is_part: false };
        (turn, ready)
    }

    /// Why nothing more is written, after a write that failed before anything was kept of it, where
    /// that is known.
    pub(crate) fn why_halted(&self) -> Option<LedgerError> {
        self.is_full.get().then(|| LedgerError::DiskFull(self.place.name().to_owned()))
    }

    /// Refuses to write beside a file that is no longer the one that is open here.
    pub(crate) fn refuse_replaced(&self) -> Result<(), LedgerError> {
        refuse_replaced(self.hold.as_ref(), &self.place)
    }
}

impl Turn<'_> {
    fn begin(&mut self) -> Result<(), LedgerError> {
        let begun = if self.is_part { self.store.begin_part() } else { self.store.begin() };
        if let Err(fault) = begun {
            if !self.is_part {
                self.store.roll_back();
            }
            return Err(self.explain(fault));
        }
        self.is_over = false;
        Ok(())
    }

    /// Refuses to go on where the file that is written to is no longer the one at its path.
    fn refuse_replaced(&self) -> Result<(), LedgerError> {
        refuse_replaced(self.hold, self.place)
    }

    /// Leaves what was begun to be gone on with.
    pub(crate) fn leave_open(mut self) {
        self.is_over = true;
    }

    /// What a writer has at hand; in a batch it was made ready when that began.
    pub(crate) fn ready<'ready>(
        &self,
        ready: &'ready mut Option<Ready>,
    ) -> Result<&'ready mut Ready, LedgerError> {
        match ready.take() {
            Some(found) if self.is_part => Ok(ready.insert(found)),
            earlier => {
                *ready = earlier;
                self.ready_anew(ready)
            }
        }
    }

    /// Makes ready what a writer has at hand, whatever was known before.
    pub(crate) fn ready_anew<'ready>(
        &self,
        ready: &'ready mut Option<Ready>,
    ) -> Result<&'ready mut Ready, LedgerError> {
        let key = ready.take().map(|earlier| earlier.key);
        let (key, tip) = transparency::ready(self.store, self.place.beside(), key)
            .map_err(|error| self.note(error.at(self.place.name())))?;
        Ok(ready.insert(Ready { key, known: Known::of(tip) }))
    }

    /// Signs the log as it stands and keeps all that was written; a part of a batch is left to it.
    pub(crate) fn commit(mut self, key: &LogKey, tip: &Tip) -> Result<(), LedgerError> {
        if self.has_failed.get() {
            return Err(self.halted());
        }
        if self.is_part {
            self.store.end_part().map_err(|fault| self.explain(fault))?;
            self.is_over = true;
            return Ok(());
        }
        let note = transparency::sign(self.store, key, tip)
            .map_err(|error| self.note(error.at(self.place.name())))?;
        self.refuse_replaced()?;
        self.store.commit().map_err(|fault| self.unsure(fault))?;
        self.is_over = true;
        // What was signed last is that of the file which stands there now.
        if self.refuse_replaced().is_err() {
            let told = "the file was moved while it was written to".to_owned();
            return Err(self.unsure(StoreFault::broken(EngineFault::told(told))));
        }
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
            self.is_full.set(matches!(error, LedgerError::DiskFull(_)));
        }
        error
    }

    fn halted(&self) -> LedgerError {
        LedgerError::Halted(self.place.name().to_owned())
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

fn refuse_replaced(hold: Option<&Hold>, place: &LedgerPlace) -> Result<(), LedgerError> {
    match hold {
        Some(hold) if !hold.is_there() => Err(LedgerError::Replaced(place.name().to_owned())),
        Some(_) | None => Ok(()),
    }
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        if self.is_over {
            return;
        }
        if !self.is_part {
            self.store.roll_back();
        } else if self.store.take_back_part().is_err() {
            // Whatever follows in the batch would stand on what should be gone.
            self.has_failed.set(true);
        }
    }
}
