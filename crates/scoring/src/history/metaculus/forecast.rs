//! A forecast as Metaculus stores it.

use super::Question;
use crate::BadInput;

/// A forecast as Metaculus stores it.
#[derive(Clone, Debug, PartialEq)]
pub struct Forecast {
    /// From when it holds, in milliseconds.
    pub from: i64,
    /// When its forecaster replaced or withdrew it; none for the last.
    pub until: Option<i64>,
    /// The chance of each option; none for one that did not exist yet. For yes or no, first no
    /// and then yes; for a number, below the range, each bin, and above the range.
    pub masses: Vec<Option<f64>>,
}

impl Forecast {
    /// A forecast of yes or no that holds from an instant on.
    ///
    /// # Examples
    ///
    /// ```
    /// use scoring::history::metaculus::Forecast;
    ///
    /// let forecast = Forecast::yes_or_no(0.75, 3, Some(8));
    /// assert_eq!(forecast.masses, [Some(0.25), Some(0.75)]);
    /// ```
    pub fn yes_or_no(chance: f64, from: i64, until: Option<i64>) -> Self {
        Self { from, until, masses: vec![Some(1.0 - chance), Some(chance)] }
    }

    /// A forecast of a number, given as Metaculus stores it: the chances of lying below each of
    /// the edges of its bins.
    ///
    /// # Examples
    ///
    /// ```
    /// use scoring::history::metaculus::Forecast;
    ///
    /// let forecast = Forecast::of_number(&[0.25, 0.5, 1.0], 0, None);
    /// assert_eq!(forecast.masses, [Some(0.25), Some(0.25), Some(0.5), Some(0.0)]);
    /// ```
    pub fn of_number(below: &[f64], from: i64, until: Option<i64>) -> Self {
        let lower = std::iter::once(0.0).chain(below.iter().copied());
        let upper = below.iter().copied().chain(std::iter::once(1.0));
        Self { from, until, masses: lower.zip(upper).map(|(low, high)| Some(high - low)).collect() }
    }

    /// Whether it holds at an instant.
    pub(super) fn holds_at(&self, instant: i64) -> bool {
        self.from <= instant && self.until.is_none_or(|until| instant < until)
    }

    /// The time within the question in which it holds.
    pub(super) fn held_in(&self, question: Question) -> (i64, i64) {
        let until =
            self.until.map_or(question.closed_at(), |until| until.min(question.closed_at()));
        (question.in_time(self.from), until)
    }

    /// How many options it gives a chance.
    pub(super) fn options(&self) -> usize {
        self.masses.iter().flatten().count()
    }

    /// What it gives to what happened and to the last option, as logarithms.
    pub(super) fn logs(&self, question: Question, row: usize) -> Result<Logs, BadInput> {
        let options = self.masses.len();
        let option = question.resolution();
        let happened = self.masses.get(option).ok_or(BadInput::NoSuchOption { option, options })?;
        let last = self.masses.last().copied().flatten();
        let of_happened = happened.map(|chance| log_of(chance, row)).transpose()?;
        // The last option matters only where another is missing, and may be 0 otherwise.
        let of_last = last.filter(|chance| *chance > 0.0).map(f64::ln);
        if of_happened.is_none() && of_last.is_none() {
            log_of(last.unwrap_or(0.0), row)?;
        }
        Ok(Logs { of_happened, of_last })
    }
}

/// The logarithms of the chances that a forecast gives.
#[derive(Clone, Copy, Debug)]
pub(super) struct Logs {
    /// To what happened, where the option existed.
    pub of_happened: Option<f64>,
    /// To the last option, where it has a chance.
    pub of_last: Option<f64>,
}

impl Logs {
    /// What counts for the forecast itself: the last option where what happened is missing.
    pub(super) fn own(self) -> f64 {
        // One of the two is there, as checked when the logarithms were taken.
        self.of_happened.or(self.of_last).unwrap_or(0.0)
    }
}

fn log_of(chance: f64, row: usize) -> Result<f64, BadInput> {
    if chance > 0.0 && chance <= 1.0 {
        return Ok(chance.ln());
    }
    let allowed = "above 0 and up to 1, as Metaculus takes no other";
    Err(BadInput::OutOfRange { row, what: "the chance of what happened", value: chance, allowed })
}
