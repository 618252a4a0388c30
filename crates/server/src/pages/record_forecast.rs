//! The form that records a forecast.

use actions::{RecordForecast, parse_day, parse_probability, record_forecast};
use axum::Router;
use axum::extract::{Form, Path, State};
use axum::response::Redirect;
use axum::routing::get;
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
    /// The probability of yes, of a yes-or-no question.
    #[serde(default)]
    probability: String,
    /// A part a line, of any other.
    #[serde(default)]
    chances: String,
    #[serde(default)]
    reason: String,
    /// A day, or nothing.
    #[serde(default)]
    fresh_until: String,
}

async fn record(
    State(desk): State<SharedDesk>,
    Path(id): Path<String>,
    Form(form): Form<ForecastForm>,
) -> Result<Redirect, Failure> {
    let question = id_from(&id)?;
    let fresh_until = Some(form.fresh_until.trim()).filter(|day| !day.is_empty());
    let fresh_until = fresh_until.map(parse_day).transpose();
    let request = RecordForecast {
        question,
        chances: form.chances()?,
        reason: Some(form.reason).filter(|reason| !reason.trim().is_empty()),
        evidence: vec![],
        fresh_until: fresh_until.map_err(|error| refused(error).at_field("fresh_until"))?,
    };
    desk.with(move |desk| Ok(record_forecast(desk, &request)?)).await?;
    Ok(Redirect::to(&href(question)))
}

impl ForecastForm {
    /// The parts of the forecast: the lines, or the probability of yes.
    fn chances(&self) -> Result<Vec<String>, Failure> {
        let lines = self.chances.lines().map(str::trim).filter(|line| !line.is_empty());
        let lines: Vec<String> = lines.map(str::to_owned).collect();
        if !lines.is_empty() {
            return Ok(lines);
        }
        percent(&self.probability).map(|part| vec![part]).map_err(|it| it.at_field("probability"))
    }
}

/// Reads what was typed before the form's percent sign.
fn percent(typed: &str) -> Result<String, Failure> {
    let typed = typed.trim();
    let is_share = typed.parse().is_ok_and(|number: f64| number > 0.0 && number < 1.0);
    if is_share {
        let message =
            format!("\"{typed}\" may mean {typed}% or a share of one; write it as 72 or {typed}%");
        return Err(Failure::refused(message));
    }
    let percent = if typed.ends_with('%') { typed.to_owned() } else { format!("{typed}%") };
    parse_probability(if typed.is_empty() { typed } else { &percent }).map_err(refused)?;
    Ok(percent)
}
