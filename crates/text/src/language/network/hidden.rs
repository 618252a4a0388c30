//! A hidden layer: the largest of a few weighted sums (maxout), brought to a common scale (layer
//! normalization).

use serde::{Deserialize, Serialize};

use super::matrix::{Matrix, as_bytes, from_bytes};
use super::weights::{Node, Weights};
use crate::language::SourceError;

/// What thinc adds to a variance before it is divided by.
const SMALLEST_VARIANCE: f32 = 1e-8;

/// Weighted sums, and what is made of them.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Hidden {
    /// A row for each output of the first piece, then of the second, and so on.
    pub(super) weights: Matrix,
    pub(super) finish: Finish,
}

/// What is made of the weighted sums: a bias, maxout and layer normalization.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Finish {
    #[serde(serialize_with = "as_bytes", deserialize_with = "from_bytes")]
    bias: Vec<f32>,
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
        let pieces = bias.columns;
        let finish = Finish {
            bias: by_piece(&Matrix { columns: 1, values: bias.values }, pieces).values,
            gain: weights.parameter(normalization, "G")?.values,
            shift: weights.parameter(normalization, "b")?.values,
        };
        let layer = Self { weights: by_piece(&weights.parameter(maxout, "W")?, pieces), finish };
        let is_whole = layer.weights.rows() == layer.outputs() * pieces
            && layer.finish.bias.len() == layer.weights.rows()
            && layer.finish.shift.len() == layer.outputs();
        if is_whole { Ok(layer) } else { Err(weights.unsupported("a layer has another shape")) }
    }

    /// How wide an input row is.
    pub(super) fn inputs(&self) -> usize {
        self.weights.columns
    }

    /// How wide an output row is.
    pub(super) fn outputs(&self) -> usize {
        self.finish.gain.len()
    }

    /// The output for each row of input: `rows` rows, each beginning `step` numbers after the one
    /// before it.
    pub(super) fn run(&self, input: &[f32], rows: usize, step: usize) -> Matrix {
        let mut sums = self.finish.sums(rows);
        sums.add_product(input, step, &self.weights);
        self.finish.run(&sums)
    }
}

impl Finish {
    /// Rows of sums that hold nothing but the bias.
    pub(super) fn sums(&self, rows: usize) -> Matrix {
        Matrix::repeated(&self.bias, rows)
    }

    /// The output for each row of sums.
    pub(super) fn run(&self, sums: &Matrix) -> Matrix {
        let mut output = Matrix::zeros(sums.rows(), self.gain.len());
        for row in 0..sums.rows() {
            largest(sums.row(row), output.row_mut(row));
            self.normalize(output.row_mut(row));
        }
        output
    }

    #[expect(clippy::cast_precision_loss, reason = "a row has far fewer than 2^24 values")]
    fn normalize(&self, row: &mut [f32]) {
        let count = row.len() as f32;
        let mean = sum(row, |value| value) / count;
        let variance = sum(row, |value| (value - mean) * (value - mean)) / count;
        let scale = 1.0 / (variance + SMALLEST_VARIANCE).sqrt();
        for ((value, gain), shift) in row.iter_mut().zip(&self.gain).zip(&self.shift) {
            *value = (*value - mean) * scale * gain + shift;
        }
    }
}

/// How many sums run side by side, so that the processor adds several numbers at once.
const LANES: usize = 8;

fn sum(row: &[f32], of: impl Fn(f32) -> f32) -> f32 {
    let (groups, rest) = row.as_chunks::<LANES>();
    let mut sums = [0.0; LANES];
    for group in groups {
        sums.iter_mut().zip(group).for_each(|(sum, value)| *sum += of(*value));
    }
    sums.into_iter().sum::<f32>() + rest.iter().map(|value| of(*value)).sum::<f32>()
}

/// The rows with the pieces of an output side by side brought to blocks, one for each piece.
pub(super) fn by_piece(matrix: &Matrix, pieces: usize) -> Matrix {
    let mut blocks = Matrix::zeros(matrix.rows(), matrix.columns);
    let outputs = matrix.rows() / pieces.max(1);
    for row in 0..outputs * pieces {
        let (output, piece) = (row / pieces, row % pieces);
        blocks.row_mut(piece * outputs + output).copy_from_slice(matrix.row(row));
    }
    blocks
}

/// The largest sum of each output, of sums that stand in blocks, one for each piece.
pub(super) fn largest(sums: &[f32], output: &mut [f32]) {
    let (first, others) = sums.split_at(output.len().min(sums.len()));
    output.copy_from_slice(first);
    for block in others.chunks_exact(output.len().max(1)) {
        output.iter_mut().zip(block).for_each(|(value, sum)| *value = value.max(*sum));
    }
}
