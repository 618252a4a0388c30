//! The forms that decide on a proposed settlement: take it over, or decline it.

use actions::{ResolveQuestion, accept_settlement, parse_day, resolve_question};
use axum::Router;
use axum::extract::{Form, Path, State};
use axum::response::Response;
use axum::routing::get;
use domain::Id;

use crate::error::Failure;
use crate::negotiate::Format;
use crate::pages::answer::{back_from_part, id_from};
use crate::pages::question_form::Sent;
use crate::pages::typed::Typed;
use crate::serve::SharedDesk;

pub(crate) fn routes() -> Router<SharedDesk> {
    Router::new()
        .route("/questions/{id}/proposals/{proposal}", get(back_from_part).post(accept))
        .route("/questions/{id}/proposals/{proposal}/refusals", get(back_from_part).post(decline))
}

async fn accept(
    State(desk): State<SharedDesk>,
    Path((id, proposal)): Path<(String, String)>,
    format: Format,
) -> Result<Response, Failure> {
    let proposed = id_from(&proposal)?;
    let sent = Sent::new(&proposal, id, format, Typed::default());
    sent.take(desk, "#settlement", move |desk, _, _| {
        accept_settlement(desk, proposed)?;
        Ok(())
    })
    .await
}

/// A proposal is declined by saying that the question cannot be settled yet.
async fn decline(
    State(desk): State<SharedDesk>,
    Path((id, proposal)): Path<(String, String)>,
    format: Format,
    Form(typed): Form<Typed>,
) -> Result<Response, Failure> {
    let proposed: Id = id_from(&proposal)?;
    let sent = Sent::new(&proposal, id, format, typed);
    sent.take(desk, "#settlement", move |desk, question, typed| {
        let reason = typed.need("reason", "say why it is declined", str::parse::<String>)?;
        let request = ResolveQuestion {
            question,
            answer: "not-yet".to_owned(),
            reason: format!("{proposed} is declined: {reason}"),
            look_again: typed.read("look_again", parse_day)?,
            evidence: vec![],
            known_at: None,
        };
        resolve_question(desk, &request)?;
        Ok(())
    })
    .await
}
