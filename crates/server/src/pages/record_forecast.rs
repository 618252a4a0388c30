//! The form that records a forecast.

use actions::{RecordForecast, parse_probability, record_forecast};
use axum::Router;
use axum::extract::{Form, Path, State};
use axum::response::Redirect;
use axum::routing::get;
use domain::Probability;
use serde::Deserialize;

use crate::error::Failure;
use crate::pages::answer::{back, id_from, refused};
use crate::pages::view::href;
use crate::serve::SharedDesk;

pub(crate) fn routes() -> Router<SharedDesk> {
    Router::new().route("/questions/{id}/forecasts", get(back).post(record))
}

/// What the form sends.
#[derive(Deserialize)]
struct ForecastForm {
    #[serde(default)]
    probability: String,
    #[serde(default)]
    reason: String,
}

async fn record(
    State(desk): State<SharedDesk>,
    Path(id): Path<String>,
    Form(form): Form<ForecastForm>,
) -> Result<Redirect, Failure> {
    let question = id_from(&id)?;
    let probability = percent(&form.probability).map_err(|error| error.at_field("probability"))?;
    let reason = Some(form.reason).filter(|reason| !reason.trim().is_empty());
    let request = RecordForecast { question, probability, reason, evidence: vec![] };
    desk.with(move |desk| Ok(record_forecast(desk, &request)?)).await?;
    Ok(Redirect::to(&href(question)))
}

/// Reads what was typed before the form's percent sign.
fn percent(typed: &str) -> Result<Probability, Failure> {
    let typed = typed.trim();
    let is_share = typed.parse().is_ok_and(|number: f64| number > 0.0 && number < 1.0);
    if is_share {
        let message =
            format!("\"{typed}\" may mean {typed}% or a share of one; write it as 72 or {typed}%");
        return Err(Failure::refused(message));
    }
    let percent = if typed.ends_with('%') { typed.to_owned() } else { format!("{typed}%") };
    parse_probability(if typed.is_empty() { typed } else { &percent }).map_err(refused)
}
