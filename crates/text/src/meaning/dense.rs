//! A dense layer: weighted sums of a row's numbers, each with a bias.

use ndarray::linalg::general_mat_mul;
use ndarray::{ArrayView2, ArrayViewMut2};
use serde::{Deserialize, Serialize};

use crate::language::Matrix;

/// Weighted sums of a row's numbers, each with a bias.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Dense {
    /// A row for each number that comes in, so that a few rows are multiplied as they lie.
    pub(super) weights: Matrix,
    /// A column for each number that goes out.
    pub(super) bias: Matrix,
}

impl Dense {
    /// How many numbers come out of each row.
    pub(super) fn outputs(&self) -> usize {
        self.bias.columns
    }

    /// The sums of each row.
    pub(super) fn run(&self, input: &Matrix) -> Matrix {
        let mut sums = Matrix::repeated(self.bias.row(0), input.rows());
        let fits = "a matrix has as many values as rows times columns";
        let rows = ArrayView2::from_shape((input.rows(), input.columns), &input.values);
        let weights =
            ArrayView2::from_shape((self.weights.rows(), self.outputs()), &self.weights.values);
        let shape = (input.rows(), self.outputs());
        let mut into = ArrayViewMut2::from_shape(shape, &mut sums.values).expect(fits);
        general_mat_mul(1.0, &rows.expect(fits), &weights.expect(fits), 1.0, &mut into);
        sums
    }
}
