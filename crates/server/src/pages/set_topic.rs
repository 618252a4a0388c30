//! The form that puts a question under a topic.

use actions::{SetTopic, SetTopicError, set_topic};
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
    Routes::new().get("/questions/{id}/topics", back).post("/questions/{id}/topics", set)
}

async fn set(
    desk: SharedDesk,
    Path(id): Path<String>,
    format: Format,
    Posted(typed): Posted,
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
            SetTopicError::Nothing(_) | SetTopicError::Unfit(_) => refused_at("topic", error),
            SetTopicError::Machine(_) | SetTopicError::Ledger(_) => refused(error),
        }
    }
}
