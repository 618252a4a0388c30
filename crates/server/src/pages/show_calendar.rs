//! The calendar feed, which calendar programs subscribe to.

use actions::show_calendar;
use axum::Router;
use axum::extract::State;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use axum::routing::get;

use crate::error::Failure;
use crate::serve::SharedDesk;

pub(crate) fn routes() -> Router<SharedDesk> {
    Router::new().route("/calendar.ics", get(calendar))
}

async fn calendar(State(desk): State<SharedDesk>) -> Result<Response, Failure> {
    let text = desk.with(|desk| Ok(show_calendar(desk)?.to_icalendar())).await?;
    Ok(([(CONTENT_TYPE, "text/calendar; charset=utf-8")], text).into_response())
}
