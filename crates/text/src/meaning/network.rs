//! The network: from the pieces of a text to its vector.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::attention::attend;
use super::dense::Dense;
use super::gelu::gelu;
use super::norm::Norm;
use crate::language::Matrix;

/// A network of BERT's make.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Network {
    /// A row for each piece.
    pub(super) pieces: Matrix,
    /// A row for each place in a text.
    pub(super) places: Matrix,
    pub(super) norm: Norm,
    pub(super) layers: Vec<Layer>,
    /// How many parts of a row attend by themselves.
    pub(super) heads: usize,
}

/// A layer: the rows of a text attend to each other, then each is worked on by itself.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Layer {
    /// What a row asks, what it answers and what it says, side by side.
    pub(super) asking: Dense,
    pub(super) attended: Dense,
    pub(super) attended_norm: Norm,
    pub(super) widened: Dense,
    pub(super) narrowed: Dense,
    pub(super) norm: Norm,
}

impl Network {
    /// How many numbers a vector has.
    pub(super) fn width(&self) -> usize {
        self.pieces.columns
    }

    /// The vectors of some texts. Their rows go through the layers together but mix with those of
    /// their own text alone, and without padding, so that each vector is what it would be by itself.
    pub(super) fn vectors(&self, texts: &[Vec<u32>]) -> Vec<Vec<f32>> {
        let mut ranges: Vec<Range<usize>> = vec![];
        for text in texts {
            let begin = ranges.last().map_or(0, |range| range.end);
            ranges.push(begin..begin + text.len());
        }
        let mut rows = self.embedded(texts);
        for layer in &self.layers {
            rows = layer.run(&rows, &ranges, self.heads);
        }
        ranges.into_iter().map(|range| mean(&rows, range)).collect()
    }

    /// The rows that go into the first layer: of each piece with its place.
    fn embedded(&self, texts: &[Vec<u32>]) -> Matrix {
        let count = texts.iter().map(Vec::len).sum();
        let mut rows = Matrix::zeros(count, self.width());
        let pieces = texts.iter().flat_map(|text| text.iter().enumerate());
        for (row, (place, piece)) in pieces.enumerate() {
            let piece = usize::try_from(*piece).unwrap_or(usize::MAX).min(self.pieces.rows() - 1);
            let parts = self.pieces.row(piece).iter().zip(self.places.row(place));
            let row = rows.row_mut(row);
            row.iter_mut().zip(parts).for_each(|(value, (piece, place))| *value = piece + place);
            self.norm.run(row);
        }
        rows
    }
}

impl Layer {
    fn run(&self, rows: &Matrix, texts: &[Range<usize>], heads: usize) -> Matrix {
        let attended = attend(&self.asking.run(rows), texts, heads);
        let rows = self.attended_norm.of_sums(self.attended.run(&attended), rows);
        let mut widened = self.widened.run(&rows);
        gelu(&mut widened.values);
        self.norm.of_sums(self.narrowed.run(&widened), &rows)
    }
}

/// The mean of some rows, brought to length one.
fn mean(rows: &Matrix, range: Range<usize>) -> Vec<f32> {
    let mut mean = vec![0.0; rows.columns];
    for row in range {
        mean.iter_mut().zip(rows.row(row)).for_each(|(sum, value)| *sum += value);
    }
    let length = mean.iter().map(|value| value * value).sum::<f32>().sqrt();
    for value in &mut mean {
        *value /= length.max(f32::MIN_POSITIVE);
    }
    mean
}
