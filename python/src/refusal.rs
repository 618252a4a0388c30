//! What the library refuses, as Python's errors: its own text in a `ValueError`.

use pyo3::PyErr;
use pyo3::exceptions::PyValueError;
use scoring::BadInput;

/// An error of the library.
pub(crate) fn refusal(error: BadInput) -> PyErr {
    PyValueError::new_err(error.to_string())
}

/// An error of one forecast among many, each of them a row with an inner order of its own.
pub(crate) fn refusal_of(what: &str, index: usize) -> impl Fn(BadInput) -> PyErr {
    move |error| PyValueError::new_err(format!("{what} {}: {error}", index + 1))
}

/// An error of a single number, told with the row that the number stands in.
pub(crate) fn refusal_in_row(index: usize) -> impl Fn(BadInput) -> PyErr {
    let row = index + 1;
    move |error| {
        refusal(match error {
            BadInput::NotFinite { what, value, .. } => BadInput::NotFinite { row, what, value },
            BadInput::NotPositive { what, value, .. } => BadInput::NotPositive { row, what, value },
            BadInput::OutOfRange { what, value, allowed, .. } => {
                BadInput::OutOfRange { row, what, value, allowed }
            }
            other => other,
        })
    }
}

/// A number that stands where an outcome was to be.
pub(crate) fn no_outcome(index: usize, value: impl std::fmt::Display) -> PyErr {
    let row = index + 1;
    let text = format!("row {row}: {value} is not an outcome; give true or false, or 1 or 0");
    PyValueError::new_err(text)
}
