//! The form that adds hypotheses or evidence to those that were opened.

use actions::{Desk, ExtendHypotheses, HypothesesError, MatrixEvidenceRef, extend_hypotheses};
use axum::extract::Path;
use axum::response::{Redirect, Response};
use domain::Id;

use crate::door::Routes;
use crate::error::Failure;
use crate::negotiate::Format;
use crate::pages::answer::{act, id_from};
use crate::pages::form::{Form, refused_at};
use crate::pages::posted::Posted;
use crate::pages::show_hypotheses::show_again;
use crate::pages::typed::Typed;
use crate::pages::view::href;
use crate::serve::SharedDesk;

/// What the ids of the form's fields begin with.
pub(crate) const NAME: &str = "extension";

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/hypotheses/{id}/extensions", back)
        .post("/hypotheses/{id}/extensions", extend)
}

/// Whoever reloads the answer to the form comes back to the hypotheses.
async fn back(Path(id): Path<String>) -> Result<Redirect, Failure> {
    Ok(Redirect::to(&href(id_from(&id)?)))
}

async fn extend(
    desk: SharedDesk,
    Path(id): Path<String>,
    format: Format,
    Posted(typed): Posted,
) -> Result<Response, Failure> {
    let id = id_from(&id)?;
    let again = |typed, failure| show_again(&desk, id, Form::refused(NAME, typed, failure));
    let work = move |desk: &mut Desk, typed: &Typed| {
        Ok(href(extend_hypotheses(desk, &request(id, typed)?).map_err(refusal)?))
    };
    act(&desk, (format, typed), work, again).await
}

fn request(hypotheses: Id, typed: &Typed) -> Result<ExtendHypotheses, Failure> {
    Ok(ExtendHypotheses {
        hypotheses,
        add: typed.lines("hypotheses"),
        evidence: typed.read_lines("evidence", str::parse::<MatrixEvidenceRef>)?,
    })
}

/// A refusal; the hypotheses themselves are named by the address rather than by a field.
fn refusal(error: HypothesesError) -> Failure {
    match error {
        HypothesesError::LookUp(error) => error.into(),
        HypothesesError::Nothing(_) => {
            refused_at("hypotheses", "nothing is added; give a hypothesis or evidence")
        }
        HypothesesError::Flaw(_)
        | HypothesesError::HasPriors(_)
        | HypothesesError::Evidence(_)
        | HypothesesError::Machine(_)
        | HypothesesError::Ledger(_) => error.into(),
    }
}
