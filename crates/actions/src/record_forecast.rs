//! Recording a forecast. A new one follows the old one and never replaces it.

use domain::{Forecast, Id, Record, to_the_minute};
use forecasting::{QuestionState, RuledEnd, UnclearChances, parse_chances};
use jiff::Timestamp;
use jiff::civil::Date;
use ledger::LedgerError;
use serde::Deserialize;
use thiserror::Error;

use crate::Desk;
use crate::desk::Decided;
use crate::evidence::{EvidenceError, EvidenceRef};
use crate::look_up::LookUpError;
use crate::moment::day;
use crate::question_state::QuestionFile;

/// A forecast to record.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecordForecast {
    /// The question.
    pub question: Id,
    /// How likely the answers are, as people write it: `72%`, or a part for each answer.
    pub chances: Vec<String>,
    /// Why, or what has changed since the last one, in a sentence or two.
    pub reason: Option<String>,
    /// The words that moved it.
    #[serde(default)]
    pub evidence: Vec<EvidenceRef>,
    /// The last day on which it is fresh; after it the forecaster is reminded.
    pub fresh_until: Option<Date>,
}

/// Why a question takes no forecast now.
#[derive(Debug, Error)]
pub enum NotOpen {
    /// Forecasts made now would no longer count.
    #[error(
        "{question} closed at {}; no forecast, withdrawal or new option counts any more",
        to_the_minute(*.closed_at)
    )]
    Closed {
        /// The question.
        question: Id,
        /// When it closed.
        closed_at: Timestamp,
    },
    /// Its postponement rule has ended it.
    #[error(
        "{question} is ended by its rule, as {outcome}: {reason}; no forecast, withdrawal or new option counts any more"
    )]
    Ended {
        /// The question.
        question: Id,
        /// How it ends.
        outcome: String,
        /// What became of its event, and the rule.
        reason: String,
    },
    /// The question is settled.
    #[error(
        "{question} is settled ({outcome}); no forecast, withdrawal or new option counts any more"
    )]
    Settled {
        /// The question.
        question: Id,
        /// How it ended.
        outcome: String,
    },
    /// The question's condition failed.
    #[error("{question} is void: {reason}")]
    Void {
        /// The question.
        question: Id,
        /// Why.
        reason: String,
    },
}

/// Why a forecast cannot be recorded.
#[derive(Debug, Error)]
pub enum RecordForecastError {
    /// The question takes none.
    #[error(transparent)]
    NotOpen(#[from] NotOpen),
    /// What was written does not answer the question.
    #[error(transparent)]
    Unclear(#[from] UnclearChances),
    /// It would never be fresh.
    #[error(
        "the forecast cannot be fresh until {given}, which has passed; give a day after {today}"
    )]
    NotFresh {
        /// The day given.
        given: Date,
        /// What day it is.
        today: Date,
    },
    /// Nobody can look at it again after the close.
    #[error(
        "the forecast cannot be fresh until {given}: {question} closes on {closes}, and no forecast counts after that; give {closes} or an earlier day"
    )]
    FreshPastClose {
        /// The day given.
        given: Date,
        /// The question.
        question: Id,
        /// The day on which it closes.
        closes: Date,
    },
    /// The question cannot be looked up.
    #[error(transparent)]
    LookUp(#[from] LookUpError),
    /// Its evidence cannot be pointed at.
    #[error(transparent)]
    Evidence(#[from] EvidenceError),
    /// The ledger refused it.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
}

/// Records a forecast on an open question.
///
/// # Errors
///
/// The question is not open, the forecast does not answer it, it is to be fresh until a day that
/// has passed or that is after the close, or the evidence is not in the documents.
pub fn record_forecast(
    desk: &mut Desk,
    request: &RecordForecast,
) -> Result<Id, RecordForecastError> {
    desk.record(|desk| decide(desk, request))
}

fn decide(desk: &Desk, request: &RecordForecast) -> Result<Decided, RecordForecastError> {
    let file = desk.question_file(request.question)?;
    check_open(&file)?;
    check_fresh(&file, request.fresh_until, day(desk.now()?))?;
    let parts: Vec<&str> = request.chances.iter().map(String::as_str).collect();
    let forecast = Forecast {
        question: request.question,
        chances: parse_chances(&file.question.record.kind, &file.options, &parts)?,
        reason: request.reason.clone().filter(|it| !it.trim().is_empty()),
        evidence: desk.evidence(&request.evidence)?,
        fresh_until: request.fresh_until,
        imported: None,
    };
    Ok(Record::Forecast(forecast).into())
}

/// Checks that the reminder comes while the question takes forecasts.
fn check_fresh(
    file: &QuestionFile,
    until: Option<Date>,
    today: Date,
) -> Result<(), RecordForecastError> {
    let closes = day(file.timetable.closes_at);
    match until {
        Some(given) if given < today => Err(RecordForecastError::NotFresh { given, today }),
        Some(given) if given > closes => {
            let question = file.question.id;
            Err(RecordForecastError::FreshPastClose { given, question, closes })
        }
        Some(_) | None => Ok(()),
    }
}

/// Checks that a question takes forecasts now.
pub(crate) fn check_open(file: &QuestionFile) -> Result<(), NotOpen> {
    let question = file.question.id;
    match &file.state {
        QuestionState::Open => Ok(()),
        QuestionState::Closed => Err(match &file.timetable.ends {
            Some(RuledEnd { resolution, reason }) => {
                NotOpen::Ended { question, outcome: resolution.words(), reason: reason.clone() }
            }
            None => NotOpen::Closed { question, closed_at: file.timetable.closes_at },
        }),
        QuestionState::Settled { resolution, .. } => {
            Err(NotOpen::Settled { question, outcome: resolution.words() })
        }
        QuestionState::Void { reason } => Err(NotOpen::Void { question, reason: reason.clone() }),
    }
}
