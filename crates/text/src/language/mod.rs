//! The language model: tokens, tags, heads, names and lemmas of a text.
//!
//! It runs pipelines trained by spaCy and gives what spaCy would give. Nothing here reads a file:
//! [`SpacyFiles`] are the bytes of a model's folder.

mod entities;
mod lexeme;
mod moves;
mod network;
mod parser;
mod source;
mod tagger;

pub use source::{SourceError, SpacyFiles};
