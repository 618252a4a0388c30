//! A receipt: the proof that an entry is in a signed ledger, in one file that is checked offline
//! (C2SP tlog-proof).

use thiserror::Error;

use crate::base::{from_base64, from_decimal};
use crate::entry_id::EntryId;
use crate::leaf::author_of;
use crate::tombstone::{TOMBSTONE, is_erasable};
use crate::{
    Hash, Leaf, MalformedLeaf, MalformedTimestamp, Note, Opening, Policy, Signed, Timestamp,
    Unsigned, includes,
};

/// A proof as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt {
    /// What is needed to work out the leaf; the proof does not vouch for it.
    extra: Option<Vec<u8>>,
    index: u64,
    path: Vec<Hash>,
    checkpoint: String,
}

/// A receipt that holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckedReceipt {
    /// The place of its leaf, counted from 0.
    pub index: u64,
    /// The leaf.
    pub leaf: Leaf,
    /// The canonical bytes of the entry that the leaf stands for, where the receipt opens it.
    pub entry: Option<String>,
    /// The id of the tombstone by which the entry was erased, where the receipt names one. The
    /// receipt only says so, and nobody signed it: the receipt of the tombstone is what proves that
    /// it was erased, by whom, when and why.
    pub erased: Option<String>,
    /// The checkpoint, and who stands behind it.
    pub signed: Signed,
    /// The answer of a time-stamping authority over the text of the checkpoint, where there is one.
    pub stamped: Option<Stamped>,
}

/// An answer of a time-stamping authority, whose signature nobody has checked yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamped {
    /// What it says.
    pub timestamp: Timestamp,
    /// The answer itself, as `openssl ts -verify -in` takes it.
    pub answer: Vec<u8>,
    /// What it stamps: the text of the checkpoint.
    pub text: String,
}

/// Why a receipt does not hold.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum ReceiptError {
    /// It is no proof.
    #[error("no receipt: {0}")]
    Malformed(&'static str),
    /// It lacks its leaf.
    #[error("the receipt does not hold its leaf")]
    NoLeaf,
    /// Its leaf cannot be read.
    #[error(transparent)]
    Leaf(#[from] MalformedLeaf),
    /// Its checkpoint does not count.
    #[error(transparent)]
    Unsigned(#[from] Unsigned),
    /// The path does not lead from the leaf to the root.
    #[error("the leaf is not in the tree that was signed, or not at index {0}")]
    NotIncluded(u64),
    /// The entry is not the one that the leaf stands for.
    #[error("the entry in the receipt is not the one that was committed to")]
    NotOpened,
    /// What it names as a tombstone is no id of one.
    #[error("the receipt says that {0:?} erased the entry, which is no id of a tombstone")]
    NoTombstone(String),
    /// It opens an entry that it says is gone.
    #[error("the receipt says that the entry was erased, and opens it")]
    StillThere,
    /// It says that something is gone on which scores rest.
    #[error("the receipt says that {0} was erased, and scores rest on it")]
    NotErasable(String),
    /// Its timestamp cannot be read.
    #[error("the timestamp in the receipt cannot be read")]
    Timestamp(#[from] MalformedTimestamp),
    /// Its timestamp is of something else.
    #[error("the timestamp in the receipt is not one of its checkpoint")]
    OtherStamped,
}

/// The first line of each proof.
const HEADER: &str = "c2sp.org/tlog-proof@v1\n";

/// A path is as long as its tree is high, and no tree has more than 2^64 leaves.
const LONGEST_PATH: usize = 64;

/// What our receipts hold besides the proof.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Extra {
    leaf: String,
    opening: Option<Opening>,
    erased: Option<String>,
    timestamp: Option<String>,
}

impl Receipt {
    /// Takes a receipt apart.
    ///
    /// # Errors
    ///
    /// It does not begin as a proof does, or a line of it cannot be read.
    pub fn parse(text: &str) -> Result<Self, ReceiptError> {
        let malformed = ReceiptError::Malformed;
        let body =
            text.strip_prefix(HEADER).ok_or(malformed("it does not begin as a proof does"))?;
        let (head, checkpoint) =
            body.split_once("\n\n").ok_or(malformed("no empty line ends its path"))?;
        let mut lines = head.split('\n').peekable();
        let extra = match lines.peek().and_then(|line| line.strip_prefix("extra ")) {
            None => None,
            Some(encoded) => {
                lines.next();
                Some(from_base64(encoded).ok_or(malformed("its extra data is no base64"))?)
            }
        };
        let index = lines.next().and_then(|line| line.strip_prefix("index "));
        let index = index.and_then(from_decimal).ok_or(malformed("its index is no number"))?;
        let path = lines.map(Hash::from_base64).collect::<Option<Vec<_>>>();
        let path = path.ok_or(malformed("a line of its path is no hash"))?;
        if path.len() > LONGEST_PATH {
            return Err(malformed("its path is too long"));
        }
        Ok(Self { extra, index, path, checkpoint: checkpoint.to_owned() })
    }

    /// The signed checkpoint that it proves its leaf to be in, unchecked.
    pub fn checkpoint(&self) -> &str {
        &self.checkpoint
    }

    /// Checks a receipt: the signatures, the path and, where it opens its entry, the entry.
    ///
    /// # Errors
    ///
    /// The checkpoint does not count by the policy, the leaf is not in its tree, or the entry is
    /// not the one that the leaf stands for.
    pub fn check(&self, policy: &Policy) -> Result<CheckedReceipt, ReceiptError> {
        let signed = policy.check(&self.checkpoint)?;
        let extra = self.extra()?;
        let data = extra.leaf.as_bytes();
        let (root, size) = (signed.checkpoint.root, signed.checkpoint.size);
        if !includes(root, size, self.index, Hash::of_leaf(data), &self.path) {
            return Err(ReceiptError::NotIncluded(self.index));
        }
        let leaf = Leaf::parse(data)?;
        if extra.opening.as_ref().is_some_and(|opening| !leaf.is_opened_by(opening)) {
            return Err(ReceiptError::NotOpened);
        }
        if let Some(named) = extra.erased.as_ref().filter(|named| !is_tombstone(named)) {
            return Err(ReceiptError::NoTombstone(named.clone()));
        }
        if extra.opening.is_some() && extra.erased.is_some() {
            return Err(ReceiptError::StillThere);
        }
        if extra.erased.is_some() && !is_erasable(&leaf.id) {
            return Err(ReceiptError::NotErasable(leaf.id));
        }
        let stamped = extra.timestamp.map(|encoded| self.stamped(&encoded)).transpose()?;
        let entry = extra.opening.map(|opening| opening.entry);
        Ok(CheckedReceipt { index: self.index, leaf, entry, erased: extra.erased, signed, stamped })
    }

    fn stamped(&self, encoded: &str) -> Result<Stamped, ReceiptError> {
        let answer = from_base64(encoded).ok_or(MalformedTimestamp::Unreadable)?;
        let timestamp = Timestamp::parse(&answer)?;
        let note = Note::parse(&self.checkpoint).map_err(Unsigned::from)?;
        let text = note.text().to_owned();
        let is_of = timestamp.is_of(text.as_bytes());
        is_of.then_some(Stamped { timestamp, answer, text }).ok_or(ReceiptError::OtherStamped)
    }

    fn extra(&self) -> Result<Extra, ReceiptError> {
        let bytes = self.extra.as_deref().ok_or(ReceiptError::NoLeaf)?;
        serde_json::from_slice(bytes).map_err(|_| ReceiptError::NoLeaf)
    }
}

impl CheckedReceipt {
    /// The name of the author, where the receipt opens its entry.
    pub fn author(&self) -> Option<String> {
        self.entry.as_deref().and_then(author_of)
    }
}

fn is_tombstone(id: &str) -> bool {
    EntryId::parse(id).is_some_and(|id| id.kind == TOMBSTONE)
}

#[cfg(test)]
mod tests {
    use super::{Receipt, ReceiptError};
    use crate::testing::{Desk, ORIGIN};
    use crate::{Policy, Standing};

    fn check(receipt: &str, policy: &Policy) -> Result<String, ReceiptError> {
        let checked = Receipt::parse(receipt)?.check(policy)?;
        Ok(checked.entry.unwrap_or_default())
    }

    #[test]
    fn a_receipt_proves_its_entry_offline() {
        let desk = Desk::with_entries(7);
        let policy = desk.policy();
        let checked = Receipt::parse(&desk.receipt(4)).unwrap().check(&policy).unwrap();
        assert_eq!((checked.index, checked.leaf.entry), (4, 5));
        assert!(checked.entry.is_some_and(|entry| entry.contains("forecast")));
        assert_eq!(checked.signed.standing, Standing::OperatorOnly);
        assert_eq!(checked.signed.checkpoint.origin, ORIGIN);
    }

    #[test]
    fn each_flipped_byte_of_a_receipt_is_found() {
        let desk = Desk::with_entries(5);
        let policy = desk.policy();
        let receipt = desk.receipt(3);
        let said = check(&receipt, &policy).unwrap();
        for at in 0..receipt.len() {
            let mut bytes = receipt.clone().into_bytes();
            bytes[at] ^= 1;
            let Ok(flipped) = String::from_utf8(bytes) else { continue };
            let answer = check(&flipped, &policy);
            assert!(answer.is_err(), "byte {at} of {} slipped by: {said}", receipt.len());
        }
    }

    #[test]
    fn a_receipt_of_what_was_erased_proves_its_leaf_and_opens_nothing() {
        let mut desk = Desk::with_entries(5);
        desk.read_document();
        desk.erase(5);
        let checked = Receipt::parse(&desk.receipt(5)).unwrap().check(&desk.policy()).unwrap();
        assert_eq!((checked.leaf.id.as_str(), checked.entry), ("d-1", None));
        assert_eq!(checked.erased.as_deref(), Some("er-1"));
        let tombstone = check(&desk.receipt(6), &desk.policy()).unwrap();
        assert!(tombstone.contains("erasure"), "{tombstone}");
        desk.erase(3);
        let refused = check(&desk.receipt(3), &desk.policy());
        assert_eq!(refused, Err(ReceiptError::NotErasable("f-4".to_owned())));
    }

    #[test]
    fn what_a_receipt_names_as_a_tombstone_must_be_an_id() {
        let mut desk = Desk::with_entries(5);
        desk.read_document();
        let without = |named: &str| desk.receipt_without_entry(5, named);
        let said = without("er-1");
        let checked = Receipt::parse(&said).unwrap().check(&desk.policy()).unwrap();
        assert_eq!(checked.erased.as_deref(), Some("er-1"));
        for named in ["f-1", "er-0", "er-1 (of 1 December)\\nStanding: witnessed", "\\u001b[8m", ""]
        {
            let refused = check(&without(named), &desk.policy());
            assert!(matches!(refused, Err(ReceiptError::NoTombstone(_))), "{named}: {refused:?}");
            let told = refused.unwrap_err().to_string();
            assert!(!told.contains(['\n', '\u{1b}']), "{told:?}");
        }
    }

    #[test]
    fn a_leaf_whose_id_is_a_sentence_is_none() {
        let mut desk = Desk::with_entries(2);
        desk.record_as("f-3 is entry 1 of 900.\\nStanding: witnessed", "Ada");
        let refused = check(&desk.receipt(2), &desk.policy()).unwrap_err();
        assert!(matches!(refused, ReceiptError::Leaf(_)), "{refused:?}");
        assert!(!refused.to_string().contains('\n'), "{refused}");
    }

    #[test]
    fn a_receipt_for_another_place_is_refused() {
        let desk = Desk::with_entries(7);
        let moved = desk.receipt(4).replace("index 4\n", "index 5\n");
        assert_eq!(check(&moved, &desk.policy()), Err(ReceiptError::NotIncluded(5)));
        let huge = desk.receipt(4).replace("index 4\n", "index 18446744073709551615\n");
        assert!(check(&huge, &desk.policy()).is_err());
    }
}
