//! The calendar feed, which calendar programs subscribe to: for who is known by a session or a
//! token, and at an address of one's own for programs that can show neither.

use std::sync::Arc;

use actions::{Desk, issue_calendar, show_calendar};
use axum::extract::Path;
use axum::http::HeaderValue;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Redirect, Response};
use people::Secret;
use tokio::time::Instant;

use crate::door::{Routes, Seat, now};
use crate::error::Failure;
use crate::negotiate::Format;
use crate::pages::log_in::NotEntered;
use crate::pages::posted::Posted;
use crate::pages::told_secret::{ToldSecret, tell};
use crate::serve::SharedDesk;

/// Where the form stands that makes an address.
const BACK: &str = "/due";

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/calendar.ics", own)
        .get("/calendar/{secret}", at_address)
        .get("/account/calendars", back)
        .post("/account/calendars", issue)
}

async fn own(desk: SharedDesk) -> Result<Response, Failure> {
    calendar(&desk).await
}

async fn calendar(desk: &SharedDesk) -> Result<Response, Failure> {
    let text = desk.with(|desk| Ok(show_calendar(desk)?.to_icalendar())).await?;
    Ok(([(CONTENT_TYPE, "text/calendar; charset=utf-8")], text).into_response())
}

/// The calendar of whose address it is. What is no address, or none any more, is not told apart.
async fn at_address(desk: SharedDesk, Path(secret): Path<String>) -> Result<Response, NotEntered> {
    let at = now();
    let secret = secret.strip_suffix(".ics").unwrap_or(&secret).to_owned();
    let found = desk.keeper().with_roll(move |roll| Ok(roll.calendar(&secret, at)?)).await?;
    let absent = || Failure::not_found("there is no calendar at this address");
    let caller = found.flatten().ok_or_else(absent)?;
    let limits = &desk.keeper().limits;
    limits.ask_as(&caller.account.name, Instant::now())?;
    let mut response = calendar(&desk.seating(Seat::Person(Arc::new(caller)))).await?;
    // What one person is shown is kept neither by a proxy nor on a disk.
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(response)
}

async fn issue(desk: SharedDesk, format: Format, Posted(_): Posted) -> Result<Response, Failure> {
    let (caller, _) = desk.seat().session()?;
    let work = move |desk: &mut Desk| {
        let roll = desk.roll()?;
        Ok(issue_calendar(desk, &roll, &caller.account.name, now())?.1)
    };
    let secret = desk.with(work).await?;
    tell(&desk, format, address(&secret)).await
}

fn address(secret: &Secret) -> ToldSecret {
    ToldSecret {
        title: "The address of your calendar".to_owned(),
        secret: format!("/calendar/{}.ics", secret.reveal()),
        told:
            "Give it to a calendar program, behind the address of this desk. Whoever has it sees \
               what you see in the calendar, for a year or until you revoke it among your tokens."
                .to_owned(),
        link: None,
        back: BACK,
    }
}

/// Whoever reloads the answer to the form comes back to what is due.
async fn back() -> Redirect {
    Redirect::to(BACK)
}
