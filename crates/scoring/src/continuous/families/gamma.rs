//! The gamma distribution.

use crate::BadInput;
use crate::continuous::Distribution;
use crate::continuous::check::positive;
use crate::numeric::{gamma_shares, ln_beta_of_half, log_gamma_term, root};

/// A gamma distribution, by its shape and rate; the mean is shape / rate.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Gamma {
    shape: f64,
    rate: f64,
}

impl Gamma {
    /// Checks the shape and the rate.
    ///
    /// # Errors
    ///
    /// One of them is not a finite number above 0.
    ///
    /// # Examples
    ///
    /// ```
    /// use scoring::continuous::{Distribution, Gamma};
    ///
    /// // With a shape of 1 it is the exponential distribution.
    /// assert!((Gamma::new(1.0, 2.0)?.crps(0.0)? - 0.25).abs() < 1e-15);
    /// # Ok::<(), scoring::BadInput>(())
    /// ```
    pub fn new(shape: f64, rate: f64) -> Result<Self, BadInput> {
        Ok(Self { shape: positive("the shape", shape)?, rate: positive("the rate", rate)? })
    }

    /// The shape.
    pub fn shape(self) -> f64 {
        self.shape
    }

    /// The rate.
    pub fn rate(self) -> f64 {
        self.rate
    }
}

impl Distribution for Gamma {
    fn cdf(&self, place: f64) -> f64 {
        gamma_shares(self.shape, self.rate * place).0
    }

    fn survival(&self, place: f64) -> f64 {
        gamma_shares(self.shape, self.rate * place).1
    }

    fn log_density(&self, place: f64) -> f64 {
        let (shape, turns) = (self.shape, self.rate * place);
        if turns < 0.0 || turns.is_infinite() {
            return f64::NEG_INFINITY;
        }
        if turns > 0.0 {
            return log_gamma_term(shape, turns) + shape.ln() - place.ln();
        }
        self.rate.ln() + power_log(shape - 1.0, turns) - libm::lgamma(shape)
    }

    fn place_of(&self, share: f64) -> f64 {
        if share <= 0.0 || share >= 1.0 {
            return if share <= 0.0 { 0.0 } else { f64::INFINITY };
        }
        let passed = |log: f64| {
            // The smaller side has the digits.
            let (lower, upper) = gamma_shares(self.shape, log.exp());
            if share < 0.5 { lower - share } else { (1.0 - share) - upper }
        };
        root(&passed, self.shape.ln(), 1.0).exp() / self.rate
    }

    /// (*y* − *k*/*β*) (2*F* − 1) + (2 *x* *f*(*x*) − 1 / B(½, *k*)) / *β*, where *x* = *β* *y* and
    /// *f* is the density of rate 1
    fn crps_at(&self, happened: f64) -> f64 {
        let (shape, turns) = (self.shape, self.rate * happened);
        let (lower, upper) = gamma_shares(shape, turns);
        let inside = turns > 0.0 && turns.is_finite();
        let peak = if inside { shape * log_gamma_term(shape, turns).exp() } else { 0.0 };
        let spread = (-ln_beta_of_half(shape)).exp();
        (happened - shape / self.rate) * (lower - upper) + (2.0 * peak - spread) / self.rate
    }
}

/// ln *x*^*a*, which is 0 for *a* = 0 at any place.
pub(super) fn power_log(power: f64, place: f64) -> f64 {
    if power.abs() > 0.0 { power * place.ln() } else { 0.0 }
}
