//! Checks of the numbers that a forecast of a quantity is made of.

use crate::BadInput;

/// Refuses a number that is infinite or not a number.
pub(crate) fn finite(what: &'static str, value: f64) -> Result<f64, BadInput> {
    if value.is_finite() { Ok(value) } else { Err(BadInput::NotFinite { row: 1, what, value }) }
}

/// Refuses a number that is not above 0, or not finite.
pub(crate) fn positive(what: &'static str, value: f64) -> Result<f64, BadInput> {
    if finite(what, value)? > 0.0 {
        Ok(value)
    } else {
        Err(BadInput::NotPositive { row: 1, what, value })
    }
}

/// Refuses a share that does not lie strictly between 0 and 1.
pub(crate) fn inner_share(what: &'static str, value: f64) -> Result<f64, BadInput> {
    if value > 0.0 && value < 1.0 {
        Ok(value)
    } else {
        Err(BadInput::OutOfRange { row: 1, what, value, allowed: "above 0 and below 1" })
    }
}

/// Refuses a share that does not lie from 0 to 1.
pub(crate) fn share(value: f64) -> Result<f64, BadInput> {
    if (0.0..=1.0).contains(&value) {
        Ok(value)
    } else {
        Err(BadInput::NotAProbability { row: 1, value })
    }
}

/// Refuses values that are not finite, or do not rise from one to the next; with `strictly`,
/// equal neighbors too.
pub(crate) fn rising(what: &'static str, values: &[f64], strictly: bool) -> Result<(), BadInput> {
    if let Some(index) = values.iter().position(|value| !value.is_finite()) {
        return Err(BadInput::NotFinite { row: index + 1, what, value: values[index] });
    }
    let falls = |pair: &[f64]| if strictly { pair[1] <= pair[0] } else { pair[1] < pair[0] };
    match values.windows(2).position(falls) {
        None => Ok(()),
        Some(index) => Err(BadInput::Unsorted {
            row: index + 2,
            what,
            before: values[index],
            value: values[index + 1],
        }),
    }
}
