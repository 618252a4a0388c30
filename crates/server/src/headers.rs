//! The headers of every answer: what a browser may do with it.
//!
//! The content security policy allows the desk's own style sheet and script and nothing else: no
//! inline style, no inline script, no outside resource, no frame. Templates must keep to it.

use axum::extract::Request;
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, HeaderName, HeaderValue, REFERRER_POLICY, VARY,
    X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
};
use axum::middleware::Next;
use axum::response::Response;

const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self' data:; \
                      script-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; \
                      frame-ancestors 'none'";

/// Whether a search engine may show the page.
pub(crate) const ROBOTS: HeaderName = HeaderName::from_static("x-robots-tag");

const FIXED: [(HeaderName, &str); 8] = [
    (CONTENT_SECURITY_POLICY, POLICY),
    (X_CONTENT_TYPE_OPTIONS, "nosniff"),
    // What the policy says of frames, for browsers and scanners that know only this.
    (X_FRAME_OPTIONS, "DENY"),
    // Not "no-referrer": browsers then send "Origin: null" with the desk's own forms.
    (REFERRER_POLICY, "same-origin"),
    // Search engines find what is public alone, which says so itself.
    (ROBOTS, "noindex"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (HeaderName::from_static("permissions-policy"), "camera=(), geolocation=(), microphone=()"),
];

/// Adds the headers to an answer; a middleware.
pub async fn add(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in FIXED {
        // A brief brings a policy of its own.
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    headers.entry(VARY).or_insert(HeaderValue::from_static("accept"));
    headers.entry(CACHE_CONTROL).or_insert(HeaderValue::from_static("no-cache"));
    response
}
