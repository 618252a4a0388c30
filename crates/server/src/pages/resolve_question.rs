//! The form that settles a question.

use actions::{
    EvidenceRef, ResolveQuestion, accept_settlement, parse_day, parse_moment, resolve_question,
};
use axum::Router;
use axum::extract::{Form, Path, State};
use axum::response::Redirect;
use axum::routing::{get, post};
use serde::Deserialize;

use crate::error::Failure;
use crate::pages::answer::{back, id_from, refused};
use crate::pages::view::href;
use crate::serve::SharedDesk;

pub(crate) fn routes() -> Router<SharedDesk> {
    Router::new()
        .route("/questions/{id}/settlements", get(back).post(settle))
        .route("/questions/{id}/proposals/{proposal}", post(accept))
}

/// What the form sends.
#[derive(Deserialize)]
struct SettlementForm {
    #[serde(default)]
    outcome: String,
    #[serde(default)]
    evidence: String,
    #[serde(default)]
    reason: String,
    /// A day, or nothing for now.
    #[serde(default)]
    known: String,
    /// A day, where it cannot be told yet.
    #[serde(default)]
    look_again: String,
}

async fn settle(
    State(desk): State<SharedDesk>,
    Path(id): Path<String>,
    Form(form): Form<SettlementForm>,
) -> Result<Redirect, Failure> {
    let question = id_from(&id)?;
    let known = given(&form.known).map(parse_moment).transpose();
    let look_again = given(&form.look_again).map(parse_day).transpose();
    let request = ResolveQuestion {
        question,
        evidence: evidence_from(&form.evidence)?,
        known_at: known.map_err(|error| refused(error).at_field("known"))?,
        look_again: look_again.map_err(|error| refused(error).at_field("look_again"))?,
        answer: form.outcome,
        reason: form.reason,
    };
    desk.with(move |desk| Ok(resolve_question(desk, &request)?)).await?;
    Ok(Redirect::to(&format!("{}#settlement", href(question))))
}

async fn accept(
    State(desk): State<SharedDesk>,
    Path((id, proposal)): Path<(String, String)>,
) -> Result<Redirect, Failure> {
    let (question, proposal) = (id_from(&id)?, id_from(&proposal)?);
    desk.with(move |desk| Ok(accept_settlement(desk, proposal)?)).await?;
    Ok(Redirect::to(&format!("{}#settlement", href(question))))
}

/// What was typed, if anything was.
fn given(typed: &str) -> Option<&str> {
    Some(typed.trim()).filter(|typed| !typed.is_empty())
}

/// One piece of evidence a line.
fn evidence_from(lines: &str) -> Result<Vec<EvidenceRef>, Failure> {
    let lines = lines.lines().map(str::trim).filter(|line| !line.is_empty());
    let parse = |line: &str| line.parse().map_err(|error| refused(error).at_field("evidence"));
    lines.map(parse).collect()
}
