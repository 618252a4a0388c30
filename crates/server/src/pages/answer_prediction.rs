//! The forms of the catalogue: an answer, its undoing, and a correction of what was read.

use actions::{
    AnswerPrediction, AnswerPredictionError, CorrectPrediction, CorrectPredictionError, UndoAnswer,
    UndoAnswerError, answer_prediction, correct_prediction, parse_day, parse_range, undo_answer,
};
use axum::Router;
use axum::extract::{Form, Path, State};
use axum::response::Redirect;
use axum::routing::post;
use serde::Deserialize;

use crate::error::Failure;
use crate::pages::answer::{id_from, refused};
use crate::serve::SharedDesk;

pub(crate) fn routes() -> Router<SharedDesk> {
    Router::new()
        .route("/catalogue/{id}/answers", post(settle))
        .route("/catalogue/{id}/undoings", post(undo))
        .route("/catalogue/{id}/corrections", post(correct))
}

/// What the form for an answer sends.
#[derive(Deserialize)]
struct AnswerForm {
    #[serde(default)]
    answer: String,
    /// Evidence of a yes or no, and else the reason.
    #[serde(default)]
    evidence: String,
    /// A day, or nothing for today.
    #[serde(default)]
    known: String,
}

async fn settle(
    State(desk): State<SharedDesk>,
    Path(id): Path<String>,
    Form(form): Form<AnswerForm>,
) -> Result<Redirect, Failure> {
    let prediction = id_from(&id)?;
    let known = Some(form.known.trim()).filter(|day| !day.is_empty()).map(parse_day).transpose();
    let request = AnswerPrediction {
        prediction,
        reason: form.evidence.clone(),
        evidence: form.evidence,
        answer: form.answer,
        known_on: known.map_err(|error| refused(error).at_field("known"))?,
    };
    desk.with(move |desk| Ok(answer_prediction(desk, &request)?)).await?;
    Ok(Redirect::to(&format!("/catalogue?behind={prediction}")))
}

#[derive(Deserialize)]
struct UndoForm {
    #[serde(default)]
    reason: String,
}

async fn undo(
    State(desk): State<SharedDesk>,
    Path(id): Path<String>,
    Form(form): Form<UndoForm>,
) -> Result<Redirect, Failure> {
    let prediction = id_from(&id)?;
    let request = UndoAnswer { prediction, reason: form.reason };
    desk.with(move |desk| Ok(undo_answer(desk, &request)?)).await?;
    Ok(Redirect::to(&format!("/catalogue/{prediction}")))
}

#[derive(Deserialize)]
struct CorrectionForm {
    #[serde(default)]
    range: String,
    #[serde(default)]
    deadline: String,
    #[serde(default)]
    reason: String,
}

async fn correct(
    State(desk): State<SharedDesk>,
    Path(id): Path<String>,
    Form(form): Form<CorrectionForm>,
) -> Result<Redirect, Failure> {
    let prediction = id_from(&id)?;
    let given = |text: &str| !text.trim().is_empty();
    let range = given(&form.range).then(|| parse_range(form.range.trim())).transpose();
    let deadline = given(&form.deadline).then(|| parse_day(form.deadline.trim())).transpose();
    let request = CorrectPrediction {
        prediction,
        range: range.map_err(|error| refused(error).at_field("range"))?,
        deadline: deadline.map_err(|error| refused(error).at_field("deadline"))?,
        reason: form.reason,
    };
    desk.with(move |desk| Ok(correct_prediction(desk, &request)?)).await?;
    Ok(Redirect::to(&format!("/catalogue/{prediction}")))
}

impl From<AnswerPredictionError> for Failure {
    fn from(error: AnswerPredictionError) -> Self {
        match error {
            AnswerPredictionError::LookUp(error) => error.into(),
            AnswerPredictionError::Unclear(_) => refused(error).at_field("answer"),
            AnswerPredictionError::NoEvidence
            | AnswerPredictionError::NoReason(..)
            | AnswerPredictionError::Evidence(_) => refused(error).at_field("evidence"),
            AnswerPredictionError::ToCome { .. } | AnswerPredictionError::BeforeTheNote { .. } => {
                refused(error).at_field("known")
            }
            AnswerPredictionError::Answered { prediction, word, answer } => {
                let answered =
                    format!("you have answered {prediction} already ({word}, in {answer})");
                refused(format!("{answered}; undo that first, below the prediction"))
            }
            AnswerPredictionError::Machine(_) | AnswerPredictionError::Ledger(_) => refused(error),
        }
    }
}

impl From<UndoAnswerError> for Failure {
    fn from(error: UndoAnswerError) -> Self {
        match error {
            UndoAnswerError::LookUp(error) => error.into(),
            UndoAnswerError::NoReason(_) => refused(error).at_field("reason"),
            UndoAnswerError::NotAnswered(_)
            | UndoAnswerError::Machine(_)
            | UndoAnswerError::Ledger(_) => refused(error),
        }
    }
}

impl From<CorrectPredictionError> for Failure {
    fn from(error: CorrectPredictionError) -> Self {
        match error {
            CorrectPredictionError::LookUp(error) => error.into(),
            CorrectPredictionError::Nothing | CorrectPredictionError::Range(_) => {
                refused(error).at_field("range")
            }
            CorrectPredictionError::BeforeTheNote { .. } => refused(error).at_field("deadline"),
            CorrectPredictionError::NoReason(_) => refused(error).at_field("reason"),
            CorrectPredictionError::Machine(_) | CorrectPredictionError::Ledger(_) => {
                refused(error)
            }
        }
    }
}
