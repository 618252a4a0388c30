//! Options: the chances of answers of which exactly one comes true.

use crate::BadInput;
use crate::cases::check_probabilities;
use crate::numeric::sum;

/// How far from 1 the chances may add up to, as forecasts are often rounded.
const TOLERANCE: f64 = 1e-6;

/// The chances of the options of one question, checked: each from 0 to 1, together 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Options<'a>(&'a [f64]);

impl<'a> Options<'a> {
    /// Checks the chances.
    ///
    /// # Errors
    ///
    /// There are fewer than two, one is no probability, or they do not add up to 1 within a
    /// millionth.
    ///
    /// # Examples
    ///
    /// ```
    /// use scoring::categorical::Options;
    ///
    /// assert!(Options::new(&[0.2, 0.3, 0.5]).is_ok());
    /// let refused = Options::new(&[0.2, 0.3]).unwrap_err().to_string();
    /// assert_eq!(refused, "the probabilities of the options add up to 0.5; make them add up to 1");
    /// ```
    pub fn new(chances: &'a [f64]) -> Result<Self, BadInput> {
        if chances.len() < 2 {
            return Err(BadInput::TooFew { what: "options", found: chances.len(), needed: 2 });
        }
        check_probabilities(chances, 1)?;
        let sum = sum(chances);
        if (sum - 1.0).abs() <= TOLERANCE {
            Ok(Self(chances))
        } else {
            Err(BadInput::NotExhaustive { sum })
        }
    }

    /// The chances, in the order of the options.
    pub fn chances(self) -> &'a [f64] {
        self.0
    }

    /// The chance given to what happened.
    pub(crate) fn chance_of(self, happened: usize) -> Result<f64, BadInput> {
        let missing = BadInput::NoSuchOption { option: happened, options: self.0.len() };
        self.0.get(happened).copied().ok_or(missing)
    }
}
