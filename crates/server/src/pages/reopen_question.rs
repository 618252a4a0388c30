//! The form that undoes a settlement; the answer is kept, and an entry says why it no longer holds.

use actions::{ReopenQuestion, ReopenQuestionError, reopen_question};
use axum::extract::Path;
use axum::response::Response;

use crate::door::Routes;
use crate::error::Failure;
use crate::negotiate::Format;
use crate::pages::answer::{back, refused};
use crate::pages::form::refused_at;
use crate::pages::posted::Posted;
use crate::pages::question_form::Sent;
use crate::serve::SharedDesk;

pub(crate) fn routes() -> Routes {
    Routes::new().get("/questions/{id}/reopenings", back).post("/questions/{id}/reopenings", reopen)
}

async fn reopen(
    desk: SharedDesk,
    Path(id): Path<String>,
    format: Format,
    Posted(typed): Posted,
) -> Result<Response, Failure> {
    let sent = Sent::new("reopening", id, format, typed);
    sent.take(desk, "#settlement", |desk, question, typed| {
        let reason = typed.text("reason").trim().to_owned();
        reopen_question(desk, &ReopenQuestion { question, reason })?;
        Ok(())
    })
    .await
}

impl From<ReopenQuestionError> for Failure {
    fn from(error: ReopenQuestionError) -> Self {
        match error {
            ReopenQuestionError::LookUp(error) => error.into(),
            ReopenQuestionError::NoReason(_) => refused_at("reason", error),
            ReopenQuestionError::NotSettled(_)
            | ReopenQuestionError::Machine(_)
            | ReopenQuestionError::Ledger(_) => refused(error),
        }
    }
}
