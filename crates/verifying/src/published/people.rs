//! Who recorded what in which order: what is left out of a ledger shows here.

use std::collections::HashMap;

use jiff::Timestamp;

use crate::{Hash, Leaf};

/// What is known of the leaves that were read.
#[derive(Default)]
pub(super) struct People {
    last: HashMap<Hash, (u64, Hash)>,
    entry: u64,
    latest: Option<Timestamp>,
}

impl People {
    /// Takes the next leaf in, and says what is wrong with its place.
    pub(super) fn follow(&mut self, leaf: &Leaf, data: &[u8]) -> Vec<String> {
        let mut faults = vec![];
        let last = self.last.get(&leaf.author).copied();
        let expected = last.map_or(1, |(number, _)| number + 1);
        if leaf.author_sequence != expected {
            let found = leaf.author_sequence;
            faults.push(format!("is its author's number {found} where {expected} should follow"));
        }
        if leaf.previous != last.map(|(_, hash)| hash) {
            faults.push("does not name its author's leaf before it".to_owned());
        }
        if leaf.entry <= self.entry {
            faults.push(format!("stands for entry {}, after entry {}", leaf.entry, self.entry));
        }
        // A desk that is opened once more says that its clock was wrong before.
        if leaf.id.starts_with("desk-") && self.latest.is_some() {
            self.latest = Some(leaf.recorded_at);
        }
        if self.latest.is_some_and(|latest| latest > leaf.recorded_at) {
            faults.push("is dated before the leaf before it".to_owned());
        }
        self.entry = leaf.entry;
        self.latest = self.latest.max(Some(leaf.recorded_at));
        self.last.insert(leaf.author, (leaf.author_sequence, Hash::of_leaf(data)));
        faults
    }
}
