//! A probability, checked once.

use std::fmt;

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// A probability from 0 to 1, both included.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd, Serialize, Deserialize)]
#[serde(try_from = "f64", into = "f64")]
pub struct Probability(f64);

/// A number that is no probability.
#[derive(Clone, Copy, Debug, Error, PartialEq)]
#[error("{0} is not a probability; give a number from 0 to 1")]
pub struct NotAProbability(f64);

impl Probability {
    /// The probability of what cannot happen.
    pub const NEVER: Self = Self(0.0);

    /// Checks a number once, so that no later code has to.
    ///
    /// # Errors
    ///
    /// The number is below 0, above 1, or not a number.
    ///
    /// # Examples
    ///
    /// ```
    /// use domain::Probability;
    ///
    /// assert_eq!(Probability::new(0.72)?.to_string(), "72%");
    /// assert!(Probability::new(72.0).is_err());
    /// # Ok::<(), domain::NotAProbability>(())
    /// ```
    pub fn new(value: f64) -> Result<Self, NotAProbability> {
        // Adding zero turns -0 into 0, so that equal probabilities have equal bytes.
        if (0.0..=1.0).contains(&value) {
            Ok(Self(value + 0.0))
        } else {
            Err(NotAProbability(value))
        }
    }

    /// The number from 0 to 1.
    pub fn value(self) -> f64 {
        self.0
    }

    /// The number from 0 to 100.
    pub fn percent(self) -> f64 {
        // Rounding at a millionth of a percent hides that 0.55 * 100 is 55.000000000000007.
        (self.0 * 1e8).round() / 1e6
    }
}

impl fmt::Display for Probability {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}%", self.percent())
    }
}

impl TryFrom<f64> for Probability {
    type Error = NotAProbability;

    fn try_from(value: f64) -> Result<Self, NotAProbability> {
        Self::new(value)
    }
}

impl From<Probability> for f64 {
    fn from(probability: Probability) -> Self {
        probability.0
    }
}

#[cfg(test)]
mod tests {
    use super::Probability;

    #[test]
    fn whole_percents_print_whole() {
        for percent in 0..=100 {
            let probability = Probability::new(f64::from(percent) / 100.0).unwrap();
            assert_eq!(probability.to_string(), format!("{percent}%"));
        }
    }

    #[test]
    fn what_is_no_number_is_no_probability() {
        for value in [f64::NAN, f64::INFINITY, -0.001, 1.001] {
            assert!(Probability::new(value).is_err(), "{value}");
        }
    }
}
