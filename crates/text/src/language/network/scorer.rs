//! A scorer: how well each move fits a state, by a few tokens that the state points at.

use std::collections::VecDeque;

use serde::{Deserialize, Serialize};

use super::STRETCH;
use super::hidden::{by_piece, largest};
use super::matrix::{Matrix, as_bytes, from_bytes};
use super::weights::Weights;
use crate::language::SourceError;

/// The network behind a transition system.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Scorer {
    narrow: Matrix,
    #[serde(serialize_with = "as_bytes", deserialize_with = "from_bytes")]
    narrow_bias: Vec<f32>,
    /// For each slot, a row for each sum of the hidden layer.
    lower: Matrix,
    #[serde(serialize_with = "as_bytes", deserialize_with = "from_bytes")]
    lower_bias: Vec<f32>,
    /// What an empty slot adds, slot by slot.
    padding: Matrix,
    /// A row for each hidden value, a column for each move.
    upper: Matrix,
    #[serde(serialize_with = "as_bytes", deserialize_with = "from_bytes")]
    upper_bias: Vec<f32>,
}

/// What each token adds in each slot, worked out stretch by stretch, and room to add it up.
pub(crate) struct Slots<'a, V> {
    scorer: &'a Scorer,
    vectors: V,
    /// The stretches in use, the latest last, with their numbers.
    stretches: VecDeque<(usize, Matrix)>,
    sums: Vec<f32>,
    hidden: Vec<f32>,
    scores: Vec<f32>,
}

/// How many stretches are kept: a state looks at tokens close to each other, or far back rarely.
const KEPT: usize = 4;

impl Scorer {
    /// Reads a network whose states point at so many tokens and that knows so many moves.
    pub(crate) fn read(weights: &Weights, slots: usize, moves: usize) -> Result<Self, SourceError> {
        let affine = weights.first("precomputable_affine")?;
        let linear: Vec<_> = weights.named("linear").collect();
        let bias = weights.parameter(affine, "b")?;
        let (sums, pieces) = (bias.values.len(), bias.columns);
        let lower = weights.parameter(affine, "W")?;
        let padding = weights.parameter(affine, "pad")?.values;
        // The wide layer gives a score for each move, the other narrows a token's vector.
        let rows = |node| weights.parameter(node, "W").map(|matrix| matrix.rows());
        let [first, second] = linear.as_slice() else {
            return Err(weights.unsupported("it has no layer above the hidden one"));
        };
        let (upper, narrow) = if rows(first)? == moves { (first, second) } else { (second, first) };
        if sums == 0 || padding.len() != slots * sums || lower.rows() != slots * sums {
            return Err(weights.unsupported("its states point at another number of tokens"));
        }
        let scorer = Self {
            narrow: weights.parameter(narrow, "W")?,
            narrow_bias: weights.parameter(narrow, "b")?.values,
            lower: slot_by_slot(&lower, sums, pieces),
            lower_bias: by_piece(&Matrix { columns: 1, values: bias.values }, pieces).values,
            padding: Matrix {
                columns: sums,
                values: slot_by_slot(&Matrix { columns: 1, values: padding }, sums, pieces).values,
            },
            upper: weights.parameter(upper, "W")?.transposed(),
            upper_bias: weights.parameter(upper, "b")?.values,
        };
        let is_whole = scorer.upper_bias.len() == moves
            && scorer.upper.columns == moves
            && scorer.upper.rows() * pieces == sums
            && scorer.lower.columns == scorer.narrow.rows()
            && scorer.narrow_bias.len() == scorer.narrow.rows();
        if is_whole {
            Ok(scorer)
        } else {
            Err(weights.unsupported("its layers do not fit the moves it lists"))
        }
    }

    /// How wide a token's vector must be.
    pub(crate) fn inputs(&self) -> usize {
        self.narrow.columns
    }

    /// What each token of a document adds in each slot, given a function that works out the
    /// vectors of a stretch by its number.
    pub(crate) fn slots<V: FnMut(usize) -> Matrix>(&self, vectors: V) -> Slots<'_, V> {
        Slots {
            scorer: self,
            vectors,
            stretches: VecDeque::new(),
            sums: vec![0.0; self.lower_bias.len()],
            hidden: vec![0.0; self.upper.rows()],
            scores: vec![0.0; self.upper_bias.len()],
        }
    }

    /// What each token with these vectors adds in each slot.
    fn added(&self, vectors: &Matrix) -> Matrix {
        let mut narrow = Matrix::repeated(&self.narrow_bias, vectors.rows());
        narrow.add_product(&vectors.values, vectors.columns, &self.narrow);
        let mut added = Matrix::zeros(narrow.rows(), self.lower.rows());
        added.add_product(&narrow.values, narrow.columns, &self.lower);
        added
    }
}

/// The rows of each slot with its pieces in blocks.
fn slot_by_slot(matrix: &Matrix, sums: usize, pieces: usize) -> Matrix {
    let columns = matrix.columns;
    let slots = matrix.values.chunks(sums * columns);
    let brought = slots.map(|slot| by_piece(&Matrix { columns, values: slot.to_vec() }, pieces));
    Matrix { columns, values: brought.flat_map(|slot| slot.values).collect() }
}

impl<V: FnMut(usize) -> Matrix> Slots<'_, V> {
    /// The score of each move, for a state that points at these tokens.
    pub(crate) fn scores(&mut self, tokens: &[Option<usize>]) -> &[f32] {
        let width = self.sums.len();
        self.sums.copy_from_slice(&self.scorer.lower_bias);
        for (slot, token) in tokens.iter().enumerate() {
            let added = match token {
                Some(token) => {
                    let place = self.stretch(token / STRETCH);
                    let row = self.stretches[place].1.row(token % STRETCH);
                    &row[slot * width..(slot + 1) * width]
                }
                None => self.scorer.padding.row(slot),
            };
            self.sums.iter_mut().zip(added).for_each(|(sum, value)| *sum += value);
        }
        largest(&self.sums, &mut self.hidden);
        self.scores.copy_from_slice(&self.scorer.upper_bias);
        self.scorer.upper.add_weighted_rows(&self.hidden, &mut self.scores);
        &self.scores
    }

    /// Where a stretch stands among those in use; it is worked out if it is not there.
    fn stretch(&mut self, number: usize) -> usize {
        let known = self.stretches.iter().rposition(|(known, _)| *known == number);
        known.unwrap_or_else(|| {
            if self.stretches.len() == KEPT {
                self.stretches.pop_front();
            }
            let added = self.scorer.added(&(self.vectors)(number));
            self.stretches.push_back((number, added));
            self.stretches.len() - 1
        })
    }
}

/// The best of the moves that are allowed; the first of equals.
pub(crate) fn best(scores: &[f32], is_allowed: impl Fn(usize) -> bool) -> Option<usize> {
    let mut found: Option<(usize, f32)> = None;
    for (index, score) in scores.iter().enumerate() {
        if found.is_none_or(|(_, best)| *score > best) && is_allowed(index) {
            found = Some((index, *score));
        }
    }
    found.map(|(index, _)| index)
}
