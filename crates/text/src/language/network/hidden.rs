//! A hidden layer: the largest of a few weighted sums (maxout), brought to a common scale (layer
//! normalization).

use serde::{Deserialize, Serialize};

use super::matrix::{Matrix, as_bytes, from_bytes};
use super::weights::{Node, Weights};
use crate::language::SourceError;

/// What thinc adds to a variance before it is divided by.
const SMALLEST_VARIANCE: f32 = 1e-8;

/// Maxout and layer normalization.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Hidden {
    /// A row for each piece of each output.
    weights: Matrix,
    #[serde(serialize_with = "as_bytes", deserialize_with = "from_bytes")]
    bias: Vec<f32>,
    /// How many sums each output is the largest of.
    pieces: usize,
    #[serde(serialize_with = "as_bytes", deserialize_with = "from_bytes")]
    gain: Vec<f32>,
    #[serde(serialize_with = "as_bytes", deserialize_with = "from_bytes")]
    shift: Vec<f32>,
}

impl Hidden {
    pub(super) fn read(
        weights: &Weights,
        maxout: &Node,
        normalization: &Node,
    ) -> Result<Self, SourceError> {
        let bias = weights.parameter(maxout, "b")?;
        Ok(Self {
            pieces: bias.columns,
            bias: bias.values,
            weights: weights.parameter(maxout, "W")?,
            gain: weights.parameter(normalization, "G")?.values,
            shift: weights.parameter(normalization, "b")?.values,
        })
    }

    /// How wide an input row is.
    pub(super) fn inputs(&self) -> usize {
        self.weights.columns
    }

    /// How wide an output row is.
    pub(super) fn outputs(&self) -> usize {
        self.gain.len()
    }

    /// The output for each row of input.
    pub(super) fn run(&self, input: &Matrix) -> Matrix {
        let mut sums = Matrix::repeated(&self.bias, input.rows());
        input.times_transposed(&self.weights, &mut sums);
        let mut output = Matrix::zeros(input.rows(), self.outputs());
        for row in 0..input.rows() {
            largest(sums.row(row), self.pieces, output.row_mut(row));
            self.normalize(output.row_mut(row));
        }
        output
    }

    #[expect(clippy::cast_precision_loss, reason = "a row has far fewer than 2^24 values")]
    fn normalize(&self, row: &mut [f32]) {
        let count = row.len() as f32;
        let mean = row.iter().sum::<f32>() / count;
        let variance = row.iter().map(|value| (value - mean) * (value - mean)).sum::<f32>() / count;
        let scale = 1.0 / (variance + SMALLEST_VARIANCE).sqrt();
        for ((value, gain), shift) in row.iter_mut().zip(&self.gain).zip(&self.shift) {
            *value = (*value - mean) * scale * gain + shift;
        }
    }
}

/// The largest of each group of sums.
pub(super) fn largest(sums: &[f32], pieces: usize, output: &mut [f32]) {
    for (value, group) in output.iter_mut().zip(sums.chunks_exact(pieces)) {
        *value = group.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    }
}
