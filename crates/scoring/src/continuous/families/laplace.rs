//! The Laplace distribution.

use std::f64::consts::LN_2;

use crate::BadInput;
use crate::continuous::Distribution;
use crate::continuous::check::{finite, positive};

/// A Laplace distribution, exponential to both sides, by its location and scale.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Laplace {
    location: f64,
    scale: f64,
}

impl Laplace {
    /// Checks the location and the scale.
    ///
    /// # Errors
    ///
    /// The location is not finite, or the scale is not a finite number above 0.
    ///
    /// # Examples
    ///
    /// ```
    /// use scoring::continuous::{Distribution, Laplace};
    ///
    /// assert_eq!(Laplace::new(1.0, 2.0)?.crps(1.0)?, 0.5);
    /// # Ok::<(), scoring::BadInput>(())
    /// ```
    pub fn new(location: f64, scale: f64) -> Result<Self, BadInput> {
        let location = finite("the location", location)?;
        Ok(Self { location, scale: positive("the scale", scale)? })
    }

    fn standard(self, place: f64) -> f64 {
        (place - self.location) / self.scale
    }
}

impl Distribution for Laplace {
    fn cdf(&self, place: f64) -> f64 {
        standard_cdf(self.standard(place))
    }

    fn survival(&self, place: f64) -> f64 {
        standard_cdf(-self.standard(place))
    }

    fn log_density(&self, place: f64) -> f64 {
        -self.standard(place).abs() - LN_2 - self.scale.ln()
    }

    fn place_of(&self, share: f64) -> f64 {
        let standard = if share < 0.5 { (2.0 * share).ln() } else { -(2.0 - 2.0 * share).ln() };
        self.location + self.scale * standard
    }

    /// |*y* − *μ*| + *σ* (e^−|*z*| − ¾)
    fn crps_at(&self, happened: f64) -> f64 {
        let distance = (happened - self.location).abs();
        distance + self.scale * ((-distance / self.scale).exp() - 0.75)
    }
}

fn standard_cdf(place: f64) -> f64 {
    if place < 0.0 { 0.5 * place.exp() } else { 1.0 - 0.5 * (-place).exp() }
}
