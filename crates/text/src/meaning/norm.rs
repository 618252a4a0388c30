//! Layer normalization: each row brought to mean nought and variance one, then scaled and shifted.

use serde::{Deserialize, Serialize};

use crate::language::Matrix;

/// A scale and a shift for each column.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Norm {
    pub(super) gain: Matrix,
    pub(super) shift: Matrix,
    /// What is added to a variance before it is divided by.
    pub(super) least: f32,
}

impl Norm {
    /// Normalizes the sum of two rows, for each row.
    pub(super) fn of_sums(&self, mut rows: Matrix, others: &Matrix) -> Matrix {
        rows.values.iter_mut().zip(&others.values).for_each(|(value, other)| *value += other);
        for row in 0..rows.rows() {
            self.run(rows.row_mut(row));
        }
        rows
    }

    /// Normalizes a row.
    #[expect(clippy::cast_precision_loss, reason = "a row has far fewer than 2^24 numbers")]
    pub(super) fn run(&self, row: &mut [f32]) {
        let count = row.len() as f32;
        let mean = row.iter().sum::<f32>() / count;
        let variance = row.iter().map(|value| (value - mean).powi(2)).sum::<f32>() / count;
        let scale = 1.0 / (variance + self.least).sqrt();
        let columns = self.gain.values.iter().zip(&self.shift.values);
        for (value, (gain, shift)) in row.iter_mut().zip(columns) {
            *value = (*value - mean) * scale * gain + shift;
        }
    }
}
