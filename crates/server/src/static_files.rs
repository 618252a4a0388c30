//! The static files: the style sheet and the scripts, built into the program.
//!
//! Templates link to [`StaticFile::url`], which carries the beginning of the file's SHA-256, so
//! that browsers may keep a file forever and still see every new one at once.

use std::sync::LazyLock;

use axum::extract::{Path, RawQuery};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, ETAG, IF_NONE_MATCH};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use domain::Digest;

use crate::door::Routes;
use crate::error::Failure;

/// The style sheet of every page.
pub static STYLE: LazyLock<StaticFile> = LazyLock::new(|| {
    StaticFile::new("desk.css", "text/css; charset=utf-8", include_str!("../static/desk.css"))
});

/// Keys and hover links for the pages; all of them work without it.
pub static SCRIPT: LazyLock<StaticFile> = LazyLock::new(|| {
    StaticFile::new("desk.js", "text/javascript; charset=utf-8", include_str!("../static/desk.js"))
});

/// What makes and uses passkeys; where it does not run, passwords stay.
pub static PASSKEYS: LazyLock<StaticFile> = LazyLock::new(|| {
    let body = include_str!("../static/passkeys.js");
    StaticFile::new("passkeys.js", "text/javascript; charset=utf-8", body)
});

/// A file that is served from memory.
#[derive(Debug)]
pub struct StaticFile {
    name: &'static str,
    media_type: &'static str,
    body: &'static str,
    version: String,
}

impl StaticFile {
    fn new(name: &'static str, media_type: &'static str, body: &'static str) -> Self {
        let version = Digest::of(body.as_bytes()).to_string().chars().take(16).collect();
        Self { name, media_type, body, version }
    }

    /// Where the file is served, with its version.
    pub fn url(&self) -> String {
        format!("/static/{}?v={}", self.name, self.version)
    }

    fn respond(&self, query: Option<&str>, headers: &HeaderMap) -> Response {
        let etag = format!("\"{}\"", self.version);
        let is_versioned = query == Some(&format!("v={}", self.version));
        let cache = if is_versioned { "public, max-age=31536000, immutable" } else { "no-cache" };
        let kept = headers.get(IF_NONE_MATCH).is_some_and(|kept| kept == etag.as_str());
        let head = [(CACHE_CONTROL, cache.to_owned()), (ETAG, etag)];
        if kept {
            return (StatusCode::NOT_MODIFIED, head).into_response();
        }
        (head, [(CONTENT_TYPE, self.media_type)], self.body).into_response()
    }
}

/// The route `/static/{name}`.
pub(crate) fn routes() -> Routes {
    Routes::new().get("/static/{name}", serve)
}

pub(crate) async fn serve(
    Path(name): Path<String>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Result<Response, Failure> {
    let files: [&StaticFile; 3] = [&STYLE, &SCRIPT, &PASSKEYS];
    let file = files
        .into_iter()
        .find(|file| file.name == name)
        .ok_or_else(|| Failure::not_found(format!("there is no static file \"{name}\"")))?;
    Ok(file.respond(query.as_deref(), &headers))
}
