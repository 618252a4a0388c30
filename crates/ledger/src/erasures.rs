//! Checking erasures: exactly what a tombstone names is gone, and nothing else.

use std::collections::BTreeMap;

use domain::{Digest, Erased, ErasedEntry, Erasure, Id};

use crate::store::{Store, StoreFault};
use crate::transparency;

/// What was found to be erased, until its tombstone comes.
#[derive(Debug, Default)]
pub(crate) struct Erasures {
    awaiting: BTreeMap<u64, (Id, Digest)>,
    /// How many tombstones name rightly what is gone.
    pub(crate) count: u64,
}

impl Erasures {
    /// Takes note of what is left of an entry.
    pub(crate) fn found(&mut self, sequence: u64, erased: &Erased, left: Digest) {
        self.awaiting.insert(sequence, (erased.by, left));
    }

    /// Holds a tombstone against what is gone, and says what is wrong with it.
    pub(crate) fn take(
        &mut self,
        store: &dyn Store,
        id: Id,
        tombstone: &Erasure,
    ) -> Result<Vec<String>, StoreFault> {
        let mut faults = vec![];
        for named in &tombstone.erased {
            let found = self.awaiting.get(&named.sequence).copied();
            if found.is_none_or(|(by, _)| by != id) {
                faults.push(format!("says that {} was erased, and it is still there", named.id));
                continue;
            }
            self.awaiting.remove(&named.sequence);
            self.count += 1;
            faults.extend(found.and_then(|(_, left)| changed(named, left)));
            if transparency::erased_leaf(store, named.sequence)? != named.leaf {
                faults.push(format!("names another leaf than that of {}", named.id));
            }
        }
        Ok(faults)
    }

    /// The places of what is gone without a tombstone that names it.
    pub(crate) fn unnamed(&self) -> impl Iterator<Item = u64> {
        self.awaiting.keys().copied()
    }
}

fn changed(named: &ErasedEntry, left: Digest) -> Option<String> {
    let ErasedEntry { id, .. } = named;
    if !id.kind.is_erasable() {
        return Some(format!("erased {id}, and scores rest on what it said"));
    }
    (named.left != left).then(|| format!("left of {id} something else than is there"))
}
