//! A tombstone: the entry that says which leaves nobody can open any more.

use serde::Deserialize;

use crate::entry_id::EntryId;
use crate::{Hash, Leaf};

/// What the id of a tombstone begins with.
pub(crate) const TOMBSTONE: &str = "er";

/// The entries that a tombstone says were erased.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Tombstone(Vec<Sealed>);

/// An entry that it names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Sealed {
    pub(crate) id: String,
    /// Its place in the ledger.
    pub(crate) entry: u64,
    /// Its leaf; what was read in documents has none.
    pub(crate) leaf: Option<SealedLeaf>,
}

/// The leaf of such an entry.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub(crate) struct SealedLeaf {
    /// Its number, counted from 0.
    pub(crate) number: u64,
    sha256: String,
}

/// An entry, as far as it is read here.
#[derive(Deserialize)]
struct Written {
    record: WrittenRecord,
}

#[derive(Deserialize)]
struct WrittenRecord {
    erasure: Option<WrittenErasure>,
}

#[derive(Deserialize)]
struct WrittenErasure {
    erased: Vec<WrittenErased>,
}

#[derive(Deserialize)]
struct WrittenErased {
    id: String,
    sequence: u64,
    leaf: Option<SealedLeaf>,
}

impl Tombstone {
    /// Reads one from the canonical bytes of an entry; none where it is anything else.
    pub(crate) fn of(entry: &str) -> Option<Self> {
        let written: Written = serde_json::from_str(entry).ok()?;
        let erased = written.record.erasure?.erased.into_iter();
        let sealed =
            erased.map(|WrittenErased { id, sequence, leaf }| Sealed { id, entry: sequence, leaf });
        Some(Self(sealed.collect()))
    }

    /// The entries that it names.
    pub(crate) fn sealed(&self) -> &[Sealed] {
        &self.0
    }
}

/// What the ids of those begin with that may be erased and have a leaf: documents, judgments and
/// briefs. On all others that have one scores rest.
const ERASABLE: [&str; 3] = ["d", "j", "b"];

/// What the ids of those begin with that are read in documents, and have no leaf.
const WITHOUT_LEAF: [&str; 7] = ["s", "e", "p", "a", "l", "nj", "np"];

/// Whether what an id names is of a kind that may be erased and has a leaf.
pub(crate) fn is_erasable(id: &str) -> bool {
    is_of(id, &ERASABLE)
}

fn is_of(id: &str, kinds: &[&str]) -> bool {
    EntryId::parse(id).is_some_and(|id| kinds.contains(&id.kind.as_str()))
}

impl Sealed {
    /// Whether it is of a kind that may be erased and has a leaf.
    pub(crate) fn is_erasable(&self) -> bool {
        is_erasable(&self.id)
    }

    /// Whether it is of a kind that has no leaf.
    pub(crate) fn has_no_leaf(&self) -> bool {
        is_of(&self.id, &WITHOUT_LEAF)
    }

    /// Whether a leaf is the one that is named.
    pub(crate) fn is(&self, leaf: &Leaf, data: &[u8]) -> bool {
        let named = self.leaf.as_ref().map(|named| named.sha256.as_str());
        self.id == leaf.id
            && self.entry == leaf.entry
            && named == Some(Hash::of_leaf(data).to_string().as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::Tombstone;

    #[test]
    fn a_tombstone_names_entries_and_anything_else_is_none() {
        let named = r#"{"record":{"erasure":{"because":"asked for","erased":[
            {"id":"d-1","leaf":{"number":1,"sha256":"ab"},"left":"cd","sequence":2},
            {"id":"s-1","leaf":null,"left":"cd","sequence":3}]}}}"#;
        let numbers = |entry: &str| {
            let tombstone = Tombstone::of(entry)?;
            let number = |it: &super::Sealed| it.leaf.as_ref().map(|leaf| leaf.number);
            Some(tombstone.sealed().iter().map(number).collect::<Vec<_>>())
        };
        assert_eq!(numbers(named), Some(vec![Some(1), None]));
        for other in [r#"{"record":{"forecast":{}}}"#, r#"{"record":{"erasure":{}}}"#, "[]", ""] {
            assert_eq!(numbers(other), None, "{other}");
        }
    }
}
