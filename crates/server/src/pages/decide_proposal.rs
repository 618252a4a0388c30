//! The forms that decide on a proposed settlement: take it over, or decline it.

use actions::{
    Desk, ResolveQuestion, accept_settlement, parse_day, resolve_question, show_question,
};
use axum::extract::Path;
use axum::response::Response;
use domain::Id;

use crate::door::Routes;
use crate::error::Failure;
use crate::negotiate::Format;
use crate::pages::answer::{back_from_part, id_from, refused};
use crate::pages::posted::Posted;
use crate::pages::question_form::Sent;
use crate::pages::typed::Typed;
use crate::serve::SharedDesk;

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/questions/{id}/proposals/{proposal}", back_from_part)
        .post("/questions/{id}/proposals/{proposal}", accept)
        .get("/questions/{id}/proposals/{proposal}/refusals", back_from_part)
        .post("/questions/{id}/proposals/{proposal}/refusals", decline)
}

async fn accept(
    desk: SharedDesk,
    Path((id, proposal)): Path<(String, String)>,
    format: Format,
) -> Result<Response, Failure> {
    let proposed = id_from(&proposal)?;
    let sent = Sent::new(&proposed.to_string(), id, format, Typed::default());
    sent.take(desk, "#settlement", move |desk, question, _| {
        check_awaits(desk, question, proposed)?;
        accept_settlement(desk, proposed)?;
        Ok(())
    })
    .await
}

/// A proposal is declined by saying that the question cannot be settled yet.
async fn decline(
    desk: SharedDesk,
    Path((id, proposal)): Path<(String, String)>,
    format: Format,
    Posted(typed): Posted,
) -> Result<Response, Failure> {
    let proposed = id_from(&proposal)?;
    let sent = Sent::new(&proposed.to_string(), id, format, typed);
    sent.take(desk, "#settlement", move |desk, question, typed| {
        check_awaits(desk, question, proposed)?;
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

/// Refuses to decide on what is no proposal for the question, or is decided already.
fn check_awaits(desk: &Desk, question: Id, proposed: Id) -> Result<(), Failure> {
    let shown = show_question(desk, question)?;
    if shown.proposals.iter().any(|it| it.proposal.id == proposed) {
        return Ok(());
    }
    Err(refused(format!("{proposed} awaits no decision on {question}")))
}
