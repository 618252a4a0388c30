//! The normal distribution.

use std::f64::consts::PI;

use crate::BadInput;
use crate::continuous::Distribution;
use crate::continuous::check::{finite, positive};
use crate::numeric::{normal_cdf, normal_density, normal_quantile};

/// A normal distribution, by its mean and standard deviation.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Normal {
    mean: f64,
    deviation: f64,
}

impl Normal {
    /// Checks the mean and the standard deviation.
    ///
    /// # Errors
    ///
    /// The mean is not finite, or the deviation is not a finite number above 0; for certainty
    /// take a [`super::PointMass`].
    ///
    /// # Examples
    ///
    /// ```
    /// use scoring::continuous::{Distribution, Normal};
    ///
    /// // (√2 − 1) / √π
    /// let score = Normal::new(0.0, 1.0)?.crps(0.0)?;
    /// assert!((score - 0.233_694_977_255_109_07).abs() < 1e-15);
    /// assert!(Normal::new(0.0, 0.0).is_err());
    /// # Ok::<(), scoring::BadInput>(())
    /// ```
    pub fn new(mean: f64, deviation: f64) -> Result<Self, BadInput> {
        let mean = finite("the mean", mean)?;
        Ok(Self { mean, deviation: positive("the standard deviation", deviation)? })
    }

    /// The mean.
    pub fn mean(self) -> f64 {
        self.mean
    }

    /// The standard deviation.
    pub fn deviation(self) -> f64 {
        self.deviation
    }

    fn standard(self, place: f64) -> f64 {
        (place - self.mean) / self.deviation
    }
}

impl Distribution for Normal {
    fn cdf(&self, place: f64) -> f64 {
        normal_cdf(self.standard(place))
    }

    fn survival(&self, place: f64) -> f64 {
        normal_cdf(-self.standard(place))
    }

    fn log_density(&self, place: f64) -> f64 {
        let standard = self.standard(place);
        -0.5 * standard * standard - 0.5 * (2.0 * PI).ln() - self.deviation.ln()
    }

    fn place_of(&self, share: f64) -> f64 {
        self.mean + self.deviation * normal_quantile(share)
    }

    /// (*y* − *μ*) (2Φ(*z*) − 1) + *σ* (2φ(*z*) − 1/√π)
    fn crps_at(&self, happened: f64) -> f64 {
        let standard = self.standard(happened);
        let distance = (happened - self.mean) * (normal_cdf(standard) - normal_cdf(-standard));
        distance + self.deviation * (2.0 * normal_density(standard) - PI.sqrt().recip())
    }
}
