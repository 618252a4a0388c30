//! A tombstone: the entry that says which leaves nobody can open any more.

use serde::Deserialize;

use crate::{Hash, Leaf};

/// The leaves that an entry says were erased.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Tombstone(Vec<Sealed>);

/// A leaf that it names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Sealed {
    /// Its number, counted from 0.
    pub(crate) number: u64,
    id: String,
    entry: u64,
    hash: String,
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
    leaf: Option<WrittenLeaf>,
}

#[derive(Deserialize)]
struct WrittenLeaf {
    number: u64,
    sha256: String,
}

impl Tombstone {
    /// Reads one from the canonical bytes of an entry; none where it is anything else.
    pub(crate) fn of(entry: &str) -> Option<Self> {
        let written: Written = serde_json::from_str(entry).ok()?;
        let erased = written.record.erasure?.erased.into_iter();
        let sealed = erased.filter_map(|WrittenErased { id, sequence, leaf }| {
            let WrittenLeaf { number, sha256 } = leaf?;
            Some(Sealed { number, id, entry: sequence, hash: sha256 })
        });
        Some(Self(sealed.collect()))
    }

    /// The leaves that it names.
    pub(crate) fn sealed(&self) -> &[Sealed] {
        &self.0
    }
}

/// What the ids of those begin with that may be erased and have a leaf: documents, judgments and
/// briefs. On all others scores rest.
const ERASABLE: [&str; 3] = ["d-", "j-", "b-"];

/// Whether what an id names is of a kind that may be erased.
pub(crate) fn is_erasable(id: &str) -> bool {
    ERASABLE.iter().any(|prefix| id.starts_with(prefix))
}

impl Sealed {
    /// Whether it is of a kind that may be erased.
    pub(crate) fn is_erasable(&self) -> bool {
        is_erasable(&self.id)
    }

    /// Whether a leaf is the one that is named.
    pub(crate) fn is(&self, leaf: &Leaf, data: &[u8]) -> bool {
        self.id == leaf.id
            && self.entry == leaf.entry
            && self.hash == Hash::of_leaf(data).to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::Tombstone;

    #[test]
    fn a_tombstone_names_leaves_and_anything_else_is_none() {
        let named = r#"{"record":{"erasure":{"because":"asked for","erased":[
            {"id":"d-1","leaf":{"number":1,"sha256":"ab"},"left":"cd","sequence":2},
            {"id":"s-1","leaf":null,"left":"cd","sequence":3}]}}}"#;
        let numbers = |entry: &str| {
            let tombstone = Tombstone::of(entry)?;
            Some(tombstone.sealed().iter().map(|it| it.number).collect::<Vec<_>>())
        };
        assert_eq!(numbers(named), Some(vec![1]));
        for other in [r#"{"record":{"forecast":{}}}"#, r#"{"record":{"erasure":{}}}"#, "[]", ""] {
            assert_eq!(numbers(other), None, "{other}");
        }
    }
}
