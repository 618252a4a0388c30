//! Reopening a question: its settlement no longer holds, and the scores follow.

use domain::{Id, Record, Reopening};
use ledger::LedgerError;
use serde::Deserialize;
use thiserror::Error;

use crate::Desk;
use crate::desk::Decided;
use crate::look_up::LookUpError;
use crate::person::OnlyAPerson;

/// A settlement to undo.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReopenQuestion {
    /// The question.
    pub question: Id,
    /// Why its settlement no longer holds.
    pub reason: String,
}

/// Why a settlement cannot be undone.
#[derive(Debug, Error)]
pub enum ReopenQuestionError {
    /// There is nothing to undo.
    #[error("{0} is not settled")]
    NotSettled(Id),
    /// No reason was given.
    #[error("say why the settlement of {0} no longer holds")]
    NoReason(Id),
    /// A machine may not undo what a person settled.
    #[error(transparent)]
    Machine(#[from] OnlyAPerson),
    /// The question cannot be looked up.
    #[error(transparent)]
    LookUp(#[from] LookUpError),
    /// The ledger refused it.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
}

/// Undoes the settlement that stands.
///
/// # Errors
///
/// The question is not settled, no reason was given, or a machine asks.
pub fn reopen_question(
    desk: &mut Desk,
    request: &ReopenQuestion,
) -> Result<Id, ReopenQuestionError> {
    desk.record(|desk| decide(desk, request))
}

fn decide(desk: &Desk, request: &ReopenQuestion) -> Result<Decided, ReopenQuestionError> {
    desk.check_person("undo a settlement")?;
    let (question, reason) = (request.question, request.reason.clone());
    let file = desk.question_file(question)?;
    let settlement = file.standing().ok_or(ReopenQuestionError::NotSettled(question))?.id;
    if reason.trim().is_empty() {
        return Err(ReopenQuestionError::NoReason(question));
    }
    Ok(Record::Reopening(Reopening { question, settlement, reason }).into())
}
