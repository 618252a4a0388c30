//! Attention: each row becomes a mean of the rows of its text, weighted by how well they answer it.

use std::ops::Range;

use ndarray::linalg::general_mat_mul;
use ndarray::{Array2, ArrayView2, ArrayViewMut2, Axis, Slice};

use crate::language::Matrix;

/// The means of each row. A row of `asked` holds what it asks, what it answers and what it says,
/// side by side; the rows of a text stand together, and each of `heads` parts is weighed by itself.
pub(super) fn attend(asked: &Matrix, texts: &[Range<usize>], heads: usize) -> Matrix {
    let width = asked.columns / 3;
    let mut means = Matrix::zeros(asked.rows(), width);
    let fits = "a matrix has as many values as rows times columns";
    let shape = (asked.rows(), width);
    let columns = |begin: usize| begin..begin + width / heads;
    let asked = ArrayView2::from_shape((asked.rows(), asked.columns), &asked.values).expect(fits);
    let mut into = ArrayViewMut2::from_shape(shape, &mut means.values).expect(fits);
    for text in texts {
        let rows = Slice::from(text.clone());
        let asked = asked.slice_axis(Axis(0), rows);
        let mut into = into.slice_axis_mut(Axis(0), rows);
        for head in 0..heads {
            let part = |of: usize| Slice::from(columns(of * width + head * (width / heads)));
            let [asks, answers, says] = [0, 1, 2].map(|of| asked.slice_axis(Axis(1), part(of)));
            let mut into = into.slice_axis_mut(Axis(1), part(0));
            general_mat_mul(1.0, &weights(&asks, &answers), &says, 0.0, &mut into);
        }
    }
    means
}

/// How much each row of a text has of each other: positive, and one in all.
#[expect(clippy::cast_precision_loss, reason = "a part has far fewer than 2^24 columns")]
fn weights(asks: &ArrayView2<'_, f32>, answers: &ArrayView2<'_, f32>) -> Array2<f32> {
    let scale = 1.0 / (asks.ncols() as f32).sqrt();
    let mut weights = Array2::zeros((asks.nrows(), asks.nrows()));
    general_mat_mul(scale, asks, &answers.t(), 0.0, &mut weights);
    for mut row in weights.rows_mut() {
        let largest = row.iter().copied().fold(f32::NEG_INFINITY, f32::max);
        row.mapv_inplace(|weight| (weight - largest).exp());
        let sum = row.sum();
        row.mapv_inplace(|weight| weight / sum);
    }
    weights
}
