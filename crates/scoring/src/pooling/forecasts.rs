//! Forecasts of one question by several people, checked once.

use crate::BadInput;
use crate::bad_input::as_long;
use crate::cases::{check_probabilities, check_weights};
use crate::numeric::{Sum, number};

/// Forecasts of one question by several people, checked: at least one, each from 0 to 1, and
/// weights, if any, that are not negative and not all zero.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Forecasts<'a> {
    forecasts: &'a [f64],
    weights: Option<&'a [f64]>,
}

impl<'a> Forecasts<'a> {
    /// Checks the forecasts.
    ///
    /// # Errors
    ///
    /// There are none, or one is no probability.
    ///
    /// # Examples
    ///
    /// ```
    /// use scoring::pooling::{Forecasts, linear};
    ///
    /// assert_eq!(linear(Forecasts::new(&[0.25, 0.75])?), 0.5);
    /// assert!(Forecasts::new(&[]).is_err());
    /// # Ok::<(), scoring::BadInput>(())
    /// ```
    pub fn new(forecasts: &'a [f64]) -> Result<Self, BadInput> {
        if forecasts.is_empty() {
            return Err(BadInput::TooFew { what: "forecasts", found: 0, needed: 1 });
        }
        check_probabilities(forecasts, 1)?;
        Ok(Self { forecasts, weights: None })
    }

    /// Gives each forecast a weight: how much it counts beside the others.
    ///
    /// # Errors
    ///
    /// There is not one weight a forecast, one is negative or not finite, or all are zero.
    ///
    /// # Examples
    ///
    /// ```
    /// use scoring::pooling::{Forecasts, linear};
    ///
    /// assert_eq!(linear(Forecasts::new(&[0.25, 0.75])?.weighted(&[1.0, 3.0])?), 0.625);
    /// # Ok::<(), scoring::BadInput>(())
    /// ```
    pub fn weighted(self, weights: &'a [f64]) -> Result<Self, BadInput> {
        as_long("weights", self.forecasts.len(), weights.len())?;
        check_weights(weights)?;
        Ok(Self { weights: Some(weights), ..self })
    }

    /// The forecasts, as they were given.
    pub fn values(self) -> &'a [f64] {
        self.forecasts
    }

    /// How many forecasts weigh anything.
    pub(crate) fn count(self) -> usize {
        self.rows().count()
    }

    /// Each forecast that weighs anything, with its weight and its row counted from 1.
    pub(crate) fn rows(self) -> impl Iterator<Item = (usize, f64, f64)> + use<'a> {
        let weights = self.weights;
        let rows = self.forecasts.iter().enumerate().map(move |(index, &forecast)| {
            (index + 1, forecast, weights.map_or(1.0, |weights| weights[index]))
        });
        rows.filter(|(_, _, weight)| *weight > 0.0)
    }

    /// The weighted mean of what a function makes of each forecast.
    pub(crate) fn mean_of(self, each: impl Fn(f64) -> f64) -> f64 {
        let sum: Sum = self.rows().map(|(_, forecast, weight)| weight * each(forecast)).collect();
        sum.value() / self.total_weight()
    }

    fn total_weight(self) -> f64 {
        let Some(weights) = self.weights else { return number(self.forecasts.len()) };
        weights.iter().copied().collect::<Sum>().value()
    }
}
