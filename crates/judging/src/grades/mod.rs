//! Grades of sources and of items: two axes, kept apart.

mod diagonal;
mod letter;

pub use diagonal::{Diagonal, FEWEST_GRADES};
pub use letter::{history, is_same_source, letter_on};
