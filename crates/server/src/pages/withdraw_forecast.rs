//! The form that takes a forecast back.

use actions::{WithdrawForecast, withdraw_forecast};
use axum::Router;
use axum::extract::{Path, State};
use axum::response::Redirect;
use axum::routing::get;

use crate::error::Failure;
use crate::pages::answer::{back, id_from};
use crate::pages::view::href;
use crate::serve::SharedDesk;

pub(crate) fn routes() -> Router<SharedDesk> {
    Router::new().route("/questions/{id}/withdrawals", get(back).post(withdraw))
}

async fn withdraw(
    State(desk): State<SharedDesk>,
    Path(id): Path<String>,
) -> Result<Redirect, Failure> {
    let question = id_from(&id)?;
    let request = WithdrawForecast { question, reason: None };
    desk.with(move |desk| Ok(withdraw_forecast(desk, &request)?)).await?;
    Ok(Redirect::to(&href(question)))
}
