//! A question as Metaculus scores it: its times, its form and what happened.

use crate::BadInput;
use crate::history::Period;
use crate::numeric::number;

/// What kind of answer a question has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Yes or no, or several options.
    Options,
    /// A number or a date, in bins between two for what lies outside.
    Continuous {
        /// How many of the two ends are open.
        open_bounds: u8,
    },
}

/// A question that has resolved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Question {
    scheduled: Period,
    closed_at: i64,
    form: Form,
    resolution: usize,
}

impl Question {
    /// A question that was scheduled for a period and closed at its end, and which option or
    /// bin happened, counted from 0; for yes or no, no is 0 and yes is 1.
    ///
    /// # Examples
    ///
    /// ```
    /// use scoring::history::Period;
    /// use scoring::history::metaculus::{Form, Question};
    ///
    /// let question = Question::new(Period::new(0, 10)?, Form::Options, 1);
    /// assert_eq!(question.closed_at(), 10);
    /// assert_eq!(question.closing_at(5)?.closed_at(), 5);
    /// # Ok::<(), scoring::BadInput>(())
    /// ```
    pub fn new(scheduled: Period, form: Form, resolution: usize) -> Self {
        Self { scheduled, closed_at: scheduled.closes_at(), form, resolution }
    }

    /// The same question, closed at another time than was scheduled.
    ///
    /// # Errors
    ///
    /// It would close before it opens, or as it does.
    pub fn closing_at(self, closed_at: i64) -> Result<Self, BadInput> {
        let actual = Period::new(self.scheduled.opens_at(), closed_at)?;
        Ok(Self { closed_at: actual.closes_at(), ..self })
    }

    /// When it closed.
    pub fn closed_at(self) -> i64 {
        self.closed_at
    }

    pub(super) fn resolution(self) -> usize {
        self.resolution
    }

    /// What all times are divided by.
    pub(super) fn duration(self) -> f64 {
        self.scheduled.milliseconds()
    }

    /// An instant, or the opening if that is later.
    pub(super) fn in_time(self, instant: i64) -> i64 {
        instant.max(self.scheduled.opens_at())
    }

    /// Scores of numbers and dates are halved.
    pub(super) fn factor(self) -> f64 {
        match self.form {
            Form::Options => 1.0,
            Form::Continuous { .. } => 0.5,
        }
    }

    /// The chance that knowing nothing gives to what happened, among so many options or bins.
    pub(super) fn uninformed(self, options: usize, masses: usize) -> Result<f64, BadInput> {
        let Form::Continuous { open_bounds } = self.form else {
            let found = options;
            let too_few = BadInput::TooFew { what: "options with a chance", found, needed: 2 };
            return if options < 2 { Err(too_few) } else { Ok(number(options).recip()) };
        };
        let found = masses;
        let inside = masses.checked_sub(2).filter(|inside| *inside > 0);
        let inside = inside.ok_or(BadInput::TooFew { what: "bins", found, needed: 3 })?;
        if self.resolution == 0 || self.resolution == masses - 1 {
            return Ok(0.05);
        }
        Ok((1.0 - 0.05 * f64::from(open_bounds)) / number(inside))
    }

    /// How many times the logarithm of the uninformed chance makes 100.
    pub(super) fn unit(self, options: usize) -> f64 {
        match self.form {
            Form::Options => number(options).ln(),
            Form::Continuous { .. } => 2.0,
        }
    }
}
