//! Asking a question that can be settled.

use domain::{Condition, Id, Kind, Question, Record};
use forecasting::{QuestionFlaw, check_question};
use jiff::Timestamp;
use jiff::civil::Date;
use ledger::LedgerError;
use serde::Deserialize;
use thiserror::Error;

use crate::Desk;
use crate::desk::Decided;
use crate::look_up::LookUpError;
use crate::record_judgment::CheckpointError;

/// A question to ask. It opens when it is asked.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AskQuestion {
    /// The question, in one sentence.
    pub text: String,
    /// What counts as yes.
    pub criteria: String,
    /// Where a settler looks it up.
    pub settlement_source: String,
    /// The last moment at which a forecast counts.
    pub closes_at: Timestamp,
    /// The moment by which it must have happened.
    pub deadline_at: Timestamp,
    /// What must hold for the question to count at all.
    pub condition: Option<Condition>,
    /// What happens to the question if the event it waits for is moved.
    pub postponement: Option<String>,
    /// When it must be looked at again.
    pub checkpoint: Option<Date>,
    /// The scheduled event that makes it the day.
    pub scheduled: Option<Id>,
    /// The judgment that it makes checkable.
    pub judgment: Option<Id>,
    /// The noted prediction it was drafted from.
    pub prediction: Option<Id>,
}

/// Why a question cannot be asked.
#[derive(Debug, Error)]
pub enum AskQuestionError {
    /// It lacks what a question must have.
    #[error(transparent)]
    Flaw(#[from] QuestionFlaw),
    /// Something it names cannot be looked up.
    #[error(transparent)]
    LookUp(#[from] LookUpError),
    /// Its checkpoint cannot be set.
    #[error(transparent)]
    Checkpoint(#[from] CheckpointError),
    /// The ledger refused it.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
}

/// Asks a question.
///
/// # Errors
///
/// It could not be settled as it stands, or an id names nothing.
pub fn ask_question(desk: &mut Desk, request: &AskQuestion) -> Result<Id, AskQuestionError> {
    desk.record(|desk| decide(desk, request))
}

fn decide(desk: &Desk, request: &AskQuestion) -> Result<Decided, AskQuestionError> {
    if let Some(judgment) = request.judgment {
        desk.find_standing(judgment, Kind::Judgment)?;
    }
    if let Some(prediction) = request.prediction {
        desk.find_kind(prediction, Kind::NotedPrediction)?;
    }
    if let Some(parent) = request.condition.as_ref().and_then(|it| it.question) {
        desk.find_kind(parent, Kind::Question)?;
    }
    let question = Question {
        text: request.text.clone(),
        criteria: request.criteria.clone(),
        settlement_source: request.settlement_source.clone(),
        closes_at: request.closes_at,
        deadline_at: request.deadline_at,
        condition: request.condition.clone(),
        postponement: request.postponement.clone(),
        checkpoint: desk.checkpoint(request.checkpoint, request.scheduled)?,
        judgment: request.judgment,
        prediction: request.prediction,
    };
    check_question(&question, desk.now()?)?;
    Ok(Record::Question(question).into())
}
