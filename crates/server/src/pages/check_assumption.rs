//! The forms of a judgment's page that break an assumption, or restore one.

use actions::{
    BreakAssumption, CheckAssumptionError, Desk, RestoreAssumption, break_assumption,
    restore_assumption,
};
use axum::extract::Path;
use axum::response::{Redirect, Response};
use domain::Id;

use crate::door::Routes;
use crate::error::Failure;
use crate::negotiate::Format;
use crate::pages::answer::{act, id_from, refused};
use crate::pages::form::{Form, refused_at};
use crate::pages::posted::Posted;
use crate::pages::show_judgment::show_again;
use crate::pages::typed::Typed;
use crate::pages::view::href;
use crate::serve::SharedDesk;

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/judgments/{id}/assumptions/{number}/breaks", back)
        .post("/judgments/{id}/assumptions/{number}/breaks", lay_down)
        .get("/judgments/{id}/assumptions/{number}/restorings", back)
        .post("/judgments/{id}/assumptions/{number}/restorings", restore)
}

/// Whoever reloads the answer to a form comes back to the judgment.
async fn back(Path((id, _)): Path<(String, String)>) -> Result<Redirect, Failure> {
    Ok(Redirect::to(&href(id_from(&id)?)))
}

async fn lay_down(
    desk: SharedDesk,
    Path(at): Path<(String, String)>,
    format: Format,
    Posted(typed): Posted,
) -> Result<Response, Failure> {
    check(desk, (at, "break"), (format, typed), |desk, (judgment, assumption), typed| {
        let (reason, evidence) = given(typed)?;
        break_assumption(desk, &BreakAssumption { judgment, assumption, reason, evidence })?;
        Ok(())
    })
    .await
}

async fn restore(
    desk: SharedDesk,
    Path(at): Path<(String, String)>,
    format: Format,
    Posted(typed): Posted,
) -> Result<Response, Failure> {
    check(desk, (at, "restore"), (format, typed), |desk, (judgment, assumption), typed| {
        let (reason, evidence) = given(typed)?;
        restore_assumption(desk, &RestoreAssumption { judgment, assumption, reason, evidence })?;
        Ok(())
    })
    .await
}

fn given(typed: &Typed) -> Result<(String, Vec<actions::EvidenceRef>), Failure> {
    Ok((typed.text("reason").trim().to_owned(), typed.read_lines("evidence", str::parse)?))
}

/// Does what a form asks for about the assumption of a judgment, and leads back to the judgment;
/// the deed names the form.
async fn check(
    desk: SharedDesk,
    ((judgment, number), deed): ((String, String), &'static str),
    sent: (Format, Typed),
    work: impl FnOnce(&mut Desk, (Id, usize), &Typed) -> Result<(), Failure> + Send + 'static,
) -> Result<Response, Failure> {
    let judgment = id_from(&judgment)?;
    let no_number = || Failure::not_found(format!("{judgment} has no assumption \"{number}\""));
    let row: usize = number.parse().map_err(|_| no_number())?;
    let name = format!("{deed}-assumption-{row}");
    let again = |typed, failure| show_again(&desk, judgment, Form::refused(name, typed, failure));
    let work = move |desk: &mut Desk, typed: &Typed| {
        work(desk, (judgment, row), typed)?;
        Ok(href(judgment))
    };
    act(&desk, sent, work, again).await
}

impl From<CheckAssumptionError> for Failure {
    fn from(error: CheckAssumptionError) -> Self {
        match error {
            CheckAssumptionError::LookUp(error) => error.into(),
            CheckAssumptionError::NoReason => refused_at("reason", error),
            CheckAssumptionError::NoEvidence | CheckAssumptionError::Evidence(_) => {
                refused_at("evidence", error)
            }
            CheckAssumptionError::NoSuch { .. }
            | CheckAssumptionError::Broken { .. }
            | CheckAssumptionError::NotBroken { .. }
            | CheckAssumptionError::Machine(_)
            | CheckAssumptionError::Ledger(_) => refused(error),
        }
    }
}
