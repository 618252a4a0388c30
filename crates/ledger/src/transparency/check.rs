//! Checking the log against the entries: everything in it is worked out again.

use std::collections::BTreeMap;
use std::path::Path;

use domain::{Digest, Kind};
use tlog_tiles::tlog::{record_hash, stored_hash_count, stored_hashes, tree_hash};

use super::leaf::{LeafData, Subject, Turn};
use super::nodes::Nodes;
use super::rows::LeafRow;
use super::standing::{Remembered, standing};
use super::{LogError, LogKey, is_there, rows, signed};
use crate::Fault;
use crate::canonical::Envelope;
use crate::store::Store;

/// So many leaves are held at a time.
const CHUNK: u64 = 1024;

/// What is wrong with the log; a ledger of an earlier version has none, which is no fault.
/// What is remembered of it must be its beginning too, though that stands beside it; it was read
/// before anything of the ledger was.
pub(crate) fn check(
    store: &dyn Store,
    ledger: &Path,
    remembered: &[Remembered],
) -> Result<Vec<Fault>, LogError> {
    let mut check = Check { store, turns: BTreeMap::new(), faults: vec![] };
    if is_there(store)? {
        check.leaves()?;
        check.counts()?;
        check.signed(ledger)?;
    }
    let found = match standing(store, remembered) {
        Err(LogError::Fault(fault)) => Some(fault),
        found => found?.fault(),
    };
    if let Some(fault) = found {
        check.fault(None, &fault.to_string());
    }
    Ok(check.faults)
}

/// A check under way.
struct Check<'store> {
    store: &'store dyn Store,
    /// Where each author's next leaf should stand.
    turns: BTreeMap<String, Turn>,
    faults: Vec<Fault>,
}

impl Check<'_> {
    fn leaves(&mut self) -> Result<(), LogError> {
        let mut from = 0;
        loop {
            let leaves = rows::leaves(self.store, from, CHUNK)?;
            let Some(last) = leaves.last() else { return Ok(()) };
            from = last.number + 1;
            for leaf in &leaves {
                self.leaf(leaf).map_err(|error| error.of_entry(leaf.sequence))?;
                self.nodes(leaf)?;
            }
        }
    }

    /// A leaf must be the one that is made of its entry, its secrets and its author's turn.
    fn leaf(&mut self, leaf: &LeafRow) -> Result<(), LogError> {
        // What cannot be read as an entry is told where entries are checked.
        let Ok(envelope) = Envelope::from_bytes(&leaf.canonical) else { return Ok(()) };
        let turn = self.turns.get(&envelope.author).copied();
        let turn = turn.unwrap_or(Turn { number: 1, previous: None });
        let is_erased = envelope.record.erased().is_some();
        if is_erased && !leaf.is_sealed() {
            self.fault(Some(leaf.sequence), "was erased, and the nonce of its leaf is still there");
        }
        let subject = Subject::of(&envelope, &leaf.canonical);
        let made = match leaf.secrets() {
            Ok(secrets) if is_erased => {
                LeafData::sealed(subject, secrets.author_nonce, turn, &leaf.data)?.to_bytes()?
            }
            Ok(secrets) => LeafData::new(subject, secrets, turn)?.to_bytes()?,
            // What is no leaf at all stands for nothing.
            Err(_) => vec![],
        };
        if made != leaf.data {
            self.fault(Some(leaf.sequence), "its leaf does not stand for it");
        }
        let previous = Some(Digest::from(record_hash(&leaf.data).0));
        self.turns.insert(envelope.author, Turn { number: turn.number + 1, previous });
        Ok(())
    }

    /// The hashes that a leaf brought must follow from it and from those before it.
    fn nodes(&mut self, leaf: &LeafRow) -> Result<(), LogError> {
        let made = stored_hashes(leaf.number, &leaf.data, &Nodes(self.store))?;
        let place = stored_hash_count(leaf.number);
        if rows::nodes(self.store, place, made.len())? != made {
            self.fault(Some(leaf.sequence), "the hashes of its leaf were changed");
        }
        Ok(())
    }

    fn counts(&mut self) -> Result<(), LogError> {
        for (sequence, prefix) in rows::without_leaf(self.store)? {
            if Kind::from_prefix(&prefix).is_some_and(Kind::bears_on_score) {
                self.fault(Some(sequence), "bears on a score and has no leaf");
            }
        }
        for number in rows::without_entry(self.store)? {
            self.fault(
                None,
                &format!("the entry of leaf {number} is gone, or its author's secret"),
            );
        }
        let idle = rows::idle_pseudonyms(self.store)?;
        if idle > 0 {
            self.fault(None, &format!("{idle} pseudonyms are there of authors without a leaf"));
        }
        let expected = stored_hash_count(rows::size(self.store)?);
        let found = rows::node_count(self.store)?;
        if found != expected {
            self.fault(None, &format!("the log has {found} hashes instead of {expected}"));
        }
        Ok(())
    }

    /// Each tree that was signed must be the beginning of the one that is here, and the last of
    /// them all of it.
    fn signed(&mut self, ledger: &Path) -> Result<(), LogError> {
        let size = rows::size(self.store)?;
        let trees = rows::all_signed(self.store)?;
        if size > 0 && trees.last().is_none_or(|(signed, _)| *signed != size) {
            self.fault(None, "the last leaves of the log were never signed");
        }
        let key = match LogKey::of(ledger, !trees.is_empty()) {
            Ok(key) => key,
            Err(fault) => {
                self.fault(None, &fault.to_string());
                return Ok(());
            }
        };
        for (signed, note) in trees {
            if !signed::is_by(&note, key.public()) {
                let tree =
                    format!("the tree of {signed} leaves is not signed by the key of the desk");
                self.fault(None, &tree);
            }
            if !self.is_beginning(signed, size, &note)? {
                let tree = format!("the tree of {signed} leaves that was signed is not here");
                self.fault(None, &tree);
            }
        }
        Ok(())
    }

    fn is_beginning(&self, signed: u64, size: u64, note: &str) -> Result<bool, LogError> {
        let Ok(checkpoint) = signed::read(note) else { return Ok(false) };
        Ok(checkpoint.size() == signed
            && signed <= size
            && tree_hash(signed, &Nodes(self.store))? == *checkpoint.hash())
    }

    fn fault(&mut self, sequence: Option<u64>, message: &str) {
        self.faults.push(Fault { sequence, message: message.to_owned() });
    }
}
