//! Answers of servers: a body of bounded size, or a failure in words.

use std::io::{self, Read};

use actions::{Answer, Body, FetchFailure, LARGEST_MEGABYTES};
use jiff::fmt::rfc2822;
use jiff::{SignedDuration, Timestamp};
use ureq::Error;
use ureq::http::Response;
use url::Url;

use super::LONGEST;
use super::resolver::NotPublic;

/// The body of an answer, unpacked, up to the most that is read.
pub(super) fn body(response: Response<ureq::Body>, url: &Url) -> Result<Answer, FetchFailure> {
    let status = response.status();
    match status.as_u16() {
        200..=299 => {}
        410 => return Err(FetchFailure::Gone),
        busy @ (429 | 503) => {
            return Err(FetchFailure::Busy { status: busy, retry_after: retry_after(&response) });
        }
        refused => {
            let meaning = status.canonical_reason().unwrap_or("which has no name").to_lowercase();
            return Err(FetchFailure::Status { status: refused, meaning });
        }
    }
    let [media_type, etag, last_modified] =
        ["content-type", "etag", "last-modified"].map(|name| header(&response, name));
    let most = LARGEST_MEGABYTES * 1_000_000;
    let bytes = read_up_to(response.into_body().into_reader(), most, url)?;
    Ok(Answer::Body(Body { bytes, media_type, etag, last_modified }))
}

/// A header as text.
pub(super) fn header(response: &Response<ureq::Body>, name: &str) -> Option<String> {
    Some(response.headers().get(name)?.to_str().ok()?.trim().to_owned())
}

/// What went wrong on the way to an answer, in words.
pub(super) fn failure(error: Error, url: &Url) -> FetchFailure {
    let host = url.host_str().unwrap_or_default().to_owned();
    if let Error::Io(error) = error {
        return of_io(&error, host);
    }
    if matches!(error, Error::HostNotFound) {
        return FetchFailure::NoHost { host };
    }
    if matches!(error, Error::Timeout(_)) {
        return FetchFailure::TooSlow { seconds: LONGEST.as_secs() };
    }
    FetchFailure::Connection { error: error.to_string() }
}

fn of_io(error: &io::Error, host: String) -> FetchFailure {
    let inner = error.get_ref();
    if let Some(NotPublic { host, address, network }) = inner.and_then(|it| it.downcast_ref()) {
        let (host, address) = (host.clone(), address.clone());
        return FetchFailure::NotPublic { host, address, network };
    }
    if let Some(Error::Timeout(_)) = inner.and_then(|it| it.downcast_ref()) {
        return FetchFailure::TooSlow { seconds: LONGEST.as_secs() };
    }
    // The system has no kind for a name that cannot be looked up.
    if error.to_string().contains("lookup address") {
        return FetchFailure::NoHost { host };
    }
    FetchFailure::Connection { error: error.to_string() }
}

/// The bytes of an answer, which are refused beyond so many.
pub(super) fn read_up_to(body: impl Read, most: u64, url: &Url) -> Result<Vec<u8>, FetchFailure> {
    let mut bytes = Vec::new();
    let host = || url.host_str().unwrap_or_default().to_owned();
    body.take(most + 1).read_to_end(&mut bytes).map_err(|error| of_io(&error, host()))?;
    if bytes.len() as u64 > most {
        return Err(FetchFailure::TooLarge);
    }
    Ok(bytes)
}

/// How long a server asks to wait: in seconds, or until a time on its own clock.
fn retry_after(response: &Response<ureq::Body>) -> Option<SignedDuration> {
    let asked = header(response, "retry-after")?;
    if let Ok(seconds) = asked.parse::<u32>() {
        return Some(SignedDuration::from_secs(seconds.into()));
    }
    let moment = |text: &str| -> Option<Timestamp> {
        rfc2822::DateTimeParser::new().parse_timestamp(text).ok()
    };
    Some(moment(&asked)?.duration_since(moment(&header(response, "date")?)?))
}
