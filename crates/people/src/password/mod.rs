//! Passwords: what one must be, and how it is kept.

mod hash;
mod new;
mod strength;

pub(crate) use hash::is_right;
pub use new::NewPassword;
pub use strength::UnfitPassword;
