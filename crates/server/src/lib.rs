//! The desk over HTTP: pages and JSON.
//!
//! [`framed`] puts around the routes what all of them need; a page is a template that extends
//! `base.html` (see [`layout`]), shows documents with [`highlight`] and figures with [`chart`],
//! and answers in the [`negotiate::Format`] that was asked for.

pub mod layout;
mod linger;

pub mod chart;
pub mod highlight;

pub mod error;
pub mod guard;
pub mod headers;
pub mod negotiate;
pub mod static_files;

mod aside;
mod connections;
mod door;
mod fetch;
mod job_worker;
mod openapi;
mod pages;
mod pairs_aside;
mod reader;
mod serve;
mod serve_witness;
mod table_report_page;

pub use fetch::WebClient;
pub use openapi::openapi;
pub use reader::{OpenReader, OpenTables, OwnTables, Reader};
pub use serve::{Service, SharedDesk, serve, serve_with};
pub use serve_witness::serve_witness;
pub use table_report_page::{PageFlaw, table_report_page};

use axum::Router;
use axum::middleware::{from_fn, from_fn_with_state, map_request};

use crate::guard::Exposure;

/// Puts around the routes what all of them need: the `.json` suffix, the guard at the door,
/// failures in the right format, and the headers of every answer.
pub fn framed(routes: Router, exposure: Exposure) -> Router {
    let routes = routes.fallback(error::nothing_here);
    // Routes are matched only inside the fallback service, after the suffix was cut off.
    Router::new()
        .fallback_service(routes)
        .layer(from_fn_with_state(exposure, guard::admit))
        .layer(from_fn(error::present))
        .layer(map_request(async |request| negotiate::without_suffix(request)))
        .layer(from_fn(headers::add))
}

#[cfg(test)]
mod tests {
    use axum::Router;
    use axum::body::{Body, to_bytes};
    use axum::http::{HeaderMap, Request, StatusCode};
    use axum::routing::get;
    use tower::ServiceExt as _;

    use crate::error::Failure;
    use crate::framed;
    use crate::guard::Exposure;
    use crate::negotiate::Format;
    use crate::static_files::{self, STYLE};

    async fn question(format: Format) -> String {
        format!("{format:?}")
    }

    async fn refuse() -> Failure {
        Failure::refused("<130> is no probability; give 0 to 100").at_field("probability")
    }

    /// Sends `METHOD path` with headers to a small desk; gives status, headers and body.
    async fn send(line: &str, headers: &[(&str, &str)]) -> (StatusCode, HeaderMap, String) {
        let (method, path) = line.split_once(' ').unwrap();
        let mut request = Request::builder().method(method).uri(path);
        for (name, value) in [&[("host", "localhost:4577")], headers].concat() {
            request = request.header(name, value);
        }
        let routes = Router::new()
            .route("/questions/{id}", get(question).post(refuse))
            .route("/static/{name}", get(static_files::serve));
        let desk = framed(routes, Exposure::Loopback);
        let response = desk.oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
        let (parts, body) = response.into_parts();
        let body = to_bytes(body, usize::MAX).await.unwrap();
        (parts.status, parts.headers, String::from_utf8(body.to_vec()).unwrap())
    }

    #[tokio::test]
    async fn one_route_serves_both_formats() {
        let (_, _, body) = send("GET /questions/q-4", &[("accept", "text/html")]).await;
        assert_eq!(body, "Html");
        let (_, _, body) = send("GET /questions/q-4.json", &[("accept", "text/html")]).await;
        assert_eq!(body, "Json");
        let (_, _, body) = send("GET /questions/q-4", &[("accept", "application/json")]).await;
        assert_eq!(body, "Json");
    }

    #[tokio::test]
    async fn every_answer_carries_the_policy() {
        for line in ["GET /questions/q-4", "GET /nowhere", "DELETE /questions/q-4"] {
            let (_, headers, _) = send(line, &[]).await;
            let policy = headers["content-security-policy"].to_str().unwrap();
            assert!(policy.starts_with("default-src 'none'"), "{line}");
            assert!(!policy.contains("unsafe"), "{line}");
            assert_eq!(headers["x-content-type-options"], "nosniff", "{line}");
            assert_eq!(headers["cache-control"], "no-cache", "{line}");
        }
    }

    #[tokio::test]
    async fn a_failure_is_json_for_programs() {
        let (status, _, body) = send("POST /questions/q-4.json", &[]).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
        let expected = r#"{"error":"unprocessable-entity","message":"<130> is no probability; give 0 to 100","field":"probability"}"#;
        assert_eq!(body, expected);
    }

    #[tokio::test]
    async fn a_failure_is_a_page_for_people() {
        let (status, headers, body) = send("POST /questions/q-4", &[]).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(headers["content-type"], "text/html; charset=utf-8");
        assert!(body.contains("&#60;130&#62; is no probability"), "{body}");
        assert!(body.contains("<code>probability</code>"), "{body}");

        let (status, _, body) = send("GET /nowhere", &[]).await;
        assert_eq!(status, StatusCode::NOT_FOUND);
        assert!(body.contains("there is no page /nowhere"), "{body}");
    }

    #[tokio::test]
    async fn what_axum_refuses_has_the_same_shape() {
        let (status, headers, body) = send("DELETE /questions/q-4.json", &[]).await;
        assert_eq!(status, StatusCode::METHOD_NOT_ALLOWED);
        assert!(headers["allow"].to_str().unwrap().contains("POST"));
        assert!(body.contains(r#""error":"method-not-allowed""#), "{body}");
    }

    #[tokio::test]
    async fn the_guard_refuses_in_the_right_format() {
        let foreign = [("origin", "https://evil.example"), ("accept", "application/json")];
        let (status, _, body) = send("POST /questions/q-4", &foreign).await;
        assert_eq!(status, StatusCode::FORBIDDEN);
        assert!(body.contains("another site sent this form"), "{body}");
    }

    #[tokio::test]
    async fn the_style_sheet_may_be_kept_forever() {
        let (status, headers, _) = send(&format!("GET {}", STYLE.url()), &[]).await;
        assert_eq!(status, StatusCode::OK);
        assert_eq!(headers["content-type"], "text/css; charset=utf-8");
        assert!(headers["cache-control"].to_str().unwrap().ends_with("immutable"));

        let etag = headers["etag"].to_str().unwrap();
        let (status, _, body) = send("GET /static/desk.css", &[("if-none-match", etag)]).await;
        assert_eq!((status, body.as_str()), (StatusCode::NOT_MODIFIED, ""));
    }

    #[tokio::test]
    async fn an_unknown_static_file_is_not_found() {
        let (status, _, _) = send("GET /static/desk.exe", &[]).await;
        assert_eq!(status, StatusCode::NOT_FOUND);
    }
}
