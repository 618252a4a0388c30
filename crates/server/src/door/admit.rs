//! Admits a request to what it asks for: what has no row in the table is refused, and so is
//! whoever lacks what the row needs.

use std::sync::Arc;

use axum::extract::{MatchedPath, Request, State};
use axum::http::header::{ALLOW, CACHE_CONTROL, HeaderValue, WWW_AUTHENTICATE};
use axum::http::{Method as HttpMethod, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use people::By;
use tokio::time::Instant;

use super::client::Client;
use super::credentials::Shown;
use super::keeper::Keeper;
use super::seat::{Seat, unknown};
use super::{Method, Need, Route, at_path, find, slow};
use crate::error::Failure;
use crate::guard::Exposure;
use crate::headers::ROBOTS;
use crate::negotiate::Format;
use crate::pages::address;
use crate::serve::SharedDesk;

/// How long what is public may be kept by browsers and proxies.
const PUBLIC: &str = "public, max-age=60";

/// Lets a request through to its handler, with its row and whoever sits at the desk for it, or
/// refuses it; a middleware of the routes.
pub(crate) async fn admit(
    State(desk): State<SharedDesk>,
    request: Request,
    next: Next,
) -> Response {
    match admitted(&desk, request).await {
        Err(Refusal(response)) => *response,
        Ok(request) => {
            let seat = request.extensions().get::<Seat>().cloned().unwrap_or_default();
            let need = request.extensions().get::<&'static Route>().map(|row| row.need);
            let mut response = next.run(request).await;
            mark(&mut response, &seat, need);
            response
        }
    }
}

/// Says how long an answer may be kept, and whether it may be found.
fn mark(response: &mut Response, seat: &Seat, need: Option<Need>) {
    let is_public = need == Some(Need::Visit) && response.status().is_success();
    let headers = response.headers_mut();
    match seat {
        // What one person was shown is kept neither by a proxy nor on a disk.
        Seat::Person(_) => {
            headers.entry(CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
        }
        // It is the same for all who come, until it is public no more.
        Seat::Visitor if is_public => {
            headers.entry(CACHE_CONTROL).or_insert(HeaderValue::from_static(PUBLIC));
            headers.entry(ROBOTS).or_insert(HeaderValue::from_static("all"));
        }
        Seat::Nobody | Seat::Visitor | Seat::Host => {}
    }
}

/// A refusal, which is larger than what is let through.
struct Refusal(Box<Response>);

fn refusal(response: impl IntoResponse) -> Refusal {
    Refusal(Box::new(response.into_response()))
}

async fn admitted(desk: &SharedDesk, mut request: Request) -> Result<Request, Refusal> {
    let keeper = desk.keeper();
    if request.uri().path_and_query().is_some_and(|it| it.as_str().contains("%00")) {
        let message = "the address has %00 in it, which stands for no text; leave it out";
        return Err(refusal(Failure::bad_request(message)));
    }
    let row = row(&request)?;
    let client = Client::of(&request, keeper.exposure());
    let shown = Shown::of(request.headers(), keeper.is_tls());
    let mut seat = seat(keeper, client, shown).await?;
    if matches!(seat, Seat::Nobody) && desk.shows_public() {
        seat = Seat::Visitor;
    }
    if !seat.meets(row.need) {
        return Err(unmet(row, &seat, &request));
    }
    let extensions = request.extensions_mut();
    extensions.insert(row);
    extensions.insert(client);
    extensions.insert(seat);
    Ok(slow::timed(request, row.largest))
}

/// Who sits at the desk for a request.
async fn seat(keeper: &Arc<Keeper>, client: Client, shown: Shown) -> Result<Seat, Refusal> {
    if !keeper.has_accounts().await.map_err(refusal)? {
        let is_own = keeper.exposure() == Exposure::Loopback;
        return if is_own { Ok(Seat::Host) } else { Err(refusal(closed())) };
    }
    let now = Instant::now();
    keeper.limits.ask_from(client.0, now).map_err(refusal)?;
    let is_token = matches!(shown, Shown::Token(_));
    match keeper.caller(shown).await.map_err(refusal)? {
        // A browser whose session has ended may go where anybody may, as to the log-in.
        None if is_token => Err(challenge()),
        None => Ok(Seat::Nobody),
        Some(caller) => {
            keeper.limits.ask_as(&caller.account.name, now).map_err(refusal)?;
            Ok(Seat::Person(Arc::new(caller)))
        }
    }
}

/// A desk that others can reach answers nobody until it has accounts.
fn closed() -> Failure {
    let message = "this desk has no accounts yet, so it answers nobody from outside; whoever \
                   serves it makes the first with `forsooth account begin`";
    Failure::new(StatusCode::SERVICE_UNAVAILABLE, message)
}

/// Why somebody who lacks what a row needs is refused: a person who is not logged in is led to
/// where one logs in.
fn unmet(row: &Route, seat: &Seat, request: &Request) -> Refusal {
    let Some(caller) = seat.caller() else {
        let format = request.extensions().get::<Format>().copied();
        let is_page = row.method == Method::Get && format == Some(Format::Html);
        return match (is_page, seat) {
            (false, _) => challenge(),
            (true, Seat::Visitor) if row.path == "/" => refusal(Redirect::to("/public")),
            (true, _) => refusal(to_log_in(request)),
        };
    };
    let (name, role, need) = (&caller.account.name, caller.account.role, row.need.word());
    let message = match caller.by {
        By::Token(_) => format!("this token of {name} may not do this ({need}); show another one"),
        By::Session(_) => {
            format!("{name} is a {role} and may not do this ({need}); ask an administrator")
        }
    };
    refusal(Failure::new(StatusCode::FORBIDDEN, message))
}

/// Leads to where one logs in, and from there back to what was asked for.
fn to_log_in(request: &Request) -> Redirect {
    let asked = request.uri().path_and_query().map_or("/", |it| it.as_str());
    Redirect::to(&address("/login", &[("next", asked)]))
}

/// Nobody is known by what was shown, if anything was.
fn challenge() -> Refusal {
    let mut response = unknown().into_response();
    let scheme = HeaderValue::from_static("Bearer realm=\"forsooth\"");
    response.headers_mut().insert(WWW_AUTHENTICATE, scheme);
    Refusal(Box::new(response))
}

/// The row of a request.
fn row(request: &Request) -> Result<&'static Route, Refusal> {
    let path = request.extensions().get::<MatchedPath>().map(MatchedPath::as_str);
    let Some(path) = path else { return Err(refusal(nothing())) };
    let row = Method::of(request.method()).and_then(|method| find(method, path));
    row.ok_or_else(|| no_such_method(request.method(), path))
}

/// Whatever has no row is not told apart from what is not there.
fn nothing() -> Failure {
    Failure::not_found("there is no such page")
}

/// A path that can be asked in other ways alone.
fn no_such_method(method: &HttpMethod, path: &str) -> Refusal {
    let mut known: Vec<&str> = at_path(path).map(|row| row.method.name()).collect();
    if known.is_empty() {
        return refusal(nothing());
    }
    if known.contains(&"GET") {
        known.push("HEAD");
    }
    let known = known.join(", ");
    let message = format!("{method} is no way to ask for this; use one of {known}");
    let mut response = Failure::new(StatusCode::METHOD_NOT_ALLOWED, message).into_response();
    if let Ok(known) = HeaderValue::from_str(&known) {
        response.headers_mut().insert(ALLOW, known);
    }
    Refusal(Box::new(response))
}
