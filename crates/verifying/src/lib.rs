//! Checks a published ledger and its receipts from their bytes alone.
//!
//! It shares no code with what writes them, so that a mistake there cannot hide itself here, and
//! it trusts nothing but the keys that its caller names in a [`Policy`]. The formats are those of
//! the C2SP: signed notes, checkpoints, cosignatures, tiles, proofs and policies, over the hashes
//! of RFC 6962.

mod base;
mod checkpoint;
mod entry_id;
mod hash;
mod key;
mod leaf;
mod note;
mod policy;
mod proof;
mod published;
mod receipt;
mod timestamp;
mod tombstone;
mod tree;
mod unambiguous;
mod witness;

#[cfg(test)]
mod testing;

pub use checkpoint::{Checkpoint, MalformedCheckpoint};
pub use hash::Hash;
pub use key::{Key, KeyUse, MalformedKey};
pub use leaf::{Leaf, MalformedLeaf, Opening};
pub use note::{MalformedNote, Note, NoteSignature};
pub use policy::{MalformedPolicy, Policy, Signed, Standing, Unsigned, Witnessed};
pub use proof::{includes, is_consistent};
pub use published::{
    AuthorLeaves, ClockSetBack, Fault, Files, Kept, OpenEntry, PublishedCheck, StampedTree,
    check_published,
};
pub use receipt::{CheckedReceipt, Receipt, ReceiptError, Stamped};
pub use timestamp::{MalformedTimestamp, Timestamp};
pub use tree::Tree;
pub use witness::{CosignRequest, NotCosigned, Seen};
