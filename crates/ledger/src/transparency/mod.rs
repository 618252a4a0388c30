//! The transparency log under the ledger: a tree of hashes over every entry that bears on a
//! score, signed each time it grows.
//!
//! A leaf shows who did what kind of thing when, and commits to the rest without telling it. The
//! formats are those of the C2SP (tiles, checkpoints, signed notes and proofs over the hashes of
//! RFC 6962); `docs/ledger.md` tells how to check them without this program.

mod author;
mod check;
mod cosigned;
mod error;
mod grow;
mod head;
mod key;
mod leaf;
mod nodes;
mod openings;
mod publish;
mod receipt;
mod rows;
mod secrets;
mod signed;
mod stamped;
mod standing;
mod start;
mod tip;
mod tree;

pub use error::LogFault;
pub use head::LogHead;
pub use publish::{PublishError, Published};
pub use standing::Remembering;

pub(crate) use author::Author;
pub(crate) use check::check;
pub(crate) use error::LogError;
pub(crate) use grow::{grow, is_there};
pub(crate) use key::LogKey;
pub(crate) use leaf::DESTROYED;
pub(crate) use rows::{erased_leaf, random};
pub(crate) use secrets::{LogSecrets, Secret, secrets};
pub(crate) use signed::sign;
pub(crate) use standing::{Standing, remembered};
pub(crate) use start::{memory, ready, remember, set_aside};
pub(crate) use tip::Tip;
pub(crate) use tree::Tree;
