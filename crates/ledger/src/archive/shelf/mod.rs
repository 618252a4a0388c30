//! A shelf of fingerprints: what is known of copies, in a file of its own in the archive's folder.
//!
//! Like the index of words it is worked out from the ledger, can be removed at any time, and holds
//! the last entry that is in it. It keeps numbers and does not know what they mean.

mod error;
mod file;
mod texts;

pub use error::ShelfError;
pub use file::CopyShelf;
pub use texts::ShelvedText;
