//! Who recorded what in which order, and under which ids: what is left out of a ledger shows here.

use std::collections::HashMap;

use jiff::Timestamp;

use crate::entry_id::EntryId;
use crate::{Hash, Leaf};

/// What is known of the leaves that were read.
#[derive(Default)]
pub(super) struct People {
    last: HashMap<Hash, (u64, Hash)>,
    /// The last number of each kind of entry.
    ids: HashMap<String, u64>,
    entry: u64,
    latest: Option<Timestamp>,
    /// Where times go back in the open.
    pub(super) set_back: Vec<ClockSetBack>,
}

/// A leaf at which times go back, as the desk says there that its clock was wrong before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClockSetBack {
    /// The id of the leaf.
    pub id: String,
    /// The latest time of a leaf before it.
    pub from: Timestamp,
    /// Its own time.
    pub to: Timestamp,
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
        let is_desk = leaf.id.starts_with("desk-");
        if let Some(from) = self.latest.filter(|&it| is_desk && it > leaf.recorded_at) {
            let (id, to) = (leaf.id.clone(), leaf.recorded_at);
            self.set_back.push(ClockSetBack { id, from, to });
            self.latest = Some(to);
        }
        if self.latest.is_some_and(|latest| latest > leaf.recorded_at) {
            faults.push("is dated before the leaf before it".to_owned());
        }
        faults.extend(self.misnumbered(&leaf.id));
        self.entry = leaf.entry;
        self.latest = self.latest.max(Some(leaf.recorded_at));
        self.last.insert(leaf.author, (leaf.author_sequence, Hash::of_leaf(data)));
        faults
    }

    /// All entries of a kind have leaves or none has, so that their ids are numbered without gaps.
    fn misnumbered(&mut self, id: &str) -> Option<String> {
        let EntryId { kind, number } = EntryId::parse(id)?;
        let last = self.ids.entry(kind).or_default();
        let expected = last.saturating_add(1);
        *last = number.max(*last);
        let kind = id.split_once('-').map_or("", |(kind, _)| kind);
        (number != expected).then(|| {
            let is_again = number < expected;
            let follows = format!("is {id} where {kind}-{expected} should follow");
            if is_again { format!("is {id} again, or out of its order") } else { follows }
        })
    }
}
