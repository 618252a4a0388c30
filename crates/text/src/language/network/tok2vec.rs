//! A token-to-vector network: an embedding of each token, and layers that let it see its
//! neighbors.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::Matrix;
use super::embedding::Embedding;
use super::hidden::Hidden;
use super::weights::Weights;
use crate::language::SourceError;
use crate::language::lexeme::Lexeme;

/// A vector for each token of a text.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Tok2Vec {
    embedding: Embedding,
    mix: Hidden,
    layers: Vec<Hidden>,
}

/// Vectors of lexemes met before: they hang on nothing around a token.
#[derive(Clone, Debug, Default)]
pub(crate) struct EmbeddingCache {
    places: HashMap<Lexeme, usize>,
    vectors: Matrix,
}

/// How many lexemes are kept; at 96 numbers each, less than 50 MB.
const KEPT: usize = 100_000;

/// How many tokens go through the layers at once: few enough for the processor's cache.
const AT_ONCE: usize = 256;

impl Tok2Vec {
    /// Reads a network whose tables are for these attributes.
    pub(crate) fn read(weights: &Weights, attributes: &[String]) -> Result<Self, SourceError> {
        let layers = weights.named("maxout").zip(weights.named("layernorm"));
        let mut layers = layers.map(|(maxout, norm)| Hidden::read(weights, maxout, norm));
        let mix = layers.next().ok_or_else(|| weights.unsupported("it has no layers"))??;
        let layers = layers.collect::<Result<Vec<_>, _>>()?;
        let embedding = Embedding::read(weights, attributes)?;
        let (width, window) = (mix.outputs(), 3 * mix.outputs());
        let fits = |layer: &Hidden| layer.inputs() == window && layer.outputs() == width;
        if embedding.width() != mix.inputs() || !layers.iter().all(fits) {
            return Err(weights.unsupported("its layers do not fit, or see further than one token"));
        }
        Ok(Self { embedding, mix, layers })
    }

    /// How wide a token's vector is.
    pub(crate) fn width(&self) -> usize {
        self.mix.outputs()
    }

    /// A row for each token of a document.
    pub(crate) fn run(&self, tokens: &[Lexeme], cache: &mut EmbeddingCache) -> Matrix {
        let embedded = self.embedded(tokens, cache);
        let mut output = Matrix::zeros(tokens.len(), self.width());
        for from in (0..tokens.len()).step_by(AT_ONCE) {
            let to = (from + AT_ONCE).min(tokens.len());
            let seen = self.stretch(&embedded, from, to);
            let reach = self.layers.len() * self.width();
            let own = &seen.values[reach..seen.values.len() - reach];
            output.values[from * self.width()..to * self.width()].copy_from_slice(own);
        }
        output
    }

    /// A stretch of tokens with as many on both sides as its layers can see. Beyond the ends of
    /// the document are rows of zeros, which go through the layers as the others do.
    fn stretch(&self, embedded: &Matrix, from: usize, to: usize) -> Matrix {
        let reach = self.layers.len();
        let mut rows = Matrix::zeros(to - from + 2 * reach, self.width());
        for at in 0..rows.rows() {
            let token = (from + at).checked_sub(reach).filter(|&token| token < embedded.rows());
            if let Some(token) = token {
                rows.row_mut(at).copy_from_slice(embedded.row(token));
            }
        }
        for layer in &self.layers {
            let changed = layer.run(&windows(&rows));
            rows.values.iter_mut().zip(&changed.values).for_each(|(value, it)| *value += it);
        }
        rows
    }

    /// A row for each token, by what it is known by alone.
    fn embedded(&self, tokens: &[Lexeme], cache: &mut EmbeddingCache) -> Matrix {
        cache.make_room(self.width());
        self.learn(tokens, cache);
        let mut output = Matrix::zeros(tokens.len(), self.width());
        for (row, token) in tokens.iter().enumerate() {
            let place = cache.places[token];
            output.row_mut(row).copy_from_slice(cache.vectors.row(place));
        }
        output
    }

    /// Works out the vectors of lexemes not met before.
    fn learn(&self, tokens: &[Lexeme], cache: &mut EmbeddingCache) {
        let mut new: Vec<Lexeme> = Vec::new();
        for token in tokens {
            let next = cache.places.len();
            cache.places.entry(*token).or_insert_with(|| {
                new.push(*token);
                next
            });
        }
        for lexemes in new.chunks(AT_ONCE) {
            let mut vectors = Matrix::zeros(lexemes.len(), self.embedding.width());
            for (row, lexeme) in lexemes.iter().enumerate() {
                self.embedding.write(lexeme, vectors.row_mut(row));
            }
            cache.vectors.values.extend(self.mix.run(&vectors).values);
        }
    }
}

impl EmbeddingCache {
    fn make_room(&mut self, width: usize) {
        if self.places.len() > KEPT {
            self.places.clear();
            self.vectors.values.clear();
        }
        self.vectors.columns = width;
    }
}

/// Each row with the one before and the one after it, side by side.
fn windows(rows: &Matrix) -> Matrix {
    let width = rows.columns;
    let mut output = Matrix::zeros(rows.rows(), 3 * width);
    for at in 0..rows.rows() {
        let from = at.saturating_sub(1) * width;
        let to = (at + 2).min(rows.rows()) * width;
        let place = if at == 0 { width } else { 0 };
        let seen = &rows.values[from..to];
        output.row_mut(at)[place..place + seen.len()].copy_from_slice(seen);
    }
    output
}
