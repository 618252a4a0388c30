//! The gamma distribution.

use statrs::function::gamma::{gamma_lr, gamma_ur};

use crate::BadInput;
use crate::continuous::Distribution;
use crate::continuous::check::positive;
use crate::numeric::{ln_beta_of_half, root};

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
}

impl Distribution for Gamma {
    fn cdf(&self, place: f64) -> f64 {
        lower(self.shape, self.rate * place)
    }

    fn survival(&self, place: f64) -> f64 {
        upper(self.shape, self.rate * place)
    }

    fn log_density(&self, place: f64) -> f64 {
        if place < 0.0 || place.is_infinite() {
            return f64::NEG_INFINITY;
        }
        let turns = self.rate * place;
        self.rate.ln() + power_log(self.shape - 1.0, turns) - turns - libm::lgamma(self.shape)
    }

    fn place_of(&self, share: f64) -> f64 {
        if share <= 0.0 || share >= 1.0 {
            return if share <= 0.0 { 0.0 } else { f64::INFINITY };
        }
        let passed = |log: f64| {
            let place = log.exp();
            // The smaller side has the digits.
            if share < 0.5 {
                lower(self.shape, place) - share
            } else {
                (1.0 - share) - upper(self.shape, place)
            }
        };
        root(&passed, self.shape.ln(), 1.0).exp() / self.rate
    }

    /// *y* (2*F* − 1) − (*k*/*β*) (2*F*₊₁ − 1) − 1 / (*β* B(½, *k*)), *F*₊₁ that of shape *k* + 1
    fn crps_at(&self, happened: f64) -> f64 {
        let (shape, turns) = (self.shape, self.rate * happened);
        let inner = |shape| lower(shape, turns) - upper(shape, turns);
        let spread = (-ln_beta_of_half(shape)).exp();
        (turns * inner(shape) - shape * inner(shape + 1.0) - spread) / self.rate
    }
}

/// ln *x*^*a*, which is 0 for *a* = 0 at any place.
pub(super) fn power_log(power: f64, place: f64) -> f64 {
    if power.abs() > 0.0 { power * place.ln() } else { 0.0 }
}

fn lower(shape: f64, place: f64) -> f64 {
    if place <= 0.0 {
        0.0
    } else if place.is_infinite() {
        1.0
    } else {
        gamma_lr(shape, place)
    }
}

fn upper(shape: f64, place: f64) -> f64 {
    if place <= 0.0 {
        1.0
    } else if place.is_infinite() {
        0.0
    } else {
        gamma_ur(shape, place)
    }
}
