//! A table of rows that stays as the bytes of its file, so that opening a model copies nothing.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::Matrix;

/// Rows of 32-bit numbers, the lowest byte of each first.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Table {
    columns: usize,
    /// Where its bytes begin in the store, and how many there are.
    start: usize,
    length: usize,
    #[serde(skip)]
    store: Arc<Vec<u8>>,
}

impl Table {
    /// The rows of a matrix, in a store of their own.
    pub(super) fn new(matrix: &Matrix) -> Self {
        let bytes: Vec<u8> = matrix.values.iter().flat_map(|it| it.to_le_bytes()).collect();
        Self { columns: matrix.columns, start: 0, length: bytes.len(), store: Arc::new(bytes) }
    }

    pub(super) fn columns(&self) -> usize {
        self.columns
    }

    /// How many rows there are.
    pub(super) fn rows(&self) -> usize {
        self.length / (self.columns * size_of::<f32>()).max(1)
    }

    /// Adds a row to a vector.
    pub(super) fn add_row(&self, row: usize, vector: &mut [f32]) {
        let size = self.columns * size_of::<f32>();
        let from = self.start + row * size;
        let (numbers, _) = self.store[from..from + size].as_chunks();
        vector.iter_mut().zip(numbers).for_each(|(sum, it)| *sum += f32::from_le_bytes(*it));
    }

    /// Moves the bytes to the end of a common store.
    pub(crate) fn pack(&mut self, store: &mut Vec<u8>) {
        let bytes = self.start..self.start + self.length;
        self.start = store.len();
        store.extend_from_slice(&self.store[bytes]);
    }

    /// Takes the bytes from a common store, if they are all there.
    pub(crate) fn unpack(&mut self, store: &Arc<Vec<u8>>, from: usize) -> Option<()> {
        self.start = self.start.checked_add(from)?;
        let end = self.start.checked_add(self.length)?;
        self.store = Arc::clone(store);
        (end <= store.len()).then_some(())
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::{Matrix, Table};

    #[test]
    fn rows_are_added_from_a_common_store() {
        let matrix = Matrix { columns: 2, values: vec![1.0, 2.0, 3.0, 4.0] };
        let mut table = Table::new(&matrix);
        let mut store = vec![0; 3];
        table.pack(&mut store);
        let store = Arc::new([vec![9; 5], store].concat());
        table.unpack(&store, 5).unwrap();
        let mut vector = [10.0, 10.0];
        table.add_row(1, &mut vector);
        assert_eq!((table.rows(), vector), (2, [13.0, 14.0]));
        assert!(table.unpack(&store, 99).is_none());
    }
}
