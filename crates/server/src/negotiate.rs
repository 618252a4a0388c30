//! The format of an answer: a page for people or JSON for programs.
//!
//! A request gets JSON when its path ends in `.json`, when its path is under `/api/`, or when its
//! `Accept` header prefers `application/json` to `text/html`. Everything else gets a page, and so
//! do browsers and a bare `curl`.
//!
//! Handlers take [`Format`] as an argument. The suffix is cut off before the routes are matched
//! (see [`without_suffix`]), so one route `/questions/{id}` also serves `/questions/q-4.json`.

use std::convert::Infallible;

use axum::extract::{FromRequestParts, Request};
use axum::http::header::ACCEPT;
use axum::http::request::Parts;
use axum::http::{HeaderMap, Uri};

/// The format of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A page.
    Html,
    /// The same as JSON.
    Json,
}

impl Format {
    /// Decides from the path as it was asked for and the `Accept` header.
    ///
    /// # Examples
    ///
    /// ```
    /// use server::negotiate::Format;
    ///
    /// assert_eq!(Format::wanted("/questions/q-4", Some("application/json")), Format::Json);
    /// assert_eq!(Format::wanted("/questions/q-4.json", None), Format::Json);
    /// assert_eq!(Format::wanted("/questions/q-4", Some("*/*")), Format::Html);
    /// ```
    pub fn wanted(path: &str, accept: Option<&str>) -> Self {
        if path.starts_with("/api/") || path_without_suffix(path).is_some() {
            return Self::Json;
        }
        let accept = accept.unwrap_or("*/*");
        let json = preference(accept, "application", "json");
        let html = preference(accept, "text", "html");
        if json > html { Self::Json } else { Self::Html }
    }

    fn of_request(headers: &HeaderMap, uri: &Uri) -> Self {
        Self::wanted(uri.path(), headers.get(ACCEPT).and_then(|value| value.to_str().ok()))
    }
}

impl<S: Sync> FromRequestParts<S> for Format {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, Infallible> {
        let noted = parts.extensions.get::<Self>().copied();
        Ok(noted.unwrap_or_else(|| Self::of_request(&parts.headers, &parts.uri)))
    }
}

/// Notes the format a request wants and cuts a `.json` suffix off its path.
pub fn without_suffix(mut request: Request) -> Request {
    let format = Format::of_request(request.headers(), request.uri());
    request.extensions_mut().insert(format);
    if let Some(uri) = uri_without_suffix(request.uri()) {
        *request.uri_mut() = uri;
    }
    request
}

/// The path of a page's JSON: `/questions/q-4.json` for `/questions/q-4`, with the same query.
pub fn json_path(path: &str) -> String {
    let (path, query) = path.split_at(path.find('?').unwrap_or(path.len()));
    match path.trim_end_matches('/') {
        "" => format!("/index.json{query}"),
        path => format!("{path}.json{query}"),
    }
}

fn path_without_suffix(path: &str) -> Option<&str> {
    match path.strip_suffix(".json")? {
        "/index" => Some("/"),
        rest if rest.ends_with('/') => None,
        rest => Some(rest),
    }
}

fn uri_without_suffix(uri: &Uri) -> Option<Uri> {
    let path = path_without_suffix(uri.path())?;
    let target = match uri.query() {
        Some(query) => format!("{path}?{query}"),
        None => path.to_owned(),
    };
    target.parse().ok()
}

/// How much an `Accept` header wants a type, in thousandths; the most specific range decides.
fn preference(accept: &str, kind: &str, subkind: &str) -> u16 {
    let ranges = accept.split(',').filter_map(|range| {
        let mut parts = range.split(';').map(str::trim);
        let specificity = specificity(parts.next()?, kind, subkind)?;
        Some((specificity, parts.find_map(quality).unwrap_or(1000)))
    });
    ranges.max().map_or(0, |(_, quality)| quality)
}

fn specificity(range: &str, kind: &str, subkind: &str) -> Option<u8> {
    match range.split_once('/')? {
        (left, right) if left.eq_ignore_ascii_case(kind) && right.eq_ignore_ascii_case(subkind) => {
            Some(2)
        }
        (left, "*") if left.eq_ignore_ascii_case(kind) => Some(1),
        ("*", "*") => Some(0),
        _ => None,
    }
}

fn quality(parameter: &str) -> Option<u16> {
    let digits = parameter.strip_prefix("q=").or_else(|| parameter.strip_prefix("Q="))?;
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    format!("{whole}{fraction:0<3}").parse().ok().filter(|quality| *quality <= 1000)
}

#[cfg(test)]
mod tests {
    use super::{Format, json_path, uri_without_suffix};

    const BROWSER: &str = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    fn check(path: &str, accept: &str, expected: Format) {
        let accept = (!accept.is_empty()).then_some(accept);
        assert_eq!(Format::wanted(path, accept), expected, "{path} {accept:?}");
    }

    #[test]
    fn people_get_pages() {
        check("/questions/q-4", BROWSER, Format::Html);
        check("/questions/q-4", "", Format::Html);
        check("/questions/q-4", "*/*", Format::Html);
        check("/questions/q-4", "nonsense", Format::Html);
        check("/questions/q-4", "text/html, application/json", Format::Html);
        check("/questions/q-4", "application/json;q=0.5, */*", Format::Html);
        check("/questions/q-4", "image/png", Format::Html);
    }

    #[test]
    fn programs_get_json() {
        check("/questions/q-4", "application/json", Format::Json);
        check("/questions/q-4", "Application/JSON; q=0.7", Format::Json);
        check("/questions/q-4", "application/json, text/html;q=0.9", Format::Json);
        check("/questions/q-4", "application/*", Format::Json);
        check("/questions/q-4", "*/*, text/html;q=0", Format::Json);
        check("/questions/q-4", "application/json, */*;q=0.1", Format::Json);
    }

    #[test]
    fn the_path_says_it_louder_than_the_header() {
        check("/questions/q-4.json", BROWSER, Format::Json);
        check("/index.json", BROWSER, Format::Json);
        check("/api/v1/questions", BROWSER, Format::Json);
        check("/questions/.json", BROWSER, Format::Html);
        check("/apiary", BROWSER, Format::Html);
    }

    #[test]
    fn the_suffix_is_cut_off_and_the_query_kept() {
        let cut = |uri: &str| uri_without_suffix(&uri.parse().unwrap()).map(|it| it.to_string());
        assert_eq!(cut("/questions/q-4.json").as_deref(), Some("/questions/q-4"));
        assert_eq!(cut("/questions.json?page=2").as_deref(), Some("/questions?page=2"));
        assert_eq!(cut("/index.json").as_deref(), Some("/"));
        assert_eq!(cut("/questions"), None);
    }

    #[test]
    fn every_page_names_its_json() {
        assert_eq!(json_path("/"), "/index.json");
        assert_eq!(json_path("/questions/q-4"), "/questions/q-4.json");
    }
}
