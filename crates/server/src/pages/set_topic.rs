//! The form that puts a question under a topic.

use actions::{SetTopic, SetTopicError, set_topic};
use axum::Router;
use axum::extract::{Form, Path, State};
use axum::response::Response;
use axum::routing::get;

use crate::error::Failure;
use crate::negotiate::Format;
use crate::pages::answer::{back, refused};
use crate::pages::form::refused_at;
use crate::pages::question_form::Sent;
use crate::pages::typed::Typed;
use crate::serve::SharedDesk;

pub(crate) fn routes() -> Router<SharedDesk> {
    Router::new().route("/questions/{id}/topics", get(back).post(set))
}

async fn set(
    State(desk): State<SharedDesk>,
    Path(id): Path<String>,
    format: Format,
    Form(typed): Form<Typed>,
) -> Result<Response, Failure> {
    let sent = Sent::new("topic", id, format, typed);
    sent.take(desk, "", |desk, question, typed| {
        let topic = typed.text("topic").to_owned();
        set_topic(desk, &SetTopic { question, topic })?;
        Ok(())
    })
    .await
}

impl From<SetTopicError> for Failure {
    fn from(error: SetTopicError) -> Self {
        match error {
            SetTopicError::LookUp(error) => error.into(),
            SetTopicError::Nothing(_) | SetTopicError::Long(_) => refused_at("topic", error),
            SetTopicError::Machine(_) | SetTopicError::Ledger(_) => refused(error),
        }
    }
}
