//! The form that settles a question.

use actions::{EvidenceRef, ResolveQuestion, parse_moment, resolve_question};
use axum::Router;
use axum::extract::{Form, Path, State};
use axum::response::Redirect;
use axum::routing::get;
use domain::Resolution;
use serde::Deserialize;

use crate::error::Failure;
use crate::pages::answer::{back, id_from, refused};
use crate::pages::view::href;
use crate::serve::SharedDesk;

pub(crate) fn routes() -> Router<SharedDesk> {
    Router::new().route("/questions/{id}/settlements", get(back).post(settle))
}

/// What the form sends.
#[derive(Deserialize)]
struct SettlementForm {
    outcome: Outcome,
    #[serde(default)]
    evidence: String,
    #[serde(default)]
    reason: String,
    /// A day, or nothing for now.
    #[serde(default)]
    known: String,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Outcome {
    Yes,
    No,
    Annulled,
    Ambiguous,
}

impl Outcome {
    fn resolution(self, reason: String) -> Resolution {
        match self {
            Self::Yes => Resolution::Yes,
            Self::No => Resolution::No,
            Self::Annulled => Resolution::Annulled { reason },
            Self::Ambiguous => Resolution::Ambiguous { reason },
        }
    }
}

async fn settle(
    State(desk): State<SharedDesk>,
    Path(id): Path<String>,
    Form(form): Form<SettlementForm>,
) -> Result<Redirect, Failure> {
    let question = id_from(&id)?;
    let evidence = evidence_from(&form.evidence)?;
    let resolution = form.outcome.resolution(form.reason);
    let known = Some(form.known.trim()).filter(|known| !known.is_empty());
    let known = known.map(parse_moment).transpose();
    let known_at = known.map_err(|error| refused(error).at_field("known"))?;
    let request = ResolveQuestion { question, resolution, evidence, known_at };
    desk.with(move |desk| Ok(resolve_question(desk, &request)?)).await?;
    Ok(Redirect::to(&format!("{}#settlement", href(question))))
}

/// One piece of evidence a line.
fn evidence_from(lines: &str) -> Result<Vec<EvidenceRef>, Failure> {
    let lines = lines.lines().map(str::trim).filter(|line| !line.is_empty());
    let parse = |line: &str| line.parse().map_err(|error| refused(error).at_field("evidence"));
    lines.map(parse).collect()
}
