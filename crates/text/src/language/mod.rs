//! The language model: tokens, tags, heads, names and lemmas of a text.
//!
//! It runs pipelines trained by spaCy and gives what spaCy would give. Nothing here reads a file:
//! [`SpacyFiles`] are the bytes of a model's folder.

mod annotation;
mod annotator;
mod characters;
mod config;
mod entities;
mod lemmatizer;
mod lexeme;
mod model;
mod moves;
mod network;
mod packed;
mod parser;
mod part_of_speech;
mod ruler;
mod source;
mod strings;
mod tagger;
mod tokenizer;
mod vocabulary;

pub use annotation::{Annotation, Entity, Token};
pub use annotator::Annotator;
pub use model::Model;
pub use part_of_speech::PartOfSpeech;
pub use source::{SourceError, SpacyFiles};
