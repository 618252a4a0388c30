//! Arrays of numpy, read where they lie.
//!
//! An array of the right type whose numbers follow one another is read in place; anything else
//! that numpy can turn into one, as a list, a column of a table or a slice with steps, is copied
//! once.

use numpy::{
    Element, PyArray, PyArrayDyn, PyArrayMethods, PyReadonlyArrayDyn, PyUntypedArrayMethods,
};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::PyDict;
use scoring::BadInput;

use crate::refusal::{no_outcome, refusal};

/// Numbers one after another, with the shape they came in.
pub(crate) struct Numbers<'py, T: Element>(PyReadonlyArrayDyn<'py, T>);

/// A column of numbers.
pub(crate) type Column<'py> = Numbers<'py, f64>;

impl<T: Element> Numbers<'_, T> {
    /// The numbers of a column, or a lone one.
    pub(crate) fn slice(&self) -> PyResult<&[T]> {
        if self.0.ndim() > 1 { Err(self.wrong_dimensions(1)) } else { Ok(self.0.as_slice()?) }
    }

    /// Whether it is a column, and no table.
    pub(crate) fn is_column(&self) -> bool {
        self.0.ndim() < 2
    }

    /// The numbers of a table, row after row, with the counts of rows and columns.
    pub(crate) fn table(&self) -> PyResult<(&[T], usize, usize)> {
        match *self.0.shape() {
            [rows, columns] => Ok((self.0.as_slice()?, rows, columns)),
            _ => Err(self.wrong_dimensions(2)),
        }
    }

    fn wrong_dimensions(&self, needed: usize) -> PyErr {
        let found = self.0.ndim();
        PyValueError::new_err(format!("an array has {found} dimensions; give one of {needed}"))
    }
}

impl Column<'_> {
    /// The numbers of so many rows, of which a lone number holds for all.
    pub(crate) fn for_rows(&self, rows: usize) -> PyResult<&[f64]> {
        let numbers = self.slice()?;
        if self.0.ndim() == 0 || numbers.len() == rows {
            return Ok(numbers);
        }
        let (expected, found) = (numbers.len(), rows);
        Err(refusal(BadInput::Lengths { what: "outcomes", expected, found }))
    }
}

impl<'py> FromPyObject<'_, 'py> for Column<'py> {
    type Error = PyErr;

    fn extract(given: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        in_place(&given, "float64").map(Self)
    }
}

impl<'py> FromPyObject<'_, 'py> for Numbers<'py, i64> {
    type Error = PyErr;

    fn extract(given: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        // Times are told as numbers, or as what numpy has for them.
        let array = unmasked(&given)?;
        if array.getattr("dtype")?.getattr("kind")?.extract::<String>()? != "M" {
            return whole_numbers(&array, "int64").map(Self);
        }
        if given
            .py()
            .import("numpy")?
            .call_method1("isnat", (&array,))?
            .call_method0("any")?
            .is_truthy()?
        {
            return Err(PyValueError::new_err("a time is missing; leave out its row"));
        }
        let milliseconds = array.call_method1("astype", ("datetime64[ms]",))?;
        typed(&required(&milliseconds.call_method1("astype", ("int64",))?, "int64")?).map(Self)
    }
}

impl<'py> FromPyObject<'_, 'py> for Numbers<'py, usize> {
    type Error = PyErr;

    fn extract(given: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        whole_numbers(&given, "uintp").map(Self)
    }
}

impl<'py> FromPyObject<'_, 'py> for Numbers<'py, u32> {
    type Error = PyErr;

    fn extract(given: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        whole_numbers(&given, "uint32").map(Self)
    }
}

/// What happened in each row: an array of booleans read in place, or a copy of one of 0 and 1.
pub(crate) enum Outcomes<'py> {
    InPlace(Numbers<'py, bool>),
    Copied(Vec<bool>),
}

impl Outcomes<'_> {
    /// All of them.
    pub(crate) fn slice(&self) -> PyResult<&[bool]> {
        match self {
            Self::InPlace(array) => array.slice(),
            Self::Copied(outcomes) => Ok(outcomes),
        }
    }
}

impl<'py> FromPyObject<'_, 'py> for Outcomes<'py> {
    type Error = PyErr;

    fn extract(given: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        let array = unmasked(&given)?;
        if array.getattr("dtype")?.getattr("kind")?.extract::<String>()? != "b" {
            return copied(&array).map(Self::Copied);
        }
        let array = required(&array, "bool")?;
        // Bytes that were declared to be booleans can be anything; Rust must not see such a one.
        let bytes: PyReadonlyArrayDyn<u8> = typed(&array.call_method1("view", ("uint8",))?)?;
        match bytes.as_slice()?.iter().position(|byte| *byte > 1) {
            Some(index) => Err(no_outcome(index, bytes.as_slice()?[index])),
            None => typed(&array).map(Numbers).map(Self::InPlace),
        }
    }
}

/// Numbers taken for outcomes, each 0 or 1.
fn copied(array: &Bound<PyAny>) -> PyResult<Vec<bool>> {
    let numbers: Column = Numbers(in_place(array, "float64")?);
    let outcome = |(index, number): (usize, &f64)| match *number {
        0.0 => Ok(false),
        1.0 => Ok(true),
        number => Err(no_outcome(index, number)),
    };
    numbers.slice()?.iter().enumerate().map(outcome).collect()
}

/// Whole numbers, refusing fractions and what the type cannot hold.
fn whole_numbers<'py, T: Element>(
    given: &Bound<'py, PyAny>,
    kind: &str,
) -> PyResult<PyReadonlyArrayDyn<'py, T>> {
    let array = unmasked(given)?;
    let wanted = required(&array, kind)?;
    let same = wanted.py().import("numpy")?.call_method1("array_equal", (&array, &wanted))?;
    if !same.is_truthy()? {
        return Err(PyValueError::new_err(format!(
            "an array holds numbers that no {kind} holds; give whole numbers in its range"
        )));
    }
    typed(&wanted)
}

fn in_place<'py, T: Element>(
    given: &Bound<'py, PyAny>,
    kind: &str,
) -> PyResult<PyReadonlyArrayDyn<'py, T>> {
    let array = unmasked(given)?;
    let numbers = array.getattr("dtype")?.getattr("kind")?.extract::<String>()?;
    if !"biuf".contains(&numbers) {
        let kind = array.getattr("dtype")?;
        return Err(PyValueError::new_err(format!("an array holds {kind}; give numbers")));
    }
    typed(&required(&array, kind)?)
}

/// An array; one with a mask is refused, since what it hides would be scored.
fn unmasked<'py>(given: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
    let numpy = given.py().import("numpy")?;
    if given.is_instance(&numpy.getattr("ma")?.getattr("MaskedArray")?)? {
        let text = "an array has a mask; leave out what is missing, as by its compressed()";
        return Err(PyValueError::new_err(text));
    }
    numpy.call_method1("asarray", (given,))
}

/// The same array if it has the type and lies in order, else a copy that does.
fn required<'py>(array: &Bound<'py, PyAny>, kind: &str) -> PyResult<Bound<'py, PyAny>> {
    let options = PyDict::new(array.py());
    options.set_item("requirements", ["C_CONTIGUOUS", "ALIGNED"])?;
    array.py().import("numpy")?.call_method("require", (array, kind), Some(&options))
}

fn typed<'py, T: Element>(array: &Bound<'py, PyAny>) -> PyResult<PyReadonlyArrayDyn<'py, T>> {
    let array: &Bound<PyArrayDyn<T>> = array.cast()?;
    Ok(array.try_readonly()?)
}

/// A column as an array of numpy, which takes over the memory.
pub(crate) fn given_back<T: Element>(
    py: Python<'_>,
    column: Vec<T>,
) -> Bound<'_, PyArray<T, numpy::Ix1>> {
    PyArray::from_vec(py, column)
}
