//! Fetching a page of the web, and taking it in as a document.

use jiff::civil::Date;
use reading::{IntakeHints, MediaType};

use crate::TakenFile;
use crate::fetch::{Answer, Body, Fetch, FetchFailure, FetchRequest};

/// Whether something that is to be added is an address of the web, rather than a file.
pub fn is_web_address(text: &str) -> bool {
    let start = text.trim_start().get(..8).unwrap_or(text).to_ascii_lowercase();
    start.starts_with("https://") || start.starts_with("http://")
}

/// Fetches a page and takes it apart into its documents; what the user knows of it wins.
///
/// # Errors
///
/// The page cannot be fetched.
pub fn fetch_page(
    url: &str,
    hints: &IntakeHints,
    said: Option<Date>,
    web: &dyn Fetch,
) -> Result<TakenFile, FetchFailure> {
    let body = page_of(url, web)?;
    let hints = page_hints(url, &body, hints.clone());
    Ok(TakenFile::new(url.to_owned(), body.bytes, &hints, said))
}

/// The bytes at an address.
pub(crate) fn page_of(url: &str, web: &dyn Fetch) -> Result<Body, FetchFailure> {
    match web.fetch(&FetchRequest::of(url))?.answer {
        Answer::Body(body) => Ok(body),
        // Nothing was said to be known, so that a server which answers so has nothing to give.
        Answer::Unchanged => Ok(Body::default()),
    }
}

/// What the answer and the address say of a page, besides what is known already.
pub(crate) fn page_hints(url: &str, body: &Body, known: IntakeHints) -> IntakeHints {
    let name = known.name.or_else(|| Some(url.to_owned()));
    let named = || body.media_type.as_deref().and_then(media_type_of);
    let encoding = known.encoding.or_else(|| body.charset().map(str::to_owned));
    let media_type = known.media_type.or_else(named);
    IntakeHints {
        url: known.url.or_else(|| Some(url.trim().to_owned())),
        name,
        media_type,
        encoding,
        ..known
    }
}

/// A media type as servers name it. What they call plain may be anything, and is looked into.
fn media_type_of(named: &str) -> Option<MediaType> {
    let essence = named.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    match essence.as_str() {
        "text/html" | "application/xhtml+xml" => Some(MediaType::Html),
        "text/markdown" => Some(MediaType::Markdown),
        "application/pdf" => Some(MediaType::Pdf),
        "message/rfc822" => Some(MediaType::Mail),
        _ => None,
    }
}
