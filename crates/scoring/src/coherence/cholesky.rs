//! Solving equations with a symmetric, positive matrix.

/// The triangular root of a matrix, row by row.
///
/// After A.-L. Cholesky; see G. H. Golub, C. F. Van Loan, *Matrix Computations*, section 4.2.
pub(super) struct Root {
    size: usize,
    rows: Vec<f64>,
}

impl Root {
    /// Takes the lower half of a matrix, row by row; none if it is not positive.
    pub(super) fn of(mut rows: Vec<f64>, size: usize) -> Option<Self> {
        for row in 0..size {
            for column in 0..=row {
                let known: f64 = (0..column)
                    .map(|inner| rows[row * size + inner] * rows[column * size + inner])
                    .sum();
                let left = rows[row * size + column] - known;
                rows[row * size + column] = if column < row {
                    left / rows[column * size + column]
                } else if left > 0.0 {
                    left.sqrt()
                } else {
                    return None;
                };
            }
        }
        Some(Self { size, rows })
    }

    /// The solution for a right side.
    pub(super) fn solve(&self, mut right: Vec<f64>) -> Vec<f64> {
        let Self { size, rows } = self;
        for row in 0..*size {
            let known: f64 = (0..row).map(|inner| rows[row * size + inner] * right[inner]).sum();
            right[row] = (right[row] - known) / rows[row * size + row];
        }
        for row in (0..*size).rev() {
            let known: f64 =
                (row + 1..*size).map(|inner| rows[inner * size + row] * right[inner]).sum();
            right[row] = (right[row] - known) / rows[row * size + row];
        }
        right
    }
}

#[cfg(test)]
mod tests {
    use super::Root;

    #[test]
    fn a_solution_solves() {
        let root = Root::of(vec![4.0, 0.0, 2.0, 3.0], 2).unwrap();
        // 4x + 2y = 8 and 2x + 3y = 8.
        let solution = root.solve(vec![8.0, 8.0]);
        assert!((solution[0] - 1.0).abs() < 1e-15 && (solution[1] - 2.0).abs() < 1e-15);
        assert!(Root::of(vec![1.0, 0.0, 2.0, 1.0], 2).is_none());
    }
}
