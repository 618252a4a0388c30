//! Quantiles: the values that a quantity is held to stay below with given chances.

use crate::BadInput;
use crate::bad_input::as_long;
use crate::continuous::check::rising;

/// Values that a quantity is held not to pass with given chances, the levels; checked.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct QuantileForecast<'a> {
    levels: &'a [f64],
    values: &'a [f64],
}

impl<'a> QuantileForecast<'a> {
    /// Checks the levels and their values.
    ///
    /// # Errors
    ///
    /// There is none, there are not as many values as levels, a level does not lie strictly
    /// between 0 and 1 or does not rise above the one before, or a value is not finite or lies
    /// below that of a lower level: quantiles that cross.
    ///
    /// # Examples
    ///
    /// ```
    /// use scoring::continuous::QuantileForecast;
    ///
    /// assert!(QuantileForecast::new(&[0.1, 0.5, 0.9], &[2.0, 3.0, 7.0]).is_ok());
    /// let crossed = QuantileForecast::new(&[0.1, 0.9], &[5.0, 3.0]).unwrap_err().to_string();
    /// assert_eq!(crossed, "row 2: the quantile 3 does not follow 5; give them in rising order");
    /// ```
    pub fn new(levels: &'a [f64], values: &'a [f64]) -> Result<Self, BadInput> {
        if levels.is_empty() {
            return Err(BadInput::TooFew { what: "quantiles", found: 0, needed: 1 });
        }
        as_long("values", levels.len(), values.len())?;
        let inner = |level: &f64| *level > 0.0 && *level < 1.0;
        if let Some(index) = levels.iter().position(|level| !inner(level)) {
            let (row, value) = (index + 1, levels[index]);
            let allowed = "above 0 and below 1";
            return Err(BadInput::OutOfRange { row, what: "the level", value, allowed });
        }
        rising("the level", levels, true)?;
        rising("the quantile", values, false)?;
        Ok(Self { levels, values })
    }

    /// The levels, rising.
    pub fn levels(self) -> &'a [f64] {
        self.levels
    }

    /// The values, in the order of the levels.
    pub fn values(self) -> &'a [f64] {
        self.values
    }

    /// Each level with its value.
    pub(crate) fn rows(
        self,
    ) -> impl DoubleEndedIterator<Item = (f64, f64)> + ExactSizeIterator + 'a {
        self.levels.iter().copied().zip(self.values.iter().copied())
    }
}
