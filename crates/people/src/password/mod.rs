//! Passwords: what one must be, and how it is kept.

mod hash;
mod strength;

pub(crate) use hash::{hash, is_right};
pub use strength::UnfitPassword;
pub(crate) use strength::check;
