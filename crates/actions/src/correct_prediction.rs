//! Correcting a catalogued prediction: a person says what its words meant. What was read stays.

use domain::{CatalogueCorrection, Id, PercentRange, Record};
use jiff::civil::Date;
use ledger::LedgerError;
use serde::Deserialize;
use thiserror::Error;

use crate::Desk;
use crate::desk::Decided;
use crate::look_up::LookUpError;
use crate::person::OnlyAPerson;

/// What the words of a catalogued prediction meant.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CorrectPrediction {
    /// The catalogued prediction.
    pub prediction: Id,
    /// How likely they called what is asked.
    pub range: Option<PercentRange>,
    /// The day by which it was to happen.
    pub deadline: Option<Date>,
    /// Why.
    pub reason: String,
}

/// Why a catalogued prediction cannot be corrected.
#[derive(Debug, Error)]
pub enum CorrectPredictionError {
    /// Nothing was given.
    #[error("give a range, a deadline or both")]
    Nothing,
    /// No reason was given.
    #[error("say why {0} was read wrongly")]
    NoReason(Id),
    /// The range is none.
    #[error(transparent)]
    Range(#[from] NotARange),
    /// What was to happen before the note was written is no prediction of it.
    #[error(
        "the deadline {deadline} is before the note of {published}; give {published} or a later day, or answer `no-prediction`"
    )]
    BeforeTheNote {
        /// The day given.
        deadline: Date,
        /// The day of the note.
        published: Date,
    },
    /// A machine may not correct.
    #[error(transparent)]
    Machine(#[from] OnlyAPerson),
    /// The prediction cannot be looked up.
    #[error(transparent)]
    LookUp(#[from] LookUpError),
    /// The ledger refused it.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
}

/// A text that is no range of chances.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[error("\"{0}\" is no range; write 75, 60..85 or 60..75..85, in percent from low to high")]
pub struct NotARange(String);

/// Keeps what a person says that the words of a catalogued prediction meant.
///
/// # Errors
///
/// Nothing or no range was given, the deadline is before the note, the reason is missing, or a
/// machine asks.
pub fn correct_prediction(
    desk: &mut Desk,
    request: &CorrectPrediction,
) -> Result<Id, CorrectPredictionError> {
    desk.record(|desk| decide(desk, request))
}

fn decide(desk: &Desk, request: &CorrectPrediction) -> Result<Decided, CorrectPredictionError> {
    desk.check_person("correct what was read")?;
    let CorrectPrediction { prediction, range, deadline, .. } = *request;
    let file = desk.catalogue_file(prediction)?;
    if range.is_none() && deadline.is_none() {
        return Err(CorrectPredictionError::Nothing);
    }
    if let Some(range) = range {
        check(range)?;
    }
    if let (Some(deadline), Some(published)) = (deadline, file.document.published)
        && deadline < published
    {
        return Err(CorrectPredictionError::BeforeTheNote { deadline, published });
    }
    let reason = request.reason.trim().to_owned();
    if reason.is_empty() {
        return Err(CorrectPredictionError::NoReason(prediction));
    }
    let correction = CatalogueCorrection { prediction, range, deadline, reason };
    Ok(Record::CatalogueCorrection(correction).into())
}

/// Reads a range of chances in percent: one number, the ends, or the ends with the middle between.
///
/// # Errors
///
/// The text is none, or its numbers are no percentages from low to high.
///
/// # Examples
///
/// ```
/// let range = actions::parse_range("60..85")?;
/// assert_eq!((range.low, range.median, range.high), (60.0, 72.5, 85.0));
/// assert!(actions::parse_range("85..60").is_err());
/// # Ok::<(), actions::NotARange>(())
/// ```
pub fn parse_range(text: &str) -> Result<PercentRange, NotARange> {
    let refuse = || NotARange(text.to_owned());
    let parts = text.split("..").map(|part| part.trim().trim_end_matches('%').parse::<f64>());
    let numbers = parts.collect::<Result<Vec<f64>, _>>().map_err(|_| refuse())?;
    let range = match numbers[..] {
        [median] => PercentRange { low: median, median, high: median },
        [low, high] => PercentRange { low, median: f64::midpoint(low, high), high },
        [low, median, high] => PercentRange { low, median, high },
        _ => return Err(refuse()),
    };
    check(range).map_err(|_| refuse()).map(|()| range)
}

fn check(range: PercentRange) -> Result<(), NotARange> {
    let PercentRange { low, median, high } = range;
    let is_ordered = 0.0 <= low && low <= median && median <= high && high <= 100.0;
    if is_ordered { Ok(()) } else { Err(NotARange(format!("{low}..{median}..{high}"))) }
}
