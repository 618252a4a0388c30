//! The form that settles a question.

use actions::{ResolveQuestion, parse_day, parse_moment, resolve_question};
use axum::Router;
use axum::extract::{Form, Path, State};
use axum::response::Response;
use axum::routing::get;

use crate::error::Failure;
use crate::negotiate::Format;
use crate::pages::answer::back;
use crate::pages::question_form::Sent;
use crate::pages::typed::Typed;
use crate::serve::SharedDesk;

/// How a question of yes or no may end: what the form sends, and what it says.
pub(crate) const ENDS: [(&str, &str); 5] = [
    ("yes", "yes"),
    ("no", "no"),
    ("annulled", "annulled"),
    ("ambiguous", "ambiguous"),
    ("not-yet", "not yet"),
];

pub(crate) fn routes() -> Router<SharedDesk> {
    Router::new().route("/questions/{id}/settlements", get(back).post(settle))
}

async fn settle(
    State(desk): State<SharedDesk>,
    Path(id): Path<String>,
    format: Format,
    Form(typed): Form<Typed>,
) -> Result<Response, Failure> {
    let sent = Sent::new("settle", id, format, typed);
    sent.take(desk, "#settlement", |desk, question, typed| {
        let request = ResolveQuestion {
            question,
            answer: typed.need("outcome", "say how it ended", str::parse)?,
            reason: typed.text("reason").to_owned(),
            look_again: typed.read("look_again", parse_day)?,
            evidence: typed.read_lines("evidence", str::parse)?,
            known_at: typed.read("known", parse_moment)?,
        };
        resolve_question(desk, &request)?;
        Ok(())
    })
    .await
}
