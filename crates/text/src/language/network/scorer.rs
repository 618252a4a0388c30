//! A scorer: how well each move fits a state, by a few tokens that the state points at.

use serde::{Deserialize, Serialize};

use super::hidden::largest;
use super::matrix::{Matrix, as_bytes, from_bytes};
use super::weights::Weights;
use crate::language::SourceError;

/// The network behind a transition system.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Scorer {
    narrow: Matrix,
    #[serde(serialize_with = "as_bytes", deserialize_with = "from_bytes")]
    narrow_bias: Vec<f32>,
    /// A row for each piece of each hidden value of each slot.
    lower: Matrix,
    #[serde(serialize_with = "as_bytes", deserialize_with = "from_bytes")]
    lower_bias: Vec<f32>,
    /// What an empty slot adds, slot by slot.
    #[serde(serialize_with = "as_bytes", deserialize_with = "from_bytes")]
    padding: Vec<f32>,
    pieces: usize,
    /// A row for each hidden value, a column for each move.
    upper: Matrix,
    #[serde(serialize_with = "as_bytes", deserialize_with = "from_bytes")]
    upper_bias: Vec<f32>,
}

/// What each token adds in each slot, worked out once for a document, and room to add it up.
#[derive(Debug)]
pub(crate) struct Slots<'a> {
    scorer: &'a Scorer,
    added: Matrix,
    sums: Vec<f32>,
    hidden: Vec<f32>,
    scores: Vec<f32>,
}

impl Scorer {
    /// Reads a network whose states point at so many tokens and that knows so many moves.
    pub(crate) fn read(weights: &Weights, slots: usize, moves: usize) -> Result<Self, SourceError> {
        let affine = weights.first("precomputable_affine")?;
        let linear: Vec<_> = weights.named("linear").collect();
        let bias = weights.parameter(affine, "b")?;
        let padding = weights.parameter(affine, "pad")?;
        // The wide layer gives a score for each move, the other narrows a token's vector.
        let rows = |node| weights.parameter(node, "W").map(|matrix| matrix.rows());
        let [first, second] = linear.as_slice() else {
            return Err(weights.unsupported("it has no layer above the hidden one"));
        };
        let (upper, narrow) = if rows(first)? == moves { (first, second) } else { (second, first) };
        let scorer = Self {
            narrow: weights.parameter(narrow, "W")?,
            narrow_bias: weights.parameter(narrow, "b")?.values,
            lower: weights.parameter(affine, "W")?,
            pieces: bias.columns,
            lower_bias: bias.values,
            padding: padding.values,
            upper: weights.parameter(upper, "W")?.transposed(),
            upper_bias: weights.parameter(upper, "b")?.values,
        };
        let is_whole = scorer.padding.len() == slots * scorer.lower_bias.len()
            && scorer.upper_bias.len() == moves;
        if is_whole {
            Ok(scorer)
        } else {
            Err(weights.unsupported("its layers do not fit the moves it lists"))
        }
    }

    /// What each token of a document adds in each slot.
    pub(crate) fn slots(&self, vectors: &Matrix) -> Slots<'_> {
        let mut narrow = Matrix::repeated(&self.narrow_bias, vectors.rows());
        vectors.times_transposed(&self.narrow, &mut narrow);
        let mut added = Matrix::zeros(vectors.rows(), self.lower.rows());
        narrow.times_transposed(&self.lower, &mut added);
        Slots {
            scorer: self,
            added,
            sums: vec![0.0; self.lower_bias.len()],
            hidden: vec![0.0; self.upper.rows()],
            scores: vec![0.0; self.upper_bias.len()],
        }
    }
}

impl Slots<'_> {
    /// The score of each move, for a state that points at these tokens.
    pub(crate) fn scores(&mut self, tokens: &[Option<usize>]) -> &[f32] {
        let width = self.sums.len();
        self.sums.copy_from_slice(&self.scorer.lower_bias);
        for (slot, token) in tokens.iter().enumerate() {
            let place = slot * width..(slot + 1) * width;
            let row = token.map_or(&self.scorer.padding[..], |token| self.added.row(token));
            self.sums.iter_mut().zip(&row[place]).for_each(|(sum, value)| *sum += value);
        }
        largest(&self.sums, self.scorer.pieces, &mut self.hidden);
        self.scores.copy_from_slice(&self.scorer.upper_bias);
        for (row, hidden) in self.hidden.iter().enumerate() {
            let weights = self.scorer.upper.row(row);
            self.scores.iter_mut().zip(weights).for_each(|(sum, weight)| *sum += hidden * weight);
        }
        &self.scores
    }
}

/// The best of the moves that are allowed; the first of equals.
pub(crate) fn best(scores: &[f32], is_allowed: impl Fn(usize) -> bool) -> Option<usize> {
    let mut found: Option<usize> = None;
    for (index, score) in scores.iter().enumerate() {
        let is_better = found.is_none_or(|best| *score > scores[best]);
        if is_better && is_allowed(index) {
            found = Some(index);
        }
    }
    found
}
