//! Recording a forecast. A new one follows the old one and never replaces it.

use domain::{Forecast, Id, Probability, Record};
use forecasting::QuestionState;
use jiff::Timestamp;
use ledger::LedgerError;
use serde::Deserialize;
use thiserror::Error;

use crate::Desk;
use crate::desk::Decided;
use crate::evidence::{EvidenceError, EvidenceRef};
use crate::look_up::LookUpError;

/// A forecast to record.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecordForecast {
    /// The question.
    pub question: Id,
    /// The probability of yes.
    pub probability: Probability,
    /// Why, in a sentence or two.
    pub reason: Option<String>,
    /// The words that moved it.
    #[serde(default)]
    pub evidence: Vec<EvidenceRef>,
}

/// Why a forecast cannot be recorded.
#[derive(Debug, Error)]
pub enum RecordForecastError {
    /// Forecasts made now would no longer count.
    #[error("{question} closed at {closed_at}; a forecast made now would not count")]
    Closed {
        /// The question.
        question: Id,
        /// When it closed.
        closed_at: Timestamp,
    },
    /// The question is settled.
    #[error("{question} is settled ({outcome}); a forecast made now would not count")]
    Settled {
        /// The question.
        question: Id,
        /// How it ended.
        outcome: &'static str,
    },
    /// The question's condition failed.
    #[error("{question} is void: {reason}")]
    Void {
        /// The question.
        question: Id,
        /// Why.
        reason: String,
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
/// The question is not open, or the evidence is not in the documents.
pub fn record_forecast(
    desk: &mut Desk,
    request: &RecordForecast,
) -> Result<Id, RecordForecastError> {
    desk.record(|desk| decide(desk, request))
}

fn decide(desk: &Desk, request: &RecordForecast) -> Result<Decided, RecordForecastError> {
    let question = request.question;
    let file = desk.question_file(question)?;
    match file.state {
        QuestionState::Open => {}
        QuestionState::Closed => {
            let closed_at = file.question.record.closes_at;
            return Err(RecordForecastError::Closed { question, closed_at });
        }
        QuestionState::Settled { resolution, .. } => {
            let outcome = resolution.word();
            return Err(RecordForecastError::Settled { question, outcome });
        }
        QuestionState::Void { reason } => {
            return Err(RecordForecastError::Void { question, reason });
        }
    }
    let forecast = Forecast {
        question,
        probability: request.probability,
        reason: request.reason.clone(),
        evidence: desk.evidence(&request.evidence)?,
    };
    Ok(Record::Forecast(forecast).into())
}
