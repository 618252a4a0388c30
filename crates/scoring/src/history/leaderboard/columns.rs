//! A table of updates, in columns.

use crate::BadInput;
use crate::bad_input::as_long;
use crate::cases::check_probabilities;
use crate::history::Period;

/// A question of a leaderboard and how it ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ended {
    /// The time in which forecasts count.
    pub period: Period,
    /// Whether it happened; none where nobody is scored on it.
    pub happened: Option<bool>,
}

/// Updates of many forecasters on many questions, one row each, in any order.
///
/// Questions and forecasters are numbered from 0. Of several rows of one forecaster on one
/// question at the same time the last counts.
#[derive(Clone, Copy, Debug)]
pub struct Columns<'a> {
    /// On which question.
    pub question: &'a [u32],
    /// Who.
    pub forecaster: &'a [u32],
    /// When, in milliseconds.
    pub at: &'a [i64],
    /// The chance of yes; not read where the row is a withdrawal.
    pub chance: &'a [f64],
    /// Where some rows are withdrawals: which.
    pub withdrawn: Option<&'a [bool]>,
}

impl Columns<'_> {
    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.chance.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.chance.is_empty()
    }

    /// Refuses columns of different lengths, numbers that are no probabilities, and questions
    /// that there are not; tells how many forecasters there may be.
    pub(super) fn check(&self, questions: usize) -> Result<usize, BadInput> {
        as_long("questions", self.len(), self.question.len())?;
        as_long("forecasters", self.len(), self.forecaster.len())?;
        as_long("times", self.len(), self.at.len())?;
        as_long("withdrawals", self.len(), self.withdrawn.map_or(self.len(), <[bool]>::len))?;
        match self.withdrawn {
            None => check_probabilities(self.chance, 1)?,
            Some(withdrawn) => self.check_beside(withdrawn)?,
        }
        // The largest is found faster than the first that is too large.
        let missing = |question: &u32| *question as usize >= questions;
        if self.question.iter().max().is_some_and(missing) {
            let row = self.question.iter().position(missing).unwrap_or(0);
            let value = f64::from(self.question[row]);
            let allowed = "that is the number of a question, counted from 0";
            return Err(BadInput::OutOfRange {
                row: row + 1,
                what: "the question",
                value,
                allowed,
            });
        }
        self.forecasters()
    }

    /// Refuses a number that is no probability in a row that is no withdrawal.
    fn check_beside(&self, withdrawn: &[bool]) -> Result<(), BadInput> {
        let bad = |row: &usize| !withdrawn[*row] && !(0.0..=1.0).contains(&self.chance[*row]);
        (0..self.len()).find(bad).map_or(Ok(()), |row| {
            Err(BadInput::NotAProbability { row: row + 1, value: self.chance[row] })
        })
    }

    /// One more than the largest number of a forecaster.
    fn forecasters(&self) -> Result<usize, BadInput> {
        let Some(last) = self.forecaster.iter().copied().max() else { return Ok(0) };
        let count = last as usize + 1;
        // A table of forecasters is kept, so their numbers must not leave large gaps.
        if count <= self.len().max(1 << 20) {
            return Ok(count);
        }
        let row = self.forecaster.iter().position(|one| *one == last).unwrap_or(0);
        let allowed = "from 0, without large gaps between forecasters";
        let what = "the forecaster";
        Err(BadInput::OutOfRange { row: row + 1, what, value: f64::from(last), allowed })
    }

    /// The rows by question, each question's in the order of the table, and where each
    /// question's begin.
    pub(super) fn by_question(&self, questions: usize) -> (Vec<PackedRow>, Vec<usize>) {
        let mut starts = vec![0_usize; questions + 1];
        for question in self.question {
            starts[*question as usize + 1] += 1;
        }
        for question in 0..questions {
            starts[question + 1] += starts[question];
        }
        let mut next = starts.clone();
        let mut rows = vec![[0; 3]; self.len()];
        for row in 0..self.len() {
            let place = &mut next[self.question[row] as usize];
            rows[*place] = self.row(row).packed();
            *place += 1;
        }
        (rows, starts)
    }

    fn row(&self, row: usize) -> Row {
        let withdrawn = self.withdrawn.is_some_and(|withdrawn| withdrawn[row]);
        let (at, forecaster) = (self.at[row], self.forecaster[row]);
        Row { at, chance: self.chance[row], forecaster, withdrawn }
    }
}

/// A row as plain numbers: memory that is all zeros comes for nothing.
pub(super) type PackedRow = [u64; 3];

/// A row of the table, small and in one place.
#[derive(Clone, Copy, Debug)]
pub(super) struct Row {
    pub at: i64,
    chance: f64,
    pub forecaster: u32,
    withdrawn: bool,
}

impl Row {
    fn packed(self) -> PackedRow {
        let last = u64::from(self.forecaster) << 1 | u64::from(self.withdrawn);
        [self.at.cast_unsigned(), self.chance.to_bits(), last]
    }

    /// The row that was packed.
    pub(super) fn unpacked([at, chance, last]: PackedRow) -> Self {
        Self {
            at: at.cast_signed(),
            chance: f64::from_bits(chance),
            forecaster: u32::try_from(last >> 1).unwrap_or(u32::MAX),
            withdrawn: last & 1 == 1,
        }
    }

    /// The chance of yes; none for a withdrawal.
    pub(super) fn chance(self) -> Option<f64> {
        (!self.withdrawn).then_some(self.chance)
    }
}
