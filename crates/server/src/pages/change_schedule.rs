//! The form that says what became of the event that a question waits for.

use actions::{ChangeSchedule, ChangeScheduleError, change_schedule, parse_day, show_question};
use axum::extract::Path;
use axum::response::Response;
use domain::ScheduleFate;

use crate::door::Routes;
use crate::error::Failure;
use crate::negotiate::Format;
use crate::pages::answer::{back, refused};
use crate::pages::form::refused_at;
use crate::pages::posted::Posted;
use crate::pages::question_form::Sent;
use crate::pages::typed::Typed;
use crate::serve::SharedDesk;

/// What may have become of an event: what the form sends, and what it says.
pub(crate) const FATES: [(&str, &str); 4] = [
    ("held", "it was held"),
    ("moved", "it was moved to another day"),
    ("put-off", "it was put off, and no new day is told"),
    ("cancelled", "it was called off"),
];

pub(crate) fn routes() -> Routes {
    Routes::new().get("/questions/{id}/schedule", back).post("/questions/{id}/schedule", change)
}

async fn change(
    desk: SharedDesk,
    Path(id): Path<String>,
    format: Format,
    Posted(typed): Posted,
) -> Result<Response, Failure> {
    let sent = Sent::new("schedule", id, format, typed);
    sent.take(desk, "", |desk, question, typed| {
        let shown = show_question(desk, question)?;
        let checkpoint = shown.question.record.checkpoint;
        let scheduled = checkpoint.and_then(|checkpoint| checkpoint.scheduled);
        let scheduled =
            scheduled.ok_or_else(|| refused(format!("{question} waits for no scheduled event")))?;
        let (fate, evidence) = (fate(typed)?, typed.read_lines("evidence", str::parse)?);
        change_schedule(desk, &ChangeSchedule { scheduled, fate, evidence })?;
        Ok(())
    })
    .await
}

fn fate(typed: &Typed) -> Result<ScheduleFate, Failure> {
    let day = |lacking: &str| typed.need("day", lacking, parse_day);
    match typed.given("fate") {
        Some("held") => Ok(ScheduleFate::Held { on: day("say on which day it was held")? }),
        Some("moved") => Ok(ScheduleFate::Moved { to: day("say to which day it was moved")? }),
        Some("put-off") => Ok(ScheduleFate::PutOff),
        Some("cancelled") => Ok(ScheduleFate::Cancelled),
        Some(other) => {
            let message =
                format!("\"{other}\" is nothing that becomes of an event; choose one of the list");
            Err(refused_at("fate", message))
        }
        None => Err(refused_at("fate", "say what became of the event")),
    }
}

impl From<ChangeScheduleError> for Failure {
    fn from(error: ChangeScheduleError) -> Self {
        match error {
            ChangeScheduleError::LookUp(error) => error.into(),
            ChangeScheduleError::NoEvidence | ChangeScheduleError::Evidence(_) => {
                refused_at("evidence", error)
            }
            ChangeScheduleError::MovedIntoThePast { to, .. } => {
                let remedy = "if it was held then, choose that; otherwise give a day to come";
                refused_at("day", format!("{to} has passed; {remedy}"))
            }
            ChangeScheduleError::NotHeldYet { .. } | ChangeScheduleError::Unmoved { .. } => {
                refused_at("day", error)
            }
            ChangeScheduleError::Machine(_) | ChangeScheduleError::Ledger(_) => refused(error),
        }
    }
}
