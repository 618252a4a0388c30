//! The log-logistic distribution.

use statrs::function::beta::beta_reg;

use super::Logistic;
use crate::BadInput;
use crate::continuous::{Distribution, Region, area};
use crate::numeric::ln_beta;

/// A log-logistic distribution: the logarithm of the quantity is logistic.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LogLogistic(Logistic);

impl LogLogistic {
    /// Checks the location and the scale of the natural logarithm.
    ///
    /// # Errors
    ///
    /// The location is not finite, or the scale is not a finite number above 0.
    ///
    /// # Examples
    ///
    /// ```
    /// use scoring::continuous::{Distribution, LogLogistic};
    ///
    /// let forecast = LogLogistic::new(0.0, 1.0)?;
    /// assert!((forecast.cdf(3.0) - 0.75).abs() < 1e-15);
    /// # Ok::<(), scoring::BadInput>(())
    /// ```
    pub fn new(log_location: f64, log_scale: f64) -> Result<Self, BadInput> {
        Logistic::new(log_location, log_scale).map(Self)
    }

    /// The distribution of the logarithm.
    pub fn logarithm(self) -> Logistic {
        self.0
    }
}

impl Distribution for LogLogistic {
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

    /// *y* (2*F* − 1) + e^*μ* B(1 + *σ*, 1 − *σ*) (1 − *σ* − 2 I(*F*; 1 + *σ*, 1 − *σ*)), for
    /// *σ* < 1; infinite from 2 on
    fn crps_at(&self, happened: f64) -> f64 {
        let scale = self.0.scale();
        if scale >= 2.0 {
            return f64::INFINITY;
        }
        // Without a mean the form fails, though the score is finite.
        if scale > 0.98 {
            return area::of_squares(self, Region::ALL, happened);
        }
        let below = self.cdf(happened);
        let mean = (self.0.location() + ln_beta(1.0 + scale, 1.0 - scale)).exp();
        let reached = beta_reg(1.0 + scale, 1.0 - scale, below);
        let distance = happened * (below - self.survival(happened));
        distance + mean * (1.0 - scale - 2.0 * reached)
    }
}
