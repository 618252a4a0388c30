//! The uniform distribution.

use crate::BadInput;
use crate::continuous::Distribution;
use crate::continuous::check::rising;

/// A uniform distribution: any value between two ends alike.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Uniform {
    low: f64,
    high: f64,
}

impl Uniform {
    /// Checks the ends.
    ///
    /// # Errors
    ///
    /// An end is not finite, or the second does not lie above the first.
    ///
    /// # Examples
    ///
    /// ```
    /// use scoring::continuous::{Distribution, Uniform};
    ///
    /// assert!((Uniform::new(0.0, 1.0)?.crps(0.5)? - 1.0 / 12.0).abs() < 1e-15);
    /// assert_eq!(Uniform::new(0.0, 4.0)?.quantile(0.25)?, 1.0);
    /// # Ok::<(), scoring::BadInput>(())
    /// ```
    pub fn new(low: f64, high: f64) -> Result<Self, BadInput> {
        rising("the end", &[low, high], true)?;
        Ok(Self { low, high })
    }
}

impl Distribution for Uniform {
    fn cdf(&self, place: f64) -> f64 {
        ((place - self.low) / (self.high - self.low)).clamp(0.0, 1.0)
    }

    fn survival(&self, place: f64) -> f64 {
        ((self.high - place) / (self.high - self.low)).clamp(0.0, 1.0)
    }

    fn log_density(&self, place: f64) -> f64 {
        if place < self.low || place > self.high {
            f64::NEG_INFINITY
        } else {
            0.0 - (self.high - self.low).ln()
        }
    }

    fn place_of(&self, share: f64) -> f64 {
        self.low + share * (self.high - self.low)
    }

    /// The distance to the ends, and (*b* − *a*) (*F*³ + (1 − *F*)³) / 3
    fn crps_at(&self, happened: f64) -> f64 {
        let outside = happened - happened.clamp(self.low, self.high);
        let (below, above) = (self.cdf(happened), self.survival(happened));
        outside.abs() + (self.high - self.low) * (below.powi(3) + above.powi(3)) / 3.0
    }
}
