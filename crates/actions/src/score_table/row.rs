//! Rows: one forecast each, checked.

use jiff::Timestamp;

use super::cell::{self, Ended, Stated};
use super::columns::{Columns, Role};
use super::error::ScoreTableError;
use crate::sheet::unguarded;

/// One forecast of a table.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Row {
    /// The line of the file, counted from 1.
    pub(crate) line: u64,
    /// Which question: its title or id, or the line where no column tells.
    pub(crate) question: String,
    /// Whether a column tells which question it is.
    pub(crate) is_named: bool,
    /// Who made it; empty where no column tells.
    pub(crate) forecaster: String,
    /// Who asked the question; empty where no column tells.
    pub(crate) asker: String,
    /// The probability of yes.
    pub(crate) probability: f64,
    /// How the question ended.
    pub(crate) ended: Ended,
    /// When it was made.
    pub(crate) made: Option<Timestamp>,
    /// When it ceased to hold.
    pub(crate) withdrawn: Option<Timestamp>,
    /// From when to when forecasts of the question count.
    pub(crate) window: Option<(Timestamp, Timestamp)>,
    /// When the question closed, where that stands by itself.
    pub(crate) closed: Option<Timestamp>,
    /// By when the question must have happened.
    pub(crate) deadline: Option<Timestamp>,
    /// When it was settled.
    pub(crate) settled: Option<Timestamp>,
}

/// What one option of a question is called.
pub(crate) fn with_option(question: &str, option: &str) -> String {
    format!("{question} ({option})")
}

/// A line of a table with what its columns mean.
pub(crate) struct Line<'a> {
    pub(crate) number: u64,
    pub(crate) cells: &'a csv::StringRecord,
    pub(crate) columns: &'a Columns,
}

impl Line<'_> {
    /// The cell of a column; `None` where there is no such column or nothing in it.
    pub(crate) fn cell(&self, role: Role) -> Option<&str> {
        let cell = unguarded(self.cells.get(self.columns.place(role)?)?.trim());
        (!cell.is_empty()).then_some(cell)
    }

    /// The number in the column of probabilities; `None` where nothing stands there.
    pub(crate) fn stated(&self) -> Result<Option<Stated>, ScoreTableError> {
        let Some(text) = self.cell(Role::Probability) else { return Ok(None) };
        let bad = || ScoreTableError::NotAProbability { line: self.number, value: text.to_owned() };
        cell::stated(text).map(Some).ok_or_else(bad)
    }

    /// The row, if a forecast stands in it.
    pub(crate) fn row(&self, in_percent: bool) -> Result<Option<Row>, ScoreTableError> {
        let Some(stated) = self.stated()? else { return Ok(None) };
        let probability = stated.probability(in_percent);
        if !(0.0..=1.0).contains(&probability) {
            let value = self.cell(Role::Probability).unwrap_or_default().to_owned();
            return Err(ScoreTableError::NotAProbability { line: self.number, value });
        }
        Ok(Some(Row {
            line: self.number,
            question: self.question(),
            is_named: self.cell(Role::Question).is_some(),
            forecaster: self.cell(Role::Forecaster).unwrap_or_default().to_owned(),
            asker: self.cell(Role::Asker).unwrap_or_default().to_owned(),
            probability,
            ended: self.ended()?,
            made: self.moment(Role::Made)?,
            withdrawn: self.moment(Role::Withdrawn)?,
            window: self.window()?,
            closed: self.moment(Role::Closed)?,
            deadline: self.moment(Role::ScheduledClose)?,
            settled: self.moment(Role::Settled)?,
        }))
    }

    /// The question, with its option if it has several.
    fn question(&self) -> String {
        let question = self.cell(Role::Question);
        let question = question.map_or_else(|| format!("line {}", self.number), str::to_owned);
        match self.cell(Role::Option) {
            Some(option) => with_option(&question, option),
            None => question,
        }
    }

    pub(crate) fn ended(&self) -> Result<Ended, ScoreTableError> {
        let text = self.cell(Role::Outcome).unwrap_or_default();
        let bad = || ScoreTableError::NotAnOutcome { line: self.number, value: text.to_owned() };
        cell::outcome(text).ok_or_else(bad)
    }

    pub(crate) fn moment(&self, role: Role) -> Result<Option<Timestamp>, ScoreTableError> {
        let Some(text) = self.cell(role) else { return Ok(None) };
        let value = || text.to_owned();
        let bad = || ScoreTableError::NotATime { line: self.number, role, value: value() };
        let read = if role == Role::ScheduledClose { cell::last_moment } else { cell::moment };
        read(text).map(Some).ok_or_else(bad)
    }

    /// From the opening to the first of close, settlement and deadline that is known.
    pub(crate) fn window(&self) -> Result<Option<(Timestamp, Timestamp)>, ScoreTableError> {
        let ends = [Role::Closed, Role::Settled, Role::ScheduledClose];
        let ends = ends.into_iter().map(|role| self.moment(role)).collect::<Result<Vec<_>, _>>()?;
        let window = self.moment(Role::Opened)?.zip(ends.into_iter().flatten().min());
        Ok(window.filter(|(opened, closed)| opened < closed))
    }
}
