//! Tables: a row a forecast.

use pyo3::PyResult;
use scoring::BadInput;

use crate::arrays::Column;
use crate::refusal::refusal;

/// A table of numbers, row after row.
#[derive(Clone, Copy)]
pub(crate) struct Rows<'a> {
    numbers: &'a [f64],
    /// How many there are.
    pub(crate) count: usize,
    /// How many numbers are in each.
    pub(crate) width: usize,
}

/// A table of two dimensions.
pub(crate) fn rows<'a>(table: &'a Column) -> PyResult<Rows<'a>> {
    let (numbers, count, width) = table.table()?;
    Ok(Rows { numbers, count, width })
}

impl<'a> Rows<'a> {
    /// Each row; rows of no width are rows nevertheless.
    pub(crate) fn iter(self) -> impl Iterator<Item = &'a [f64]> {
        (0..self.count).map(move |row| self.row(row))
    }

    /// One row, counted from 0.
    pub(crate) fn row(self, row: usize) -> &'a [f64] {
        &self.numbers[row * self.width..(row + 1) * self.width]
    }

    /// All numbers, row after row.
    pub(crate) fn numbers(self) -> &'a [f64] {
        self.numbers
    }

    /// Refuses a column that has not one number a row.
    pub(crate) fn as_many(self, what: &'static str, found: usize) -> PyResult<()> {
        if found == self.count {
            return Ok(());
        }
        Err(refusal(BadInput::Lengths { what, expected: self.count, found }))
    }
}
