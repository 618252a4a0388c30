//! A matrix: rows of 32-bit numbers, kept as bytes so that a file of them opens at once.

use ndarray::linalg::general_mat_mul;
use ndarray::{ArrayView2, ArrayViewMut2, ShapeBuilder};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Rows of numbers, one after the other.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Matrix {
    pub(crate) columns: usize,
    #[serde(serialize_with = "as_bytes", deserialize_with = "from_bytes")]
    pub(crate) values: Vec<f32>,
}

impl Matrix {
    /// A matrix of zeros.
    pub(crate) fn zeros(rows: usize, columns: usize) -> Self {
        Self { columns, values: vec![0.0; rows * columns] }
    }

    /// How many rows there are.
    pub(crate) fn rows(&self) -> usize {
        self.values.len() / self.columns.max(1)
    }

    /// A row.
    pub(crate) fn row(&self, row: usize) -> &[f32] {
        &self.values[row * self.columns..(row + 1) * self.columns]
    }

    /// A row to write to.
    pub(crate) fn row_mut(&mut self, row: usize) -> &mut [f32] {
        &mut self.values[row * self.columns..(row + 1) * self.columns]
    }

    /// Adds each row of `input` times each row of `weights`. The rows of the input begin `step`
    /// numbers one after another, and may overlap.
    pub(crate) fn add_product(&mut self, input: &[f32], step: usize, weights: &Self) {
        if self.values.is_empty() {
            return;
        }
        let (rows, outputs, inputs) = (self.rows(), weights.rows(), weights.columns);
        let fits = "a matrix has as many values as rows times columns";
        let input = ArrayView2::from_shape((rows, inputs).strides((step, 1)), input).expect(fits);
        let weights = ArrayView2::from_shape((outputs, inputs), &weights.values).expect(fits);
        let mut sums = ArrayViewMut2::from_shape((rows, outputs), &mut self.values).expect(fits);
        general_mat_mul(1.0, &input, &weights.t(), 1.0, &mut sums);
    }

    /// Adds all rows, each times its weight, to `sums`. Four rows go at once, so that a sum is
    /// read and written a fourth as often.
    pub(crate) fn add_weighted_rows(&self, weights: &[f32], sums: &mut [f32]) {
        let (fours, rest) = weights.as_chunks::<4>();
        for (at, [first, second, third, fourth]) in fours.iter().enumerate() {
            let rows = [0, 1, 2, 3].map(|row| self.row(4 * at + row));
            for (column, sum) in sums.iter_mut().enumerate() {
                *sum += first * rows[0][column]
                    + second * rows[1][column]
                    + third * rows[2][column]
                    + fourth * rows[3][column];
            }
        }
        for (at, weight) in rest.iter().enumerate() {
            let row = self.row(4 * fours.len() + at);
            sums.iter_mut().zip(row).for_each(|(sum, value)| *sum += weight * value);
        }
    }

    /// The matrix with a bias in every row, to add a product to.
    pub(crate) fn repeated(bias: &[f32], rows: usize) -> Self {
        Self { columns: bias.len(), values: bias.repeat(rows) }
    }

    /// The matrix with rows and columns exchanged.
    pub(crate) fn transposed(&self) -> Self {
        let mut turned = Self::zeros(self.columns, self.rows());
        for row in 0..self.rows() {
            for (column, value) in self.row(row).iter().enumerate() {
                turned.row_mut(column)[row] = *value;
            }
        }
        turned
    }
}

/// Writes numbers as bytes, the lowest first.
pub(crate) fn as_bytes<S: Serializer>(values: &[f32], serializer: S) -> Result<S::Ok, S::Error> {
    let bytes: Vec<u8> = values.iter().flat_map(|value| value.to_le_bytes()).collect();
    serializer.serialize_bytes(&bytes)
}

/// Reads numbers written by [`as_bytes`].
pub(crate) fn from_bytes<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<f32>, D::Error> {
    let bytes = <&[u8]>::deserialize(deserializer)?;
    Ok(floats(bytes))
}

/// The numbers that bytes hold, the lowest byte first.
pub(crate) fn floats(bytes: &[u8]) -> Vec<f32> {
    let (chunks, _) = bytes.as_chunks();
    chunks.iter().map(|chunk| f32::from_le_bytes(*chunk)).collect()
}

#[cfg(test)]
mod tests {
    use super::Matrix;

    #[test]
    fn products_are_worked_by_hand() {
        let inputs = [1.0, 2.0, 3.0, 4.0];
        let weights = Matrix { columns: 2, values: vec![1.0, 0.0, 0.0, 1.0, 1.0, 1.0] };
        let mut output = Matrix::repeated(&[0.5, 0.0, -1.0], 2);
        output.add_product(&inputs, 2, &weights);
        assert_eq!(output.values, [1.5, 2.0, 2.0, 3.5, 4.0, 6.0]);
        let mut overlapping = Matrix::zeros(3, 3);
        overlapping.add_product(&inputs, 1, &weights);
        assert_eq!(overlapping.values, [1.0, 2.0, 3.0, 2.0, 3.0, 5.0, 3.0, 4.0, 7.0]);
        assert_eq!(weights.transposed().values, [1.0, 0.0, 1.0, 0.0, 1.0, 1.0]);
    }

    #[test]
    fn a_matrix_comes_back_from_bytes() {
        let matrix = Matrix { columns: 3, values: vec![1.0, -0.0, f32::MIN_POSITIVE] };
        let bytes = postcard::to_allocvec(&matrix).unwrap();
        assert_eq!(postcard::from_bytes::<Matrix>(&bytes).unwrap(), matrix);
    }
}
