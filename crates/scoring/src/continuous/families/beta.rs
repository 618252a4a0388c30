//! The beta distribution.

use statrs::function::beta::beta_reg;

use super::gamma::power_log;
use crate::BadInput;
use crate::continuous::Distribution;
use crate::continuous::check::positive;
use crate::numeric::{beta_quantile, ln_beta};

/// A beta distribution on the values from 0 to 1; the mean is first / (first + second).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Beta {
    first: f64,
    second: f64,
}

impl Beta {
    /// Checks the two shapes.
    ///
    /// # Errors
    ///
    /// One of them is not a finite number above 0.
    ///
    /// # Examples
    ///
    /// ```
    /// use scoring::continuous::{Beta, Distribution};
    ///
    /// // With two shapes of 1 it is uniform.
    /// assert!((Beta::new(1.0, 1.0)?.crps(0.5)? - 1.0 / 12.0).abs() < 1e-14);
    /// # Ok::<(), scoring::BadInput>(())
    /// ```
    pub fn new(first: f64, second: f64) -> Result<Self, BadInput> {
        let first = positive("the first shape", first)?;
        Ok(Self { first, second: positive("the second shape", second)? })
    }
}

impl Distribution for Beta {
    fn cdf(&self, place: f64) -> f64 {
        beta_reg(self.first, self.second, place.clamp(0.0, 1.0))
    }

    fn survival(&self, place: f64) -> f64 {
        beta_reg(self.second, self.first, 1.0 - place.clamp(0.0, 1.0))
    }

    fn log_density(&self, place: f64) -> f64 {
        if !(0.0..=1.0).contains(&place) {
            return f64::NEG_INFINITY;
        }
        let low = power_log(self.first - 1.0, place);
        low + power_log(self.second - 1.0, 1.0 - place) - ln_beta(self.first, self.second)
    }

    fn place_of(&self, share: f64) -> f64 {
        if share <= 0.0 || share >= 1.0 {
            return share;
        }
        beta_quantile(self.first, self.second, share)
    }

    /// *y* (2*F* − 1) + (*a* / (*a* + *b*)) (1 − 2*F*₊₁ − 2 B(2*a*, 2*b*) / (*a* B(*a*, *b*)²)),
    /// *F*₊₁ that of shapes *a* + 1 and *b*
    fn crps_at(&self, happened: f64) -> f64 {
        let (first, second) = (self.first, self.second);
        let reached = beta_reg(first + 1.0, second, happened.clamp(0.0, 1.0));
        let logs = ln_beta(2.0 * first, 2.0 * second) - 2.0 * ln_beta(first, second);
        let mean = first / (first + second);
        let distance = happened * (self.cdf(happened) - self.survival(happened));
        distance + mean * (1.0 - 2.0 * reached - 2.0 * logs.exp() / first)
    }
}
