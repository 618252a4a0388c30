//! The vectors of what entries mean, in a folder within the archive's.
//!
//! As the index of words it is worked out from the ledger, and can be removed at any time. Three
//! files have a row for each entry: its place in the ledger, the signs of its vector, and the vector
//! in bytes. A commit says how many rows count, up to which entry of the ledger they go, and which
//! model they are of; it is put in its place by renaming, so that what an interruption leaves behind
//! the last row is written over. Vectors of another model are made anew.

mod commit;
mod error;
mod quantized;
mod scan;
mod store;
mod writing;

pub use error::VectorsError;
pub(super) use store::FOLDER;
pub use store::{VectorModel, Vectors};
pub use writing::VectorWriting;
