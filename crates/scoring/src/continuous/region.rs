//! Regions: the part of all values that a score looks at.

use crate::BadInput;

/// The values between two ends, either of which can be infinite: what a threshold-weighted score
/// looks at.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Region {
    low: f64,
    high: f64,
}

impl Region {
    /// Every value.
    pub const ALL: Self = Self { low: f64::NEG_INFINITY, high: f64::INFINITY };

    /// The values from one place to another.
    ///
    /// # Errors
    ///
    /// An end is not a number, or the second does not lie above the first.
    ///
    /// # Examples
    ///
    /// ```
    /// use scoring::continuous::Region;
    ///
    /// assert!(Region::between(1.0, 2.0).is_ok());
    /// assert!(Region::between(2.0, 1.0).is_err());
    /// ```
    pub fn between(low: f64, high: f64) -> Result<Self, BadInput> {
        let what = "the end of the region";
        if let Some(value) = [low, high].into_iter().find(|end| end.is_nan()) {
            return Err(BadInput::NotFinite { row: 1, what, value });
        }
        if low < high {
            Ok(Self { low, high })
        } else {
            Err(BadInput::Unsorted { row: 2, what, before: low, value: high })
        }
    }

    /// The values above a place: an upper tail.
    ///
    /// # Errors
    ///
    /// The place is not a finite number.
    pub fn above(low: f64) -> Result<Self, BadInput> {
        Self::between(super::check::finite("the end of the region", low)?, f64::INFINITY)
    }

    /// The values below a place: a lower tail.
    ///
    /// # Errors
    ///
    /// The place is not a finite number.
    pub fn below(high: f64) -> Result<Self, BadInput> {
        Self::between(f64::NEG_INFINITY, super::check::finite("the end of the region", high)?)
    }

    /// Where the region starts.
    pub fn low(self) -> f64 {
        self.low
    }

    /// Where it ends.
    pub fn high(self) -> f64 {
        self.high
    }

    /// The place of the region that is nearest to a value.
    pub(crate) fn nearest(self, value: f64) -> f64 {
        value.max(self.low).min(self.high)
    }
}
