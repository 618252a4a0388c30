//! The time in which forecasts of a question count.

use crate::BadInput;

/// The longest time that a number holds exactly: 2⁵³ milliseconds, 285,000 years.
const LONGEST: i64 = 1 << 53;

/// The time in which forecasts of a question count, in whole milliseconds: from the opening on,
/// and up to the close, which is no longer part of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    opens_at: i64,
    closes_at: i64,
}

impl Period {
    /// Checks that it has a length.
    ///
    /// # Errors
    ///
    /// The close is not after the opening, or more than 285,000 years after.
    ///
    /// # Examples
    ///
    /// ```
    /// use scoring::history::Period;
    ///
    /// assert_eq!(Period::new(0, 86_400_000)?.milliseconds(), 86_400_000.0);
    /// assert_eq!(
    ///     Period::new(5, 5).unwrap_err().to_string(),
    ///     "row 1: nothing can hold from 5 to 5; give an end after the start"
    /// );
    /// # Ok::<(), scoring::BadInput>(())
    /// ```
    pub fn new(opens_at: i64, closes_at: i64) -> Result<Self, BadInput> {
        match closes_at.checked_sub(opens_at) {
            Some(1..=LONGEST) => Ok(Self { opens_at, closes_at }),
            _ => Err(BadInput::NoTime { row: 1, from: opens_at, until: closes_at }),
        }
    }

    /// From when forecasts count.
    pub fn opens_at(self) -> i64 {
        self.opens_at
    }

    /// Until when forecasts count.
    pub fn closes_at(self) -> i64 {
        self.closes_at
    }

    /// How long it is.
    pub fn milliseconds(self) -> f64 {
        milliseconds(self.closes_at - self.opens_at)
    }

    /// The instant itself, or the nearer end of the period.
    pub(crate) fn clamp(self, instant: i64) -> i64 {
        instant.clamp(self.opens_at, self.closes_at)
    }
}

/// A length of time within a period, as a number to multiply by.
#[expect(clippy::cast_precision_loss, reason = "no period is longer than 2^53 milliseconds")]
pub(crate) fn milliseconds(length: i64) -> f64 {
    length as f64
}
