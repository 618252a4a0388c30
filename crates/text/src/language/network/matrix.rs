//! A matrix: rows of 32-bit numbers, kept as bytes so that a file of them opens at once.

use ndarray::linalg::general_mat_mul;
use ndarray::{ArrayView2, ArrayViewMut2};
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

    /// Adds to `output` each row times each row of `weights`.
    pub(crate) fn times_transposed(&self, weights: &Self, output: &mut Self) {
        let (rows, outputs) = (self.rows(), weights.rows());
        let fits = "a matrix has as many values as rows times columns";
        let inputs = ArrayView2::from_shape((rows, self.columns), &self.values).expect(fits);
        let weights =
            ArrayView2::from_shape((outputs, weights.columns), &weights.values).expect(fits);
        let mut output =
            ArrayViewMut2::from_shape((rows, outputs), &mut output.values).expect(fits);
        general_mat_mul(1.0, &inputs, &weights.t(), 1.0, &mut output);
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
        let inputs = Matrix { columns: 2, values: vec![1.0, 2.0, 3.0, 4.0] };
        let weights = Matrix { columns: 2, values: vec![1.0, 0.0, 0.0, 1.0, 1.0, 1.0] };
        let mut output = Matrix::repeated(&[0.5, 0.0, -1.0], 2);
        inputs.times_transposed(&weights, &mut output);
        assert_eq!(output.values, [1.5, 2.0, 2.0, 3.5, 4.0, 6.0]);
        assert_eq!(weights.transposed().values, [1.0, 0.0, 1.0, 0.0, 1.0, 1.0]);
    }

    #[test]
    fn a_matrix_comes_back_from_bytes() {
        let matrix = Matrix { columns: 3, values: vec![1.0, -0.0, f32::MIN_POSITIVE] };
        let bytes = postcard::to_allocvec(&matrix).unwrap();
        assert_eq!(postcard::from_bytes::<Matrix>(&bytes).unwrap(), matrix);
    }
}
