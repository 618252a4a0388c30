//! Undoing an answer to a catalogued prediction; the answer stays in the ledger.

use domain::{CatalogueUndoing, Id, Record};
use ledger::LedgerError;
use serde::Deserialize;
use thiserror::Error;

use crate::Desk;
use crate::desk::Decided;
use crate::look_up::LookUpError;
use crate::person::OnlyAPerson;

/// One's own answer to undo.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UndoAnswer {
    /// The catalogued prediction.
    pub prediction: Id,
    /// Why the answer no longer stands.
    pub reason: String,
}

/// Why an answer cannot be undone.
#[derive(Debug, Error)]
pub enum UndoAnswerError {
    /// Whoever is at the desk has no answer that stands.
    #[error("you have no answer to {0} that could be undone")]
    NotAnswered(Id),
    /// No reason was given.
    #[error("say why your answer to {0} no longer stands")]
    NoReason(Id),
    /// A machine may not undo.
    #[error(transparent)]
    Machine(#[from] OnlyAPerson),
    /// The prediction cannot be looked up.
    #[error(transparent)]
    LookUp(#[from] LookUpError),
    /// The ledger refused it.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
}

/// Undoes one's own answer to a catalogued prediction.
///
/// # Errors
///
/// There is none, no reason was given, or a machine asks.
pub fn undo_answer(desk: &mut Desk, request: &UndoAnswer) -> Result<Id, UndoAnswerError> {
    desk.record(|desk| decide(desk, request))
}

fn decide(desk: &Desk, request: &UndoAnswer) -> Result<Decided, UndoAnswerError> {
    desk.check_person("undo an answer")?;
    let (prediction, reason) = (request.prediction, request.reason.trim().to_owned());
    let file = desk.catalogue_file(prediction)?;
    let own = file.of(desk.author()).ok_or(UndoAnswerError::NotAnswered(prediction))?;
    if reason.is_empty() {
        return Err(UndoAnswerError::NoReason(prediction));
    }
    let undoing = CatalogueUndoing { prediction, answer: own.id, reason };
    Ok(Record::CatalogueUndoing(undoing).into())
}
