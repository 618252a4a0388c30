//! What search engines may look at: what is public, and what those pages are shown with.

use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};

use crate::door::Routes;

/// The longest path that fits counts (RFC 9309).
const ROBOTS: &str = "User-agent: *\nAllow: /public\nAllow: /static/\nDisallow: /\n";

pub(super) fn routes() -> Routes {
    Routes::new().get("/robots.txt", robots)
}

async fn robots() -> Response {
    ([(CONTENT_TYPE, "text/plain; charset=utf-8")], ROBOTS).into_response()
}
