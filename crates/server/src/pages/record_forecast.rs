//! The form that records a forecast.

use actions::{RecordForecast, parse_day, parse_probability, record_forecast};
use axum::extract::Path;
use axum::response::Response;

use crate::door::Routes;
use crate::error::Failure;
use crate::negotiate::Format;
use crate::pages::answer::back;
use crate::pages::form::refused_at;
use crate::pages::posted::Posted;
use crate::pages::question_form::Sent;
use crate::pages::typed::Typed;
use crate::serve::SharedDesk;

pub(crate) fn routes() -> Routes {
    Routes::new().get("/questions/{id}/forecasts", back).post("/questions/{id}/forecasts", record)
}

async fn record(
    desk: SharedDesk,
    Path(id): Path<String>,
    format: Format,
    Posted(typed): Posted,
) -> Result<Response, Failure> {
    let sent = Sent::new("forecast", id, format, typed);
    sent.take(desk, "", |desk, question, typed| {
        let request = RecordForecast {
            question,
            chances: chances(typed)?,
            reason: typed.owned("reason"),
            evidence: typed.read_lines("evidence", str::parse)?,
            fresh_until: typed.read("fresh_until", parse_day)?,
        };
        record_forecast(desk, &request)?;
        Ok(())
    })
    .await
}

/// The parts of the forecast: the lines, or the probability of yes.
fn chances(typed: &Typed) -> Result<Vec<String>, Failure> {
    if typed.has("chances") {
        return Ok(typed.lines("chances"));
    }
    let probability = typed.text("probability").trim();
    parse_probability(probability).map_err(|error| refused_at("probability", error))?;
    Ok(vec![probability.to_owned()])
}
