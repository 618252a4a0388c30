//! A batch: what several write, each as if alone, and all of it kept with one signature and one
//! sync.
//!
//! Whoever writes in a batch sees what was written in it before, through the same ledger, so that
//! nobody comes in between their reading and their writing. What one of them refuses or breaks off
//! is taken back without the rest. Nobody must be told that something is recorded before the batch
//! is kept.

use crate::store::Snapshot;
use crate::{Ledger, LedgerError, Writer};

impl Ledger {
    /// Begins a batch: what is written from now on is kept together.
    ///
    /// # Errors
    ///
    /// As for [`Ledger::write`].
    pub fn begin_batch(&mut self) -> Result<(), LedgerError> {
        self.take_back_batch();
        let (turn, ready) = self.turn()?;
        turn.ready(ready)?;
        turn.leave_open();
        self.is_in_batch = true;
        Ok(())
    }

    /// Keeps all of a batch, and the signature over it. Where this fails, nobody may be told that
    /// anything in it is recorded.
    ///
    /// # Errors
    ///
    /// A write in it failed, or it cannot be kept for sure.
    ///
    /// # Panics
    ///
    /// Never, as a batch begins by making its key ready.
    pub fn commit_batch(&mut self) -> Result<(), LedgerError> {
        if !std::mem::take(&mut self.is_in_batch) {
            return Ok(());
        }
        let (turn, ready) = self.turn_under_way();
        let ready = ready.as_ref().expect("a batch begins by making its key ready");
        turn.commit(&ready.key, &ready.known.tip)
    }

    /// Takes back all of a batch, if there is one.
    pub fn take_back_batch(&mut self) {
        if std::mem::take(&mut self.is_in_batch) {
            drop(self.turn_under_way());
        }
    }

    /// Whether a write failed, so that nothing more is written until the ledger is opened anew.
    pub fn is_halted(&self) -> bool {
        self.has_failed.get()
    }

    /// Lets all that is read until the guard is dropped be of one moment; a batch is of one.
    pub(crate) fn moment(&self) -> Result<Option<Snapshot<'_>>, LedgerError> {
        if self.is_in_batch {
            return Ok(None);
        }
        self.store.snapshot().map(Some).map_err(|fault| self.explain(fault))
    }
}

impl Writer for Ledger {
    fn ledger(&mut self) -> &mut Ledger {
        self
    }

    /// It remembers nothing but its key.
    fn forget(&mut self) {}
}
