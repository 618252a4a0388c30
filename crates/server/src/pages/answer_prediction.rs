//! The forms of the catalogue: an answer, its undoing, and a correction of what was read.

use actions::{
    AnswerPrediction, AnswerPredictionError, CorrectPrediction, CorrectPredictionError, Desk,
    UndoAnswer, UndoAnswerError, answer_prediction, correct_prediction, parse_day, parse_range,
    undo_answer,
};
use axum::extract::Path;
use axum::response::Response;
use domain::Id;

use crate::door::Routes;
use crate::error::Failure;
use crate::negotiate::Format;
use crate::pages::answer::{act, id_from, refused};
use crate::pages::form::Form;
use crate::pages::posted::Posted;
use crate::pages::show_catalogue::show_again;
use crate::pages::typed::Typed;
use crate::serve::SharedDesk;

pub(crate) fn routes() -> Routes {
    Routes::new()
        .post("/catalogue/{id}/answers", settle)
        .post("/catalogue/{id}/undoings", undo)
        .post("/catalogue/{id}/corrections", correct)
}

async fn settle(
    desk: SharedDesk,
    Path(id): Path<String>,
    format: Format,
    Posted(typed): Posted,
) -> Result<Response, Failure> {
    take(desk, &id, ("answer", format, typed), |desk, prediction, typed| {
        // The one field holds the evidence of a yes or no, and else the reason.
        let evidence = typed.text("evidence").to_owned();
        let request = AnswerPrediction {
            prediction,
            reason: evidence.clone(),
            evidence,
            answer: typed.text("answer").to_owned(),
            known_on: typed.read("known", parse_day)?,
        };
        answer_prediction(desk, &request)?;
        Ok(format!("/catalogue?behind={prediction}"))
    })
    .await
}

async fn undo(
    desk: SharedDesk,
    Path(id): Path<String>,
    format: Format,
    Posted(typed): Posted,
) -> Result<Response, Failure> {
    take(desk, &id, ("undoing", format, typed), |desk, prediction, typed| {
        let reason = typed.text("reason").to_owned();
        undo_answer(desk, &UndoAnswer { prediction, reason })?;
        Ok(format!("/catalogue/{prediction}"))
    })
    .await
}

async fn correct(
    desk: SharedDesk,
    Path(id): Path<String>,
    format: Format,
    Posted(typed): Posted,
) -> Result<Response, Failure> {
    take(desk, &id, ("correction", format, typed), |desk, prediction, typed| {
        let request = CorrectPrediction {
            prediction,
            range: typed.read("range", parse_range)?,
            deadline: typed.read("deadline", parse_day)?,
            reason: typed.text("reason").to_owned(),
        };
        correct_prediction(desk, &request)?;
        Ok(format!("/catalogue/{prediction}"))
    })
    .await
}

/// Does what a form asks for; where it is refused, the page of the prediction shows it again.
async fn take(
    desk: SharedDesk,
    id: &str,
    (name, format, typed): (&'static str, Format, Typed),
    work: impl FnOnce(&mut Desk, Id, &Typed) -> Result<String, Failure> + Send + 'static,
) -> Result<Response, Failure> {
    let prediction = id_from(id)?;
    let again = |typed, failure| show_again(&desk, prediction, Form::refused(name, typed, failure));
    let work = move |desk: &mut Desk, typed: &Typed| work(desk, prediction, typed);
    act(&desk, (format, typed), work, again).await
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
            CorrectPredictionError::BeforeTheNote { deadline, published } => {
                let remedy = format!("give {published} or a later day, or answer “no prediction”");
                let message = format!("{deadline} is before the note of {published}; {remedy}");
                refused(message).at_field("deadline")
            }
            CorrectPredictionError::NoReason(_) => refused(error).at_field("reason"),
            CorrectPredictionError::Machine(_) | CorrectPredictionError::Ledger(_) => {
                refused(error)
            }
        }
    }
}
