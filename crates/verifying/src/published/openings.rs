//! The entries of a published ledger that are open to everybody.

use std::collections::{BTreeMap, BTreeSet};

use crate::{Leaf, Opening};

use super::{Check, Kept, OPENINGS, kinds};

/// A line of their file.
#[derive(serde::Deserialize)]
struct OpeningLine {
    index: u64,
    #[serde(flatten)]
    opening: Opening,
}

impl Check<'_> {
    /// The entries that are open, by the numbers of their leaves; none where nothing is.
    pub(super) fn openings(&mut self, leaves: &[Option<Leaf>]) -> BTreeMap<u64, Opening> {
        let mut opened = BTreeMap::new();
        if self.files.read(OPENINGS).is_none() {
            return opened;
        }
        let text = self.text(OPENINGS).unwrap_or_default();
        if !text.is_empty() && !text.ends_with('\n') {
            self.fault(OPENINGS, "is cut short in its last line");
        }
        let mut last = None;
        for line in text.lines() {
            let Ok(OpeningLine { index, opening }) = serde_json::from_str(line) else {
                self.fault(OPENINGS, "a line of it cannot be read");
                continue;
            };
            let is_next = last.is_none_or(|last| last < index);
            last = Some(index);
            match leaf_at(leaves, index) {
                Some(leaf) if is_next && leaf.is_opened_by(&opening) => {
                    if let Some(told) = kinds::misheld(&leaf.id, &opening.entry) {
                        self.fault(OPENINGS, &format!("leaf {index} {told}"));
                    }
                    opened.insert(index, opening);
                }
                _ => self.fault(OPENINGS, &format!("its line for leaf {index} does not fit it")),
            }
        }
        opened
    }

    /// What was open in a folder that was kept must be open still, unless an open tombstone says
    /// that it was erased.
    pub(super) fn gone(
        &mut self,
        kept: &[Kept],
        leaves: &[Option<Leaf>],
        opened: &BTreeMap<u64, Opening>,
        erased: &BTreeSet<u64>,
    ) {
        for line in kept.iter().filter_map(|kept| kept.openings.as_deref()).flat_map(str::lines) {
            let Ok(OpeningLine { index, opening }) = serde_json::from_str(line) else { continue };
            let Some(leaf) = leaf_at(leaves, index) else { continue };
            let is_here = opened.contains_key(&index) || erased.contains(&index);
            if !is_here && leaf.is_opened_by(&opening) {
                let id = &leaf.id;
                let told = format!("leaf {index}, {id}, was open in what was kept, and is closed");
                self.fault(OPENINGS, &told);
            }
        }
    }
}

/// The leaf of a number, if there is one that can be read.
pub(super) fn leaf_at(leaves: &[Option<Leaf>], index: u64) -> Option<&Leaf> {
    leaves.get(usize::try_from(index).ok()?)?.as_ref()
}
