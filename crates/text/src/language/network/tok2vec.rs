//! A token-to-vector network: an embedding of each token, and layers that let it see its
//! neighbors.

use std::collections::HashMap;
use std::ops::Range;

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
        let mut output = Matrix::zeros(tokens.len(), self.width());
        for from in (0..tokens.len()).step_by(AT_ONCE) {
            let to = (from + AT_ONCE).min(tokens.len());
            let seen = self.stretch(tokens, from..to, cache);
            let margin = self.margin() * self.width();
            let own = &seen.values[margin..seen.values.len() - margin];
            output.values[from * self.width()..to * self.width()].copy_from_slice(own);
        }
        output
    }

    /// How many rows a stretch has before and after its own: as many as the layers can see, and one
    /// of zeros.
    fn margin(&self) -> usize {
        self.layers.len() + 1
    }

    /// A stretch of tokens with its margins. Beyond the ends of the document are rows of zeros,
    /// which go through the layers as the others do.
    fn stretch(&self, tokens: &[Lexeme], own: Range<usize>, cache: &mut EmbeddingCache) -> Matrix {
        let mut rows = self.embedded(tokens, own, cache);
        let width = self.width();
        let inner = width..rows.values.len() - width;
        for layer in &self.layers {
            // Three rows side by side are a token with its neighbors.
            let changed = layer.run(&rows.values, rows.rows() - 2, width);
            let own = &mut rows.values[inner.clone()];
            own.iter_mut().zip(&changed.values).for_each(|(value, it)| *value += it);
        }
        rows
    }

    /// A row for each token of a stretch and its margins, by what it is known by alone.
    fn embedded(&self, tokens: &[Lexeme], own: Range<usize>, cache: &mut EmbeddingCache) -> Matrix {
        let margin = self.margin();
        let seen = own.start.saturating_sub(margin - 1)..(own.end + margin - 1).min(tokens.len());
        self.learn(&tokens[seen.clone()], cache);
        let mut rows = Matrix::zeros(own.len() + 2 * margin, self.width());
        for token in seen {
            let place = cache.places[&tokens[token]];
            rows.row_mut(token + margin - own.start).copy_from_slice(cache.vectors.row(place));
        }
        rows
    }

    /// Works out the vectors of lexemes not met before.
    fn learn(&self, tokens: &[Lexeme], cache: &mut EmbeddingCache) {
        cache.make_room(self.width());
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
            let mixed = self.mix.run(&vectors.values, lexemes.len(), vectors.columns);
            cache.vectors.values.extend(mixed.values);
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
