//! Erasing: what entries said is destroyed for good, and a tombstone says so.
//!
//! An entry that is erased keeps its place, its id, its author, its time and what it named, with
//! the digest of what stood there, so that the chain goes on over it. Its leaf stays in the log
//! with its commitment; the nonce behind that is destroyed, so that nobody can open it any more.

use std::collections::BTreeSet;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use domain::{
    Digest, Document, Entry, Erased, ErasedEntry, ErasedLeaf, Erasure, Id, Kind, Record,
    Recordable as _,
};

use crate::canonical::Envelope;
use crate::store::{Store, StoreFault};
use crate::transparency::{self, DESTROYED};
use crate::write::Writing;
use crate::{Ledger, LedgerError};

/// An entry on its way out.
struct Leaving {
    id: Id,
    sequence: u64,
    /// The canonical bytes of what is left of it.
    left: Vec<u8>,
    leaf: Option<ErasedLeaf>,
    /// The bytes and the text of a document.
    contents: Vec<Digest>,
}

impl Writing<'_> {
    /// Destroys what some entries said, and appends the tombstone that names them.
    ///
    /// The bytes and the text of a document go with it, unless another document has the same.
    ///
    /// # Errors
    ///
    /// An entry is not there, was erased before, or is of a kind that scores rest on; or the
    /// ledger cannot be written.
    pub fn erase(&mut self, ids: &BTreeSet<Id>, because: &str) -> Result<Entry, LedgerError> {
        self.hand_over()?;
        let by = Id { kind: Kind::Erasure, number: self.next_number(Kind::Erasure)? };
        let leave = |id: &Id| self.leave(*id, by, because);
        let mut leaving = ids.iter().map(leave).collect::<Result<Vec<_>, _>>()?;
        leaving.sort_by_key(|it| it.sequence);
        let unswept = unswept_path(self.turn.place.beside());
        std::fs::write(&unswept, "")
            .map_err(|source| LedgerError::Beside { path: unswept, source })?;
        let erased = leaving.iter().map(Leaving::named).collect();
        let because = because.to_owned();
        let tombstone = self.append(Record::Erasure(Erasure { because, erased }))?;
        self.hand_over()?;
        let destroyed = destroy(self.turn.store, &leaving);
        destroyed.map_err(|fault| self.turn.explain(fault))?;
        Ok(tombstone)
    }

    fn leave(&self, id: Id, by: Id, because: &str) -> Result<Leaving, LedgerError> {
        let envelope = self.erasable(id)?;
        let sequence = envelope.sequence;
        let document = Document::from_record(&envelope.record);
        let contents = document.map_or(vec![], |document| vec![document.bytes, document.text]);
        let (store, explain) = (self.turn.store, |fault| self.turn.explain(fault));
        let sha256 = store.one("SELECT sha256 FROM entry WHERE sequence = ?", &[sequence.into()]);
        let erased = Erased {
            of: id,
            by,
            at: self.at,
            author: self.author.clone(),
            because: because.to_owned(),
            names: envelope.record.links(),
            sha256: sha256.map_err(explain)?,
            salt: transparency::random().into(),
        };
        let left = Envelope { record: Record::Erased(erased), ..envelope }.to_bytes();
        let left = left.map_err(|source| LedgerError::Unreadable { sequence, source })?;
        let leaf = transparency::erased_leaf(store, sequence).map_err(explain)?;
        Ok(Leaving { id, sequence, left, leaf, contents })
    }

    /// An entry that may be erased.
    fn erasable(&self, id: Id) -> Result<Envelope, LedgerError> {
        if !id.kind.is_erasable() {
            return Err(LedgerError::Kept(id));
        }
        let sql = "SELECT sequence, canonical FROM entry WHERE kind = ? AND number = ?";
        let values = [id.kind.prefix().into(), id.number.into()];
        let explain = |fault| self.turn.explain(fault);
        let row = self.turn.store.first(sql, &values).map_err(explain)?;
        let [sequence, canonical] =
            row.ok_or(LedgerError::NoSuchId(id))?.into_values().map_err(explain)?;
        let sequence: u64 = sequence.try_into().map_err(explain)?;
        let canonical: Vec<u8> = canonical.try_into().map_err(explain)?;
        let envelope = Envelope::from_bytes(&canonical)
            .map_err(|source| LedgerError::Unreadable { sequence, source })?;
        match envelope.record.erased() {
            Some(erased) => Err(LedgerError::ErasedAlready { id, by: erased.by }),
            None => Ok(envelope),
        }
    }
}

impl Ledger {
    /// Overwrites the place of what was erased in the files of the ledger, as far as the engine can;
    /// until then somebody who reads the bytes of its files may still find it.
    ///
    /// # Errors
    ///
    /// Another program is at it, or the disk has no room for a second copy.
    pub fn sweep(&self) -> Result<(), LedgerError> {
        self.store.sweep().map_err(|fault| self.explain(fault))?;
        let path = unswept_path(self.path());
        match std::fs::remove_file(&path) {
            Err(error) if error.kind() != ErrorKind::NotFound => {
                Err(LedgerError::Beside { path, source: error })
            }
            Ok(()) | Err(_) => Ok(()),
        }
    }

    /// Whether it can be tried now: not while a batch is under way.
    pub fn may_sweep(&self) -> bool {
        !self.is_in_batch
    }

    /// Whether something was erased, or was to be, whose place was not overwritten since, as where
    /// the program was ended before.
    pub fn is_unswept(&self) -> bool {
        unswept_path(self.path()).exists()
    }
}

/// A file that stands there from before an erasure is kept until its place is overwritten.
fn unswept_path(ledger: &Path) -> PathBuf {
    ledger.with_added_extension("unswept")
}

impl Leaving {
    fn named(&self) -> ErasedEntry {
        let left = Digest::of(&self.left);
        ErasedEntry { id: self.id, sequence: self.sequence, left, leaf: self.leaf }
    }
}

/// Puts what is left in the place of what was there.
fn destroy(store: &dyn Store, leaving: &[Leaving]) -> Result<(), StoreFault> {
    store.lift_guards()?;
    for Leaving { sequence, left, .. } in leaving {
        let values = [left.as_slice().into(), (*sequence).into()];
        store.execute("UPDATE entry SET canonical = ? WHERE sequence = ?", &values)?;
        let values = [DESTROYED.into(), (*sequence).into()];
        store.execute("UPDATE leaf SET nonce = ? WHERE sequence = ?", &values)?;
    }
    let contents: BTreeSet<&Digest> = leaving.iter().flat_map(|it| &it.contents).collect();
    for digest in contents {
        if !is_named(store, digest)? {
            store.execute("DELETE FROM content WHERE sha256 = ?", &[digest.into()])?;
        }
    }
    store.put_guards_back()?;
    store.mark_erased()
}

/// Whether a document that is still there has these bytes or this text.
fn is_named(store: &dyn Store, digest: &Digest) -> Result<bool, StoreFault> {
    let sql = "SELECT EXISTS (SELECT 1 FROM entry WHERE kind = ? AND instr(canonical, ?) > 0)";
    let values = [Kind::Document.prefix().into(), digest.to_string().as_bytes().into()];
    store.one(sql, &values)
}
