//! The beta distribution.

use super::gamma::power_log;
use crate::BadInput;
use crate::continuous::Distribution;
use crate::continuous::check::positive;
use crate::numeric::{beta_of_doubled, beta_quantile, beta_shares, ln_beta, log_beta_term};

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

    /// The two shapes.
    pub fn shapes(self) -> (f64, f64) {
        (self.first, self.second)
    }
}

impl Distribution for Beta {
    fn cdf(&self, place: f64) -> f64 {
        beta_shares(self.first, self.second, place).0
    }

    fn survival(&self, place: f64) -> f64 {
        beta_shares(self.first, self.second, place).1
    }

    fn log_density(&self, place: f64) -> f64 {
        if !(0.0..=1.0).contains(&place) {
            return f64::NEG_INFINITY;
        }
        if place > 0.0 && place < 1.0 {
            let term = log_beta_term(self.first, self.second, place);
            return term - place.ln() - (-place).ln_1p();
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

    /// (*y* − *m*) (2*F* − 1) + 2 (*y*^*a* (1 − *y*)^*b* / B(*a*, *b*) − B(2*a*, 2*b*) / B(*a*, *b*)²) / (*a* + *b*),
    /// where *m* is the mean
    fn crps_at(&self, happened: f64) -> f64 {
        let (first, second) = (self.first, self.second);
        let (lower, upper) = beta_shares(first, second, happened);
        let inside = happened > 0.0 && happened < 1.0;
        let peak = if inside { log_beta_term(first, second, happened).exp() } else { 0.0 };
        let both = first + second;
        let distance = (happened - first / both) * (lower - upper);
        distance + 2.0 * (peak - beta_of_doubled(first, second)) / both
    }
}
