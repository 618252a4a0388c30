//! The interval score, with its parts.

use crate::BadInput;
use crate::continuous::check::{finite, inner_share, rising};

/// A central interval: what is held to contain the outcome with a chance, its level, with as much
/// chance left below as above.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    missed: f64,
    low: f64,
    high: f64,
}

impl Interval {
    /// Checks the level, as 0.9 for nine tenths, and the ends.
    ///
    /// # Errors
    ///
    /// The level does not lie strictly between 0 and 1, an end is not finite, or the second lies
    /// below the first.
    ///
    /// # Examples
    ///
    /// ```
    /// use scoring::continuous::Interval;
    ///
    /// assert!(Interval::new(0.9, 10.0, 20.0).is_ok());
    /// assert!(Interval::new(0.9, 20.0, 10.0).is_err());
    /// ```
    pub fn new(level: f64, low: f64, high: f64) -> Result<Self, BadInput> {
        rising("the end of the interval", &[low, high], false)?;
        Ok(Self { missed: 1.0 - inner_share("the level", level)?, low, high })
    }

    /// From the chance that is left outside, which has more digits where it is small.
    pub(super) fn missing(missed: f64, low: f64, high: f64) -> Self {
        Self { missed, low, high }
    }

    pub(super) fn missed(self) -> f64 {
        self.missed
    }

    pub(super) fn score(self, happened: f64) -> IntervalScore {
        let penalty = |passed: f64| 2.0 / self.missed * passed.max(0.0);
        IntervalScore {
            dispersion: self.high - self.low,
            underprediction: penalty(happened - self.high),
            overprediction: penalty(self.low - happened),
        }
    }
}

/// An interval score as the sum of its parts, each in the unit of the quantity.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct IntervalScore {
    /// What is paid for width, whatever happens.
    pub dispersion: f64,
    /// What is paid for an outcome above the interval.
    pub underprediction: f64,
    /// What is paid for an outcome below it.
    pub overprediction: f64,
}

impl IntervalScore {
    /// The score. 0 is perfect, there is no worst; lower is better.
    pub fn total(self) -> f64 {
        self.dispersion + self.underprediction + self.overprediction
    }

    pub(super) fn times(self, factor: f64) -> Self {
        Self {
            dispersion: factor * self.dispersion,
            underprediction: factor * self.underprediction,
            overprediction: factor * self.overprediction,
        }
    }
}

/// The interval score, also called Winkler's, with its parts. 0 is perfect, there is no worst;
/// lower is better, in the unit of the quantity.
///
/// With the ends *l* and *u* and the chance *α* that is left outside, it is
/// (*u* − *l*) + (2/*α*) (*l* − *y*)₊ + (2/*α*) (*y* − *u*)₊: the width, and a penalty for each
/// unit that the outcome lies outside.
///
/// T. Gneiting, A. E. Raftery, "Strictly proper scoring rules, prediction, and estimation",
/// *Journal of the American Statistical Association* 102, 2007, section 6.2.
///
/// # Errors
///
/// The outcome is not finite.
///
/// # Examples
///
/// ```
/// use scoring::continuous::{Interval, interval_score};
///
/// let half = Interval::new(0.5, 10.0, 20.0)?;
/// assert_eq!(interval_score(half, 15.0)?.total(), 10.0);
/// assert_eq!(interval_score(half, 21.0)?.underprediction, 4.0);
/// # Ok::<(), scoring::BadInput>(())
/// ```
pub fn interval_score(interval: Interval, happened: f64) -> Result<IntervalScore, BadInput> {
    Ok(interval.score(finite("the outcome", happened)?))
}
