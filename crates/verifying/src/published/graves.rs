//! What was erased of a published ledger, as its open tombstones tell it.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use crate::entry_id::EntryId;
use crate::tombstone::{Sealed, SealedLeaf, TOMBSTONE, Tombstone};
use crate::{Leaf, Opening};

use super::openings::leaf_at;
use super::{Check, OPENINGS};

/// The tombstones that were read so far.
struct Graves<'check> {
    leaves: &'check [Option<Leaf>],
    data: &'check [Vec<u8>],
    opened: &'check BTreeMap<u64, Opening>,
    /// The places in the ledger of what has a leaf.
    entries: HashSet<u64>,
    /// The number of the tombstone of each entry that was erased.
    by: HashMap<String, u64>,
    /// The numbers of the leaves that were erased.
    erased: BTreeSet<u64>,
}

impl Check<'_> {
    /// What an open tombstone names must be there as a leaf, and open to nobody; each once. Returns
    /// the numbers of those leaves.
    pub(super) fn graves(
        &mut self,
        opened: &BTreeMap<u64, Opening>,
        leaves: &[Option<Leaf>],
        data: &[Vec<u8>],
    ) -> BTreeSet<u64> {
        let entries = leaves.iter().flatten().map(|leaf| leaf.entry).collect();
        let (by, erased) = (HashMap::new(), BTreeSet::new());
        let mut graves = Graves { leaves, data, opened, entries, by, erased };
        for (&index, opening) in opened {
            let Some(leaf) = leaf_at(leaves, index) else { continue };
            let is_tombstone = leaf.kind() == TOMBSTONE;
            match Tombstone::of(&opening.entry) {
                None if is_tombstone => {
                    self.fault(OPENINGS, &format!("leaf {index} is no tombstone, as its id says"));
                }
                None => {}
                Some(_) if !is_tombstone => {
                    let told = format!("leaf {index} erases under the id {}", leaf.id);
                    self.fault(OPENINGS, &told);
                }
                Some(tombstone) => {
                    for sealed in tombstone.sealed() {
                        if let Err(told) = graves.take(index, sealed) {
                            self.fault(OPENINGS, &format!("leaf {index} {told}"));
                        }
                    }
                }
            }
        }
        graves.erased
    }
}

impl Graves<'_> {
    /// Takes in an entry that the tombstone of this number names.
    fn take(&mut self, index: u64, sealed: &Sealed) -> Result<(), String> {
        let id = &sealed.id;
        if EntryId::parse(id).is_none() {
            return Err(format!("names {id:?} as erased, which is no id"));
        }
        if let Some(before) = self.by.insert(id.clone(), index) {
            return Err(format!("says that {id} was erased, as leaf {before} did before"));
        }
        let Some(SealedLeaf { number, .. }) = sealed.leaf else {
            return self.take_without_leaf(sealed);
        };
        let place = usize::try_from(number).unwrap_or(usize::MAX);
        let named = leaf_at(self.leaves, number).zip(self.data.get(place));
        if number >= index || !named.is_some_and(|(leaf, data)| sealed.is(leaf, data)) {
            return Err(format!("names another leaf {number} as erased"));
        }
        if !sealed.is_erasable() {
            return Err(format!("erased leaf {number}, on which scores rest"));
        }
        if self.opened.contains_key(&number) {
            return Err(format!("says that leaf {number} was erased, and it is open"));
        }
        self.erased.insert(number);
        Ok(())
    }

    /// Only what was read in documents has no leaf.
    fn take_without_leaf(&self, sealed: &Sealed) -> Result<(), String> {
        if sealed.has_no_leaf() && !self.entries.contains(&sealed.entry) {
            return Ok(());
        }
        Err(format!("says that {} was erased, and not which leaf it has", sealed.id))
    }
}
