//! Chances: what a forecast may say to each kind of question, how people write it, and how it is
//! told.

mod check;
mod text;
mod words;

pub use check::{ChancesFlaw, check_chances};
pub use text::{UnclearChances, parse_chances};
pub use words::chances_in_words;
