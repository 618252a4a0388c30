//! Naming what misled one, on a question that went against one's forecast.

use domain::{Id, Misled, Record, Resolution};
use forecasting::QuestionState;
use judging::{Misleading, misleading};
use ledger::LedgerError;
use serde::Deserialize;
use thiserror::Error;

use crate::Desk;
use crate::desk::Decided;
use crate::evidence::{EvidenceError, EvidenceRef};
use crate::look_up::LookUpError;
use crate::person::OnlyAPerson;
use crate::question_state::QuestionFile;
use crate::score_question::score_everybody;

/// What misled whoever is at the desk.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NameMisleading {
    /// The question.
    pub question: Id,
    /// What misled them, by its name in the list.
    pub technique: String,
    /// How, in their own words.
    pub note: Option<String>,
    /// The words that misled them.
    #[serde(default)]
    pub by: Vec<EvidenceRef>,
}

/// Why it cannot be named.
#[derive(Debug, Error)]
pub enum NameMisleadingError {
    /// The name is not in the list.
    #[error("\"{0}\" is not in the list of what misleads; see it with `forsooth misled`")]
    NoSuchTechnique(String),
    /// "Other" says nothing without a note.
    #[error("say in a note what it was")]
    NoNote,
    /// The question has no answer.
    #[error("{0} is not settled with an answer, so that nothing has gone against a forecast")]
    NotSettled(Id),
    /// Whoever is at the desk had no forecast that counted.
    #[error("you had no forecast on {0} that counted")]
    NoForecast(Id),
    /// The forecast was right.
    #[error(
        "{question} did not go against you: your last forecast gave what happened {percent:.0}%"
    )]
    NotAgainst {
        /// The question.
        question: Id,
        /// The chance that was given to what happened.
        percent: f64,
    },
    /// A machine is not misled.
    #[error(transparent)]
    Machine(#[from] OnlyAPerson),
    /// The question cannot be scored.
    #[error(transparent)]
    Score(#[from] scoring::BadInput),
    /// The question cannot be looked up.
    #[error(transparent)]
    LookUp(#[from] LookUpError),
    /// The words cannot be pointed at.
    #[error(transparent)]
    Evidence(#[from] EvidenceError),
    /// The ledger refused it.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
}

/// Everything that the list of what misleads has.
pub fn list_misleading() -> &'static [Misleading] {
    misleading()
}

/// Keeps what misled whoever is at the desk; a later naming follows it and replaces none.
///
/// # Errors
///
/// The name is not in the list, the question has not gone against their forecast, or a machine
/// asks.
pub fn name_misleading(
    desk: &mut Desk,
    request: &NameMisleading,
) -> Result<Id, NameMisleadingError> {
    desk.record(|desk| decide(desk, request))
}

fn decide(desk: &Desk, request: &NameMisleading) -> Result<Decided, NameMisleadingError> {
    desk.check_person("name what misled them")?;
    let technique = request.technique.trim().to_lowercase().replace(' ', "-");
    if !misleading().iter().any(|it| it.name == technique) {
        return Err(NameMisleadingError::NoSuchTechnique(request.technique.clone()));
    }
    let note = request.note.as_deref().map(str::trim).filter(|note| !note.is_empty());
    if technique == "other" && note.is_none() {
        return Err(NameMisleadingError::NoNote);
    }
    check_against(desk, &desk.question_file(request.question)?)?;
    let (question, note) = (request.question, note.map(str::to_owned));
    let by = desk.evidence(&request.by)?;
    Ok(Record::Misled(Misled { question, technique, note, by }).into())
}

/// Refuses a question that has not gone against whoever is at the desk: one of yes or no where
/// their last forecast gave what happened more than 50%. Of other kinds the person judges.
fn check_against(desk: &Desk, file: &QuestionFile) -> Result<(), NameMisleadingError> {
    let question = file.question.id;
    let QuestionState::Settled { resolution, .. } = &file.state else {
        return Err(NameMisleadingError::NotSettled(question));
    };
    if !resolution.is_scored() {
        return Err(NameMisleadingError::NotSettled(question));
    }
    let scores = score_everybody(file)?;
    let own = scores.into_iter().find(|it| it.forecaster == desk.author());
    let own = own.ok_or(NameMisleadingError::NoForecast(question))?;
    let Some(yes) = own.last.of_yes() else { return Ok(()) };
    let percent =
        if *resolution == Resolution::Yes { yes.percent() } else { 100.0 - yes.percent() };
    if percent > 50.0 {
        return Err(NameMisleadingError::NotAgainst { question, percent });
    }
    Ok(())
}
