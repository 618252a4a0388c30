//! The form of the sources' page that grades one of them: a letter, from a day on, and why.

use actions::{Desk, GradeSource, GradeSourceError, LookUpError, grade_source, parse_day};
use axum::response::{Redirect, Response};
use domain::SourceLetter;

use crate::door::Routes;
use crate::error::Failure;
use crate::negotiate::Format;
use crate::pages::answer::{act, refused};
use crate::pages::form::{Form, refused_at};
use crate::pages::list_sources::{PATH, show_again};
use crate::pages::posted::Posted;
use crate::pages::typed::Typed;
use crate::serve::SharedDesk;

/// What the ids of the form's fields begin with.
pub(crate) const NAME: &str = "grade";

pub(crate) fn routes() -> Routes {
    Routes::new().get("/sources/grades", back).post("/sources/grades", grade)
}

/// The letters: what the form sends, and what it says.
pub(crate) fn letters() -> Vec<(String, String)> {
    let said = |it: SourceLetter| (it.to_string(), format!("{it}: {}", it.words()));
    SourceLetter::ALL.map(said).into()
}

/// Whoever reloads the answer to the form comes back to the sources.
async fn back() -> Redirect {
    Redirect::to(PATH)
}

async fn grade(
    desk: SharedDesk,
    format: Format,
    Posted(typed): Posted,
) -> Result<Response, Failure> {
    let work = |desk: &mut Desk, typed: &Typed| {
        grade_source(desk, &request(typed)?)?;
        Ok(PATH.to_owned())
    };
    let again = |typed, failure| show_again(&desk, Form::refused(NAME, typed, failure));
    act(&desk, (format, typed), work, again).await
}

fn request(typed: &Typed) -> Result<GradeSource, Failure> {
    Ok(GradeSource {
        source: typed.need("source", "choose the source that is graded", str::parse::<String>)?,
        letter: typed.need("letter", "choose a letter; F means that nobody knows", str::parse)?,
        since: typed.read("since", parse_day)?,
        reason: typed.text("reason").trim().to_owned(),
    })
}

impl From<GradeSourceError> for Failure {
    fn from(error: GradeSourceError) -> Self {
        match error {
            GradeSourceError::NoDocument(source) => {
                let message =
                    format!("no document comes from \"{source}\"; choose a source of the list");
                refused_at("source", message)
            }
            GradeSourceError::NoReason(_) => refused_at("reason", error),
            GradeSourceError::ToCome { .. } => refused_at("since", error),
            GradeSourceError::Machine(_) => refused(error),
            GradeSourceError::Ledger(error) => LookUpError::from(error).into(),
        }
    }
}
