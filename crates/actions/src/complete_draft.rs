//! Completing a drafted question: what a person gives, and for the rest what the draft says.

use domain::{Condition, Found, Id, NotedPrediction, Postponement, QuestionDraft, QuestionKind};
use jiff::Timestamp;
use jiff::civil::Date;
use thiserror::Error;

use crate::look_up::LookUpError;
use crate::moment::parse_moment;
use crate::{AskQuestion, Desk};

/// What a person gives to complete the question drafted for a prediction.
#[derive(Clone, Debug, Default)]
pub struct CompleteDraft {
    /// The question, where the draft's own text will not do.
    pub text: Option<String>,
    /// What counts as yes.
    pub criteria: Option<String>,
    /// Where a settler looks it up.
    pub settlement_source: Option<String>,
    /// The last moment at which a forecast counts; where none is given, the deadline.
    pub closes_at: Option<Timestamp>,
    /// The moment by which it must have happened.
    pub deadline_at: Option<Timestamp>,
    /// What must hold for the question to count at all.
    pub condition: Option<Condition>,
    /// What happens to the question if the event it waits for is moved.
    pub postponement: Option<Postponement>,
    /// When it must be looked at again.
    pub checkpoint: Option<Date>,
    /// The scheduled event that makes it the day.
    pub scheduled: Option<Id>,
    /// The judgment that it makes checkable.
    pub judgment: Option<Id>,
}

/// Why a draft cannot be completed.
#[derive(Debug, Error)]
pub enum CompleteDraftError {
    /// The prediction cannot be looked up.
    #[error(transparent)]
    LookUp(#[from] LookUpError),
    /// No question was drafted for it.
    #[error(
        "no question was drafted for {0}, which only says what is possible; give the text of a question instead"
    )]
    NoDraft(Id),
    /// Something is still missing.
    #[error("the question drafted for {prediction} still lacks {}; give it", .missing.join(", "))]
    Incomplete {
        /// The prediction.
        prediction: Id,
        /// What is missing.
        missing: Vec<&'static str>,
    },
}

/// Makes the question drafted for a prediction into one that can be asked.
///
/// # Errors
///
/// The id names no prediction with a draft, or neither the draft nor the request has all that a
/// question needs.
pub fn complete_draft(
    desk: &Desk,
    prediction: Id,
    request: CompleteDraft,
) -> Result<AskQuestion, CompleteDraftError> {
    let noted = desk.look_up::<Found<NotedPrediction>>(prediction)?;
    let draft = noted.record.item.question.ok_or(CompleteDraftError::NoDraft(prediction))?;
    let deadline_at = request.deadline_at.or_else(|| deadline_of(&draft));
    let criteria = request.criteria.or(draft.criteria);
    let settlement_source = request.settlement_source.or(draft.settlement_source);
    let (Some(criteria), Some(settlement_source), Some(deadline_at)) =
        (&criteria, &settlement_source, deadline_at)
    else {
        let missing =
            missing(criteria.is_none(), settlement_source.is_none(), deadline_at.is_none());
        return Err(CompleteDraftError::Incomplete { prediction, missing });
    };
    let drafted = draft.condition.map(Condition::in_words);
    Ok(AskQuestion {
        text: request.text.unwrap_or(draft.text),
        kind: QuestionKind::Binary,
        criteria: criteria.clone(),
        settlement_source: settlement_source.clone(),
        closes_at: request.closes_at.unwrap_or(deadline_at),
        deadline_at,
        condition: request.condition.or(drafted),
        postponement: request.postponement,
        checkpoint: request.checkpoint,
        scheduled: request.scheduled,
        judgment: request.judgment,
        prediction: Some(prediction),
    })
}

/// The end of the day that a draft gives as its deadline.
fn deadline_of(draft: &QuestionDraft) -> Option<Timestamp> {
    parse_moment(&draft.deadline.as_ref()?.date.to_string()).ok()
}

fn missing(criteria: bool, source: bool, deadline: bool) -> Vec<&'static str> {
    let named = [
        (criteria, "criteria (what counts as yes)"),
        (source, "a source (where the answer is looked up)"),
        (deadline, "a deadline (by when it must have happened)"),
    ];
    named.into_iter().filter_map(|(lacks, name)| lacks.then_some(name)).collect()
}
