//! The form that settles a question, or proposes to.

use actions::{ResolveQuestion, parse_day, parse_moment, propose_settlement, resolve_question};
use axum::extract::Path;
use axum::response::Response;
use domain::Id;

use crate::door::Routes;
use crate::error::Failure;
use crate::negotiate::Format;
use crate::pages::answer::back;
use crate::pages::posted::Posted;
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

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/questions/{id}/settlements", back)
        .post("/questions/{id}/settlements", settle)
        .get("/questions/{id}/proposals", back)
        .post("/questions/{id}/proposals", propose)
}

async fn settle(
    desk: SharedDesk,
    Path(id): Path<String>,
    format: Format,
    Posted(typed): Posted,
) -> Result<Response, Failure> {
    let sent = Sent::new("settle", id, format, typed);
    sent.take(desk, "#settlement", |desk, question, typed| {
        resolve_question(desk, &request(question, typed)?)?;
        Ok(())
    })
    .await
}

async fn propose(
    desk: SharedDesk,
    Path(id): Path<String>,
    format: Format,
    Posted(typed): Posted,
) -> Result<Response, Failure> {
    let sent = Sent::new("settle", id, format, typed);
    sent.take(desk, "#proposed", |desk, question, typed| {
        propose_settlement(desk, &request(question, typed)?)?;
        Ok(())
    })
    .await
}

fn request(question: Id, typed: &Typed) -> Result<ResolveQuestion, Failure> {
    Ok(ResolveQuestion {
        question,
        answer: typed.need("outcome", "say how it ended", str::parse)?,
        reason: typed.text("reason").to_owned(),
        look_again: typed.read("look_again", parse_day)?,
        evidence: typed.read_lines("evidence", str::parse)?,
        known_at: typed.read("known", parse_moment)?,
    })
}
