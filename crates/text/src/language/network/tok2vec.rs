//! A token-to-vector network: an embedding of each token, and layers that let it see its
//! neighbors.

use std::collections::HashMap;
use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::embedding::Embedding;
use super::hidden::{Finish, Hidden};
use super::weights::Weights;
use super::{Matrix, Table};
use crate::language::SourceError;
use crate::language::lexeme::Lexeme;

/// A vector for each token of a text.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Tok2Vec {
    embedding: Embedding,
    mix: Hidden,
    /// What the first layer makes of each token for the one before it, for itself, and for the
    /// one after it: rows for the three, one after the other.
    neighbors: Matrix,
    first: Finish,
    layers: Vec<Hidden>,
}

/// What hangs on a lexeme alone: its vector, and what it adds in the first layer to the token
/// before it, to itself, and to the token after it.
#[derive(Clone, Debug)]
pub(crate) struct EmbeddingCache {
    places: HashMap<Lexeme, usize>,
    rows: Matrix,
    kept: usize,
}

/// How many tokens go through the layers at once: few enough for the processor's cache.
pub(crate) const STRETCH: usize = 192;

impl Tok2Vec {
    /// Reads a network whose tables are for these attributes.
    pub(crate) fn read(weights: &Weights, attributes: &[String]) -> Result<Self, SourceError> {
        let layers = weights.named("maxout").zip(weights.named("layernorm"));
        let layers = layers.map(|(maxout, norm)| Hidden::read(weights, maxout, norm));
        let mut layers = layers.collect::<Result<Vec<_>, _>>()?.into_iter();
        let (Some(mix), Some(first)) = (layers.next(), layers.next()) else {
            return Err(weights.unsupported("it has no layers"));
        };
        let embedding = Embedding::read(weights, attributes)?;
        let (width, window) = (mix.outputs(), 3 * mix.outputs());
        let fits = |layer: &Hidden| layer.inputs() == window && layer.outputs() == width;
        let layers: Vec<_> = layers.collect();
        if embedding.width() != mix.inputs() || !fits(&first) || !layers.iter().all(fits) {
            return Err(weights.unsupported("its layers do not fit, or see further than one token"));
        }
        let Hidden { weights: neighbors, finish: first } = first;
        Ok(Self { embedding, mix, neighbors: one_by_one(&neighbors), first, layers })
    }

    /// The tables, which lie in a common store.
    pub(crate) fn tables_mut(&mut self) -> impl Iterator<Item = &mut Table> {
        self.embedding.tables_mut()
    }

    /// How wide a token's vector is.
    pub(crate) fn width(&self) -> usize {
        self.mix.outputs()
    }

    /// A row for each token of a stretch of a document: of the first [`STRETCH`] tokens if its
    /// number is 0, of the next if it is 1, and so on. The last may be shorter.
    pub(crate) fn stretch(
        &self,
        tokens: &[Lexeme],
        number: usize,
        cache: &mut EmbeddingCache,
    ) -> Matrix {
        let from = (number * STRETCH).min(tokens.len());
        let own = from..(from + STRETCH).min(tokens.len());
        let seen = self.with_margins(tokens, own, cache);
        let margin = self.margin() * self.width();
        let values = seen.values[margin..seen.values.len() - margin].to_vec();
        Matrix { columns: self.width(), values }
    }

    /// How many rows a stretch has before and after its own: as many as the layers can see, and one
    /// of zeros.
    fn margin(&self) -> usize {
        self.layers.len() + 2
    }

    /// A stretch of tokens with its margins. Beyond the ends of the document are rows of zeros,
    /// which go through the layers as the others do.
    fn with_margins(
        &self,
        tokens: &[Lexeme],
        own: Range<usize>,
        cache: &mut EmbeddingCache,
    ) -> Matrix {
        let (mut rows, sums) = self.embedded(tokens, own, cache);
        add_inside(&mut rows, &self.first.run(&sums));
        for layer in &self.layers {
            // Three rows side by side are a token with its neighbors.
            let changed = layer.run(&rows.values, rows.rows() - 2, rows.columns);
            add_inside(&mut rows, &changed);
        }
        rows
    }

    /// For each token of a stretch and its margins, a row for what it is known by alone, and, but
    /// for the outermost, one for the sums of the first layer.
    fn embedded(
        &self,
        tokens: &[Lexeme],
        own: Range<usize>,
        cache: &mut EmbeddingCache,
    ) -> (Matrix, Matrix) {
        let (width, margin) = (self.width(), self.margin());
        let seen = own.start.saturating_sub(margin - 1)..(own.end + margin - 1).min(tokens.len());
        self.learn(&tokens[seen.clone()], cache);
        let mut rows = Matrix::zeros(own.len() + 2 * margin, width);
        let mut sums = self.first.sums(rows.rows() - 2);
        for token in seen {
            let known = cache.rows.row(cache.places[&tokens[token]]);
            let (vector, added) = known.split_at(width);
            let row = token + margin - own.start;
            rows.row_mut(row).copy_from_slice(vector);
            // The sums of row 1 stand first: it is the first with a neighbor on both sides.
            for (place, part) in (row..).zip(added.chunks_exact(sums.columns)) {
                if let Some(place) = place.checked_sub(2).filter(|place| *place < sums.rows()) {
                    sums.row_mut(place).iter_mut().zip(part).for_each(|(sum, it)| *sum += it);
                }
            }
        }
        (rows, sums)
    }

    /// Works out what hangs on lexemes not met before.
    fn learn(&self, tokens: &[Lexeme], cache: &mut EmbeddingCache) {
        cache.make_room(self.width() + self.neighbors.rows());
        let mut new: Vec<Lexeme> = Vec::new();
        for token in tokens {
            let next = cache.places.len();
            cache.places.entry(*token).or_insert_with(|| {
                new.push(*token);
                next
            });
        }
        for lexemes in new.chunks(STRETCH) {
            let mut embedded = Matrix::zeros(lexemes.len(), self.embedding.width());
            for (row, lexeme) in lexemes.iter().enumerate() {
                self.embedding.write(lexeme, embedded.row_mut(row));
            }
            let vectors = self.mix.run(&embedded.values, lexemes.len(), embedded.columns);
            let mut added = Matrix::zeros(lexemes.len(), self.neighbors.rows());
            added.add_product(&vectors.values, vectors.columns, &self.neighbors);
            for row in 0..lexemes.len() {
                cache.rows.values.extend_from_slice(vectors.row(row));
                cache.rows.values.extend_from_slice(added.row(row));
            }
        }
    }
}

impl EmbeddingCache {
    /// A cache for so many lexemes, and those of one stretch more, at a few kilobytes each.
    pub(crate) fn new(kept: usize) -> Self {
        Self { places: HashMap::new(), rows: Matrix::default(), kept }
    }

    fn make_room(&mut self, width: usize) {
        if self.places.len() > self.kept {
            self.places.clear();
            self.rows.values.clear();
        }
        self.rows.columns = width;
    }
}

/// Adds to all rows but the first and the last.
fn add_inside(rows: &mut Matrix, changes: &Matrix) {
    let (from, to) = (rows.columns, rows.values.len() - rows.columns);
    rows.values[from..to].iter_mut().zip(&changes.values).for_each(|(value, it)| *value += it);
}

/// The weights of a layer that sees a token between its neighbors, taken apart: what a token adds
/// to the one before it, to itself, and to the one after it. Each row of weights is three in one.
fn one_by_one(weights: &Matrix) -> Matrix {
    let width = weights.columns / 3;
    let mut apart = Matrix::zeros(3 * weights.rows(), width);
    for row in 0..weights.rows() {
        for (place, part) in [2, 1, 0].into_iter().zip(weights.row(row).chunks_exact(width)) {
            apart.row_mut(place * weights.rows() + row).copy_from_slice(part);
        }
    }
    apart
}
