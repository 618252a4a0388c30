//! Admits a request to what it asks for: what has no row in the table is refused.

use axum::extract::{MatchedPath, Request};
use axum::http::header::{ALLOW, HeaderValue};
use axum::http::{Method as HttpMethod, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::{Method, Route, at_path, find};
use crate::error::Failure;

/// Notes the row of a request, or refuses what has none; a middleware of the routes.
pub(crate) async fn admit(mut request: Request, next: Next) -> Response {
    let row = match row(&request) {
        Ok(row) => row,
        Err(refusal) => return *refusal,
    };
    request.extensions_mut().insert(row);
    next.run(request).await
}

/// The row of a request.
fn row(request: &Request) -> Result<&'static Route, Box<Response>> {
    let path = request.extensions().get::<MatchedPath>().map(MatchedPath::as_str);
    let Some(path) = path else { return Err(Box::new(unknown().into_response())) };
    let row = Method::of(request.method()).and_then(|method| find(method, path));
    row.ok_or_else(|| Box::new(no_such_method(request.method(), path)))
}

/// Whatever has no row is not told apart from what is not there.
fn unknown() -> Failure {
    Failure::not_found("there is no such page")
}

/// A path that can be asked in other ways alone.
fn no_such_method(method: &HttpMethod, path: &str) -> Response {
    let mut known: Vec<&str> = at_path(path).map(|row| row.method.name()).collect();
    if known.is_empty() {
        return unknown().into_response();
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
    response
}
