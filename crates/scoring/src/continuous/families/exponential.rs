//! The exponential distribution.

use crate::BadInput;
use crate::continuous::Distribution;
use crate::continuous::check::positive;

/// An exponential distribution, by its rate; the mean is 1 / rate.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Exponential {
    rate: f64,
}

impl Exponential {
    /// Checks the rate.
    ///
    /// # Errors
    ///
    /// It is not a finite number above 0.
    ///
    /// # Examples
    ///
    /// ```
    /// use scoring::continuous::{Distribution, Exponential};
    ///
    /// assert_eq!(Exponential::new(2.0)?.crps(0.0)?, 0.25);
    /// # Ok::<(), scoring::BadInput>(())
    /// ```
    pub fn new(rate: f64) -> Result<Self, BadInput> {
        Ok(Self { rate: positive("the rate", rate)? })
    }
}

impl Distribution for Exponential {
    fn cdf(&self, place: f64) -> f64 {
        -(-self.rate * place.max(0.0)).exp_m1()
    }

    fn survival(&self, place: f64) -> f64 {
        (-self.rate * place.max(0.0)).exp()
    }

    fn log_density(&self, place: f64) -> f64 {
        if place < 0.0 { f64::NEG_INFINITY } else { self.rate.ln() - self.rate * place }
    }

    fn place_of(&self, share: f64) -> f64 {
        (0.0 - (-share).ln_1p()) / self.rate
    }

    /// |*y*| − 2*F*/*λ* + 1/(2*λ*)
    fn crps_at(&self, happened: f64) -> f64 {
        happened.abs() + (0.5 - 2.0 * self.cdf(happened)) / self.rate
    }
}
