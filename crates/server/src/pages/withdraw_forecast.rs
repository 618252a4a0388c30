//! The form that takes a forecast back.

use actions::{WithdrawForecast, withdraw_forecast};
use axum::extract::Path;
use axum::response::Response;

use crate::door::Routes;
use crate::error::Failure;
use crate::negotiate::Format;
use crate::pages::answer::back;
use crate::pages::posted::Posted;
use crate::pages::question_form::Sent;
use crate::serve::SharedDesk;

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/questions/{id}/withdrawals", back)
        .post("/questions/{id}/withdrawals", withdraw)
}

async fn withdraw(
    desk: SharedDesk,
    Path(id): Path<String>,
    format: Format,
    Posted(typed): Posted,
) -> Result<Response, Failure> {
    let sent = Sent::new("withdrawal", id, format, typed);
    sent.take(desk, "", |desk, question, typed| {
        let request = WithdrawForecast { question, reason: typed.owned("reason") };
        withdraw_forecast(desk, &request)?;
        Ok(())
    })
    .await
}
