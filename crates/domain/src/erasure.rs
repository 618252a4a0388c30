//! An erasure: what an entry said is gone, and a tombstone says so.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{Digest, Id};

/// A tombstone: which entries were erased, and why. When and by whom, its entry says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Erasure {
    /// Why, in a sentence for whoever looks for what is gone.
    pub because: String,
    /// The entries, in the order of the ledger.
    pub erased: Vec<ErasedEntry>,
}

/// An entry that a tombstone names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ErasedEntry {
    /// What it was called.
    pub id: Id,
    /// Its place in the ledger.
    pub sequence: u64,
    /// The SHA-256 of what is left of it, which tells nothing of what it said.
    pub left: Digest,
    /// Its leaf in the log, if it has one.
    pub leaf: Option<ErasedLeaf>,
}

/// A leaf that nobody can open any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ErasedLeaf {
    /// Its number, counted from 0.
    pub number: u64,
    /// Its hash in the tree.
    pub sha256: Digest,
}

/// What is left of an entry that was erased.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Erased {
    /// What it is called.
    pub of: Id,
    /// The tombstone.
    pub by: Id,
    /// When it was erased.
    pub at: Timestamp,
    /// Who erased it.
    pub author: String,
    /// Why.
    pub because: String,
    /// What it named, so that links can still be followed both ways.
    pub names: Vec<Id>,
    /// The SHA-256 of what stood here, by which the entry after it still follows.
    pub sha256: Digest,
    /// 32 random bytes, which keep what the tombstone says of it from being guessed.
    pub salt: Digest,
}

impl Erased {
    /// What readers are told in its place, as "erased on 30 November 2026 by Ada: asked for by …".
    pub fn words(&self) -> String {
        let day = self.at.strftime("%-d %B %Y");
        format!("erased on {day} by {}: {}", self.author, self.because)
    }
}

impl Erasure {
    /// The ids of what was erased.
    pub fn names(&self) -> impl Iterator<Item = Id> {
        self.erased.iter().map(|erased| erased.id)
    }

    /// The erasure in words, as "d-3, s-7 and 12 more: asked for by …".
    pub fn words(&self) -> String {
        const TOLD: usize = 3;
        let told: Vec<String> = self.names().take(TOLD).map(|id| id.to_string()).collect();
        let more = self.erased.len().saturating_sub(TOLD);
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        format!("{}{more}: {}", told.join(", "), self.because)
    }
}

#[cfg(test)]
mod tests {
    use crate::{Digest, Erased, ErasedEntry, Erasure};

    #[test]
    fn what_is_gone_is_told_with_day_name_and_reason() {
        let erased = Erased {
            of: "d-3".parse().unwrap(),
            by: "er-1".parse().unwrap(),
            at: "2026-11-30T15:00:00Z".parse().unwrap(),
            author: "Ada".to_owned(),
            because: "asked for under article 17".to_owned(),
            names: vec![],
            sha256: Digest::of(b"it"),
            salt: Digest::of(b"salt"),
        };
        let words = "erased on 30 November 2026 by Ada: asked for under article 17";
        assert_eq!(erased.words(), words);
    }

    #[test]
    fn a_long_erasure_is_told_by_its_first() {
        let entry = |number: u64| ErasedEntry {
            id: format!("s-{number}").parse().unwrap(),
            sequence: number,
            left: Digest::of(b"left"),
            leaf: None,
        };
        let of =
            |count| Erasure { because: "why".to_owned(), erased: (1..=count).map(entry).collect() };
        assert_eq!(of(2).words(), "s-1, s-2: why");
        assert_eq!(of(5).words(), "s-1, s-2, s-3 and 2 more: why");
    }
}
