//! Characters, ranges, sentences, words and quotation marks, which texts are copies of one another
//! ([`copies`]), how two wordings differ ([`difference`]), a language model that tells tags, heads,
//! names and lemmas ([`language`]), and what texts mean as vectors ([`meaning`]); knows no word of
//! the product.
//!
//! Everything is a range of bytes into a text that stays as it is. Each function takes the text
//! once and runs in time proportional to its length.
//!
//! ```
//! let text = "Ada went home. “Not yet,” said Ben.";
//! let sentences = text::sentences(text);
//! assert_eq!(sentences[0].of(text), "Ada went home.");
//! assert_eq!(text::quotations(text)[0].inner.of(text), "Not yet,");
//! ```

mod alignment;
mod hash;
mod range;

mod blocks;
mod dateline;
mod differences;
mod label;
mod paragraphs;
mod sentences;
mod words;

mod quotations;

pub mod copies;
pub mod difference;
pub mod language;
pub mod meaning;

pub use blocks::blocks;
pub use dateline::behind_dateline;
pub use differences::{Difference, differences};
pub use label::{behind_label, source_behind};
pub use paragraphs::paragraphs;
pub use quotations::{Quotation, quotations};
pub use range::TextRange;
pub use sentences::sentences;
pub use words::words;
