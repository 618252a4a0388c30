//! The log-normal distribution.

use std::f64::consts::FRAC_1_SQRT_2;

use super::Normal;
use crate::BadInput;
use crate::continuous::Distribution;
use crate::numeric::normal_cdf;

/// A log-normal distribution: the logarithm of the quantity is normal.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LogNormal(Normal);

impl LogNormal {
    /// Checks the mean and the standard deviation of the natural logarithm.
    ///
    /// # Errors
    ///
    /// The mean is not finite, or the deviation is not a finite number above 0.
    ///
    /// # Examples
    ///
    /// ```
    /// use scoring::continuous::{Distribution, LogNormal};
    ///
    /// let forecast = LogNormal::new(0.0, 1.0)?;
    /// assert_eq!(forecast.quantile(0.5)?, 1.0);
    /// // Below 0, where no value can be, the score grows by the distance.
    /// assert!((forecast.crps(-2.0)? - forecast.crps(-1.0)? - 1.0).abs() < 1e-15);
    /// # Ok::<(), scoring::BadInput>(())
    /// ```
    pub fn new(log_mean: f64, log_deviation: f64) -> Result<Self, BadInput> {
        Normal::new(log_mean, log_deviation).map(Self)
    }

    /// The distribution of the logarithm.
    pub fn logarithm(self) -> Normal {
        self.0
    }
}

impl Distribution for LogNormal {
    fn cdf(&self, place: f64) -> f64 {
        if place > 0.0 { self.0.cdf(place.ln()) } else { 0.0 }
    }

    fn survival(&self, place: f64) -> f64 {
        if place > 0.0 { self.0.survival(place.ln()) } else { 1.0 }
    }

    fn log_density(&self, place: f64) -> f64 {
        if place > 0.0 && place.is_finite() {
            self.0.log_density(place.ln()) - place.ln()
        } else {
            f64::NEG_INFINITY
        }
    }

    fn place_of(&self, share: f64) -> f64 {
        self.0.place_of(share).exp()
    }

    /// *y* (2*F*(*y*) − 1) − 2 e^(*μ* + *σ*²/2) (Φ(*z* − *σ*) + Φ(*σ*/√2) − 1)
    fn crps_at(&self, happened: f64) -> f64 {
        let (mean, deviation) = (self.0.mean(), self.0.deviation());
        let distance = happened * (self.cdf(happened) - self.survival(happened));
        let moved = (happened.max(0.0).ln() - mean) / deviation - deviation;
        let far = normal_cdf(moved) - normal_cdf(-deviation * FRAC_1_SQRT_2);
        distance - 2.0 * (mean + 0.5 * deviation * deviation).exp() * far
    }
}
