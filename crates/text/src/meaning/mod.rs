//! What a text means, as a vector: texts that say nearly the same in other words have vectors that
//! point nearly the same way.
//!
//! It runs networks of BERT's make that were trained for whole sentences, as `all-MiniLM-L6-v2`:
//! the text is cut into word pieces ([`Model`] knows which), each piece becomes a row of numbers
//! that some layers mix with those of the other pieces, and the mean of the rows, brought to length
//! one, is the vector. Nothing here reads a file: [`Model::pack`] takes the bytes of a published
//! model, and [`Model::from_bytes`] those that it gives.
//!
//! A text has the same vector whatever is asked with it and however many threads there are.

mod attention;
mod checkpoint;
mod dense;
mod file;
mod gelu;
mod model;
mod network;
mod norm;
mod pieces;

pub use crate::language::SourceError;
pub use checkpoint::ModelFiles;
pub use model::Model;
