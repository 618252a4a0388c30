//! The language model: tokens, tags, heads, names and lemmas of a text.
//!
//! It runs pipelines trained by spaCy 3 (`tok2vec`, `tagger`, `parser`, `attribute_ruler`,
//! `lemmatizer` and `ner`, for English and without static vectors) and says what spaCy would say.
//! Nothing here reads a file: [`SpacyFiles`] are the bytes of a pipeline's folder.
//!
//! Any text has an annotation: the empty one, one without white space, one of control characters.
//! Time and memory grow with the number of tokens, about 30 microseconds and 200 bytes each; only
//! crossing arcs in a sentence of many thousand tokens can take longer.
//!
//! ```no_run
//! use text::language::{Model, SpacyFiles};
//!
//! let files = SpacyFiles::new(); // "config.cfg", "tokenizer", "parser/model" and so on
//! let model = Model::from_spacy(&files)?;
//! let text = "Moscow demanded written guarantees.";
//! let annotation = model.annotator().annotate(text);
//! for token in &annotation.tokens {
//!     let head = &annotation.tokens[token.head];
//!     println!("{} is {} of {}", token.range.of(text), token.label(), head.range.of(text));
//! }
//! # Ok::<(), text::language::SourceError>(())
//! ```

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
mod pieces;
mod ruler;
mod source;
mod strings;
mod tagger;
mod tokenizer;
mod vocabulary;

pub use annotation::{Annotation, Entity, Token};
pub use annotator::Annotator;
pub use model::Model;
pub(crate) use network::{Matrix, floats};
pub use part_of_speech::PartOfSpeech;
pub use source::{SourceError, SpacyFiles};
