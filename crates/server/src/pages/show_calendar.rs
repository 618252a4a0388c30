//! The calendar feed, which calendar programs subscribe to.

use actions::show_calendar;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};

use crate::door::Routes;
use crate::error::Failure;
use crate::serve::SharedDesk;

pub(crate) fn routes() -> Routes {
    Routes::new().get("/calendar.ics", calendar)
}

async fn calendar(desk: SharedDesk) -> Result<Response, Failure> {
    let text = desk.with(|desk| Ok(show_calendar(desk)?.to_icalendar())).await?;
    Ok(([(CONTENT_TYPE, "text/calendar; charset=utf-8")], text).into_response())
}
