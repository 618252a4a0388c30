//! The logistic distribution.

use crate::BadInput;
use crate::continuous::Distribution;
use crate::continuous::check::{finite, positive};
use crate::numeric::{log_odds, logistic};

/// A logistic distribution, by its location, which is mean and median, and its scale.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Logistic {
    location: f64,
    scale: f64,
}

impl Logistic {
    /// Checks the location and the scale; the standard deviation is *π*/√3 times the scale.
    ///
    /// # Errors
    ///
    /// The location is not finite, or the scale is not a finite number above 0.
    ///
    /// # Examples
    ///
    /// ```
    /// use scoring::continuous::{Distribution, Logistic};
    ///
    /// let score = Logistic::new(5.0, 2.0)?.crps(5.0)?;
    /// assert!((score - 2.0 * (4_f64.ln() - 1.0)).abs() < 1e-15);
    /// # Ok::<(), scoring::BadInput>(())
    /// ```
    pub fn new(location: f64, scale: f64) -> Result<Self, BadInput> {
        let location = finite("the location", location)?;
        Ok(Self { location, scale: positive("the scale", scale)? })
    }

    /// The location.
    pub fn location(self) -> f64 {
        self.location
    }

    /// The scale.
    pub fn scale(self) -> f64 {
        self.scale
    }

    fn standard(self, place: f64) -> f64 {
        (place - self.location) / self.scale
    }
}

impl Distribution for Logistic {
    fn cdf(&self, place: f64) -> f64 {
        logistic(self.standard(place))
    }

    fn survival(&self, place: f64) -> f64 {
        logistic(-self.standard(place))
    }

    fn log_density(&self, place: f64) -> f64 {
        let distance = self.standard(place).abs();
        -distance - 2.0 * (-distance).exp().ln_1p() - self.scale.ln()
    }

    fn place_of(&self, share: f64) -> f64 {
        self.location + self.scale * log_odds(share)
    }

    /// |*y* − *μ*| + *σ* (2 ln(1 + e^−|*z*|) − 1)
    fn crps_at(&self, happened: f64) -> f64 {
        mean_distance(happened - self.location, self.scale) - self.scale
    }
}

/// How far the values of a logistic distribution are on average from a place at a distance.
pub(crate) fn mean_distance(distance: f64, scale: f64) -> f64 {
    distance.abs() + 2.0 * scale * (-distance.abs() / scale).exp().ln_1p()
}
