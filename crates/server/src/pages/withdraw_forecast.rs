//! The form that takes a forecast back.

use actions::{WithdrawForecast, withdraw_forecast};
use axum::Router;
use axum::extract::{Form, Path, State};
use axum::response::Response;
use axum::routing::get;

use crate::error::Failure;
use crate::negotiate::Format;
use crate::pages::answer::back;
use crate::pages::question_form::Sent;
use crate::pages::typed::Typed;
use crate::serve::SharedDesk;

pub(crate) fn routes() -> Router<SharedDesk> {
    Router::new().route("/questions/{id}/withdrawals", get(back).post(withdraw))
}

async fn withdraw(
    State(desk): State<SharedDesk>,
    Path(id): Path<String>,
    format: Format,
    Form(typed): Form<Typed>,
) -> Result<Response, Failure> {
    let sent = Sent::new("withdrawal", id, format, typed);
    sent.take(desk, "", |desk, question, typed| {
        let request = WithdrawForecast { question, reason: typed.owned("reason") };
        withdraw_forecast(desk, &request)?;
        Ok(())
    })
    .await
}
