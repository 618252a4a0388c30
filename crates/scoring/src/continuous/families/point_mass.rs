//! The point mass: certainty of one value.

use crate::BadInput;
use crate::continuous::check::finite;
use crate::continuous::{Distribution, Region};

/// Certainty of one value, as a forecast of a single number is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PointMass(f64);

impl PointMass {
    /// Checks the value.
    ///
    /// # Errors
    ///
    /// It is not finite.
    ///
    /// # Examples
    ///
    /// ```
    /// use scoring::continuous::{Distribution, PointMass};
    ///
    /// // The CRPS of a single number is its distance from what happened.
    /// assert_eq!(PointMass::new(3.0)?.crps(1.0)?, 2.0);
    /// # Ok::<(), scoring::BadInput>(())
    /// ```
    pub fn new(value: f64) -> Result<Self, BadInput> {
        finite("the value", value).map(Self)
    }
}

impl Distribution for PointMass {
    fn cdf(&self, place: f64) -> f64 {
        f64::from(u8::from(self.0 <= place))
    }

    fn survival(&self, place: f64) -> f64 {
        f64::from(u8::from(self.0 > place))
    }

    fn log_density(&self, place: f64) -> f64 {
        // All chance in no width.
        if place.total_cmp(&self.0).is_eq() { f64::INFINITY } else { f64::NEG_INFINITY }
    }

    fn place_of(&self, _share: f64) -> f64 {
        self.0
    }

    fn crps_at(&self, happened: f64) -> f64 {
        (self.0 - happened).abs()
    }

    fn crps_within_at(&self, region: Region, happened: f64) -> f64 {
        (region.nearest(self.0) - region.nearest(happened)).abs()
    }
}
