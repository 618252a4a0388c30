//! Grades of sources and of items: two axes, kept apart.

mod copies;
mod diagonal;
mod letter;

pub use copies::{COPY_SHARE, overlap};
pub use diagonal::{Diagonal, FEWEST_GRADES};
pub use letter::{history, is_same_source, letter_on};
