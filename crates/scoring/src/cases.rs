//! Cases: forecasts of yes-or-no questions and how each ended, checked once.

use crate::BadInput;
use crate::bad_input::as_long;
use crate::numeric::{Sum, number};

/// Forecasts of yes-or-no questions and how each ended, one row a question.
///
/// What stands here has been checked: every forecast is a number from 0 to 1, every column is
/// as long as the first, no weight is negative, and one at least is not zero. Rows whose weight
/// is zero change nothing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cases<'a> {
    forecasts: &'a [f64],
    outcomes: &'a [bool],
    weights: Option<&'a [f64]>,
}

impl<'a> Cases<'a> {
    /// Checks the columns: probabilities of yes, and whether it happened.
    ///
    /// # Errors
    ///
    /// A forecast is no number from 0 to 1, or the columns differ in length.
    ///
    /// # Examples
    ///
    /// ```
    /// use scoring::Cases;
    ///
    /// let cases = Cases::new(&[0.2, 0.9], &[false, true])?;
    /// assert_eq!(cases.len(), 2);
    ///
    /// let refused = Cases::new(&[0.2, 90.0], &[false, true]).unwrap_err();
    /// assert_eq!(refused.to_string(), "row 2: 90 is not a probability; give a number from 0 to 1");
    /// # Ok::<(), scoring::BadInput>(())
    /// ```
    pub fn new(forecasts: &'a [f64], outcomes: &'a [bool]) -> Result<Self, BadInput> {
        as_long("outcomes", forecasts.len(), outcomes.len())?;
        check_probabilities(forecasts, 1)?;
        Ok(Self { forecasts, outcomes, weights: None })
    }

    /// Gives each row a weight: how much it counts beside the others.
    ///
    /// # Errors
    ///
    /// There is not one weight a row, one of them is negative or not finite, or all are zero.
    ///
    /// # Examples
    ///
    /// ```
    /// use scoring::{BadInput, Cases};
    ///
    /// let cases = Cases::new(&[0.2, 0.9], &[false, true])?;
    /// assert_eq!(cases.weighted(&[1.0, 3.0])?.total_weight(), 4.0);
    /// assert_eq!(cases.weighted(&[0.0, 0.0]), Err(BadInput::NoWeight));
    /// # Ok::<(), BadInput>(())
    /// ```
    pub fn weighted(self, weights: &'a [f64]) -> Result<Self, BadInput> {
        as_long("weights", self.len(), weights.len())?;
        check_weights(weights)?;
        Ok(Self { weights: Some(weights), ..self })
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.forecasts.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.forecasts.is_empty()
    }

    /// The probabilities of yes.
    pub fn forecasts(&self) -> &'a [f64] {
        self.forecasts
    }

    /// Whether each happened.
    pub fn outcomes(&self) -> &'a [bool] {
        self.outcomes
    }

    /// The weights, if rows do not count alike.
    pub fn weights(&self) -> Option<&'a [f64]> {
        self.weights
    }

    /// What the rows weigh together; each weighs 1 unless told otherwise.
    pub fn total_weight(&self) -> f64 {
        self.weights
            .map_or(number(self.len()), |weights| weights.iter().copied().collect::<Sum>().value())
    }

    /// Each row: the forecast, whether it happened, and its weight.
    pub fn rows(&self) -> impl ExactSizeIterator<Item = (f64, bool, f64)> + use<'a> {
        let weights = self.weights;
        let pairs = self.forecasts.iter().zip(self.outcomes).enumerate();
        pairs.map(move |(row, (&forecast, &happened))| {
            (forecast, happened, weights.map_or(1.0, |weights| weights[row]))
        })
    }
}

/// Refuses the first number that is no probability; `first` is the row of the first one.
pub(crate) fn check_probabilities(forecasts: &[f64], first: usize) -> Result<(), BadInput> {
    let bad = forecasts.iter().position(|forecast| !(0.0..=1.0).contains(forecast));
    bad.map_or(Ok(()), |index| {
        Err(BadInput::NotAProbability { row: first + index, value: forecasts[index] })
    })
}

/// Refuses weights that are negative, not finite, all zero, or too large to add up.
pub(crate) fn check_weights(weights: &[f64]) -> Result<(), BadInput> {
    let bad = weights.iter().position(|weight| !(0.0..f64::INFINITY).contains(weight));
    if let Some(index) = bad {
        return Err(BadInput::NotAWeight { row: index + 1, value: weights[index] });
    }
    let largest = weights.iter().copied().fold(0.0, f64::max);
    if largest <= 0.0 {
        return Err(BadInput::NoWeight);
    }
    if largest < f64::MAX / number(weights.len()) {
        return Ok(());
    }
    let row = weights.iter().position(|weight| *weight >= largest).map_or(1, |index| index + 1);
    let allowed = "small enough for all of them to add up";
    Err(BadInput::OutOfRange { row, what: "the weight", value: largest, allowed })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bad_row_is_named() {
        for (forecasts, outcomes, expected) in [
            (&[0.5, f64::NAN][..], &[true, true][..], "row 2: NaN is not a probability"),
            (&[-0.1], &[true], "row 1: -0.1 is not a probability"),
            (&[0.5, 0.5], &[true], "there are 2 forecasts and 1 outcomes"),
        ] {
            let message = Cases::new(forecasts, outcomes).unwrap_err().to_string();
            assert!(message.starts_with(expected), "{message}");
        }
    }

    #[test]
    fn a_bad_weight_is_named() {
        let cases = Cases::new(&[0.5, 0.5], &[true, false]).unwrap();
        for (weights, expected) in [
            (&[1.0, -1.0][..], "row 2: -1 is not a weight"),
            (&[f64::NAN, 1.0], "row 1: NaN is not a weight"),
            (&[f64::INFINITY, 1.0], "row 1: inf is not a weight"),
            (&[1.0, 1e308], "row 2: the weight is 1"),
            (&[0.0, 0.0], "no row has a weight above 0"),
            (&[1.0], "there are 2 forecasts and 1 weights"),
        ] {
            let message = cases.weighted(weights).unwrap_err().to_string();
            assert!(message.starts_with(expected), "{message}");
        }
    }

    #[test]
    fn both_ends_of_the_range_are_probabilities() {
        assert!(Cases::new(&[0.0, 1.0, -0.0], &[false, true, false]).is_ok());
    }
}
