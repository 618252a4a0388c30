//! Resolutions: which ones a question of each kind can have, and how people write them.

mod check;
mod text;

pub use check::{ResolutionFlaw, check_resolution};
pub use text::{UnclearResolution, parse_resolution};
