//! The network: from what tokens are known by to a vector for each token in its surroundings.

mod embedding;
mod hidden;
mod matrix;
mod murmur;
mod scorer;
mod table;
mod tok2vec;
mod weights;

pub(crate) use matrix::{Matrix, floats};
pub(crate) use scorer::{Scorer, best};
pub(crate) use table::Table;
pub(crate) use tok2vec::{EmbeddingCache, STRETCH, Tok2Vec};
pub(crate) use weights::{Node, Weights};
