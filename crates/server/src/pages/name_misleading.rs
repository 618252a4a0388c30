//! The form that names what misled a forecaster on a question that went against them.

use actions::{NameMisleading, NameMisleadingError, name_misleading};
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
    Routes::new().get("/questions/{id}/misled", back).post("/questions/{id}/misled", name)
}

async fn name(
    desk: SharedDesk,
    Path(id): Path<String>,
    format: Format,
    Posted(typed): Posted,
) -> Result<Response, Failure> {
    let sent = Sent::new("misled", id, format, typed);
    sent.take(desk, "#misleading", |desk, question, typed| {
        let request = NameMisleading {
            question,
            technique: typed.text("technique").to_owned(),
            note: typed.owned("note"),
            by: typed.read_lines("by", str::parse)?,
        };
        name_misleading(desk, &request)?;
        Ok(())
    })
    .await
}

impl From<NameMisleadingError> for Failure {
    fn from(error: NameMisleadingError) -> Self {
        match error {
            NameMisleadingError::LookUp(error) => error.into(),
            NameMisleadingError::NoSuchTechnique(given) if given.trim().is_empty() => {
                refused_at("technique", "choose what misled you")
            }
            NameMisleadingError::NoSuchTechnique(given) => {
                refused_at("technique", format!("\"{given}\" is not in the list; choose one of it"))
            }
            NameMisleadingError::NoNote => refused_at("note", error),
            NameMisleadingError::Evidence(_) => refused_at("by", error),
            NameMisleadingError::NotSettled(_)
            | NameMisleadingError::NoForecast(_)
            | NameMisleadingError::NotAgainst { .. }
            | NameMisleadingError::Machine(_)
            | NameMisleadingError::Ledger(_) => refused(error),
            NameMisleadingError::Score(_) => Self::internal(),
        }
    }
}
