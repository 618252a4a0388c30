//! A feed: the newest items of an outlet, as RSS, Atom or JSON Feed.

mod date;
mod declared;
mod element;
mod item;
mod json;
mod opml;
mod page;
mod xml;

use domain::Problem;
use thiserror::Error;
use url::Url;

pub use item::FeedItem;
pub use opml::{NoOpml, Opml, OpmlFeed, read_opml, write_opml};
pub use page::{NamedFeed, feeds_named_by};

/// A feed as it was read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Feed {
    /// What it calls itself.
    pub title: Option<String>,
    /// The page that it is the feed of.
    pub link: Option<String>,
    /// Its items, in its order.
    pub items: Vec<FeedItem>,
    /// What is wrong with it, where it is broken and more may have stood in it.
    pub flaw: Option<String>,
    /// What had to be guessed or left out.
    pub problems: Vec<Problem>,
}

/// Why bytes can be no feed.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum NoFeed {
    /// There are no bytes.
    #[error("the answer is empty, and no feed")]
    Empty,
    /// It is a page.
    #[error("it is a page of HTML, and no feed{}", names(.feeds))]
    Page {
        /// The addresses of the feeds that the page names.
        feeds: Vec<String>,
    },
    /// It is something else in XML.
    #[error("it is XML of another kind (<{root}>), and no feed")]
    OtherXml {
        /// Its outermost element.
        root: String,
    },
    /// It is something else in JSON.
    #[error("it is JSON of another kind, and no feed")]
    OtherJson,
    /// It is JSON that was cut.
    #[error("it is JSON that ends in the middle, so that none of it can be read")]
    CutJson,
    /// It is something else.
    #[error("it is neither RSS nor Atom nor JSON Feed")]
    Other,
}

fn names(feeds: &[String]) -> String {
    match feeds {
        [] => String::new(),
        [one] => format!("; the page names a feed at {one}"),
        several => format!("; the page names feeds at {}", several.join(" and ")),
    }
}

/// Reads a feed that stands at an address; its server may have named the encoding.
///
/// # Errors
///
/// It is none.
///
/// # Examples
///
/// ```
/// let bytes = b"<rss><channel><item><title>Talks end</title><link>/a</link></item></channel></rss>";
/// let feed = reading::read_feed(bytes, "https://example.org/feed", None)?;
/// assert_eq!(feed.items[0].link.as_deref(), Some("https://example.org/a"));
/// # Ok::<(), reading::NoFeed>(())
/// ```
pub fn read_feed(bytes: &[u8], url: &str, charset: Option<&str>) -> Result<Feed, NoFeed> {
    let (text, problem) = declared::decode(bytes, charset);
    let base = Url::parse(url).ok();
    let start = text.trim_start().trim_start_matches('\u{feff}');
    let mut feed = match start.chars().next() {
        None => return Err(NoFeed::Empty),
        Some('{') => json::read(start, base.as_ref())?,
        Some('<') => xml::read(start, base.as_ref())?,
        Some(_) => return Err(NoFeed::Other),
    };
    feed.problems.splice(0..0, problem);
    Ok(feed)
}

/// How feeds begin, in small letters; what begins otherwise need not be read.
const BEGINNINGS: [&str; 4] = ["<rss", "<rdf:rdf", "<feed", "jsonfeed.org"];

/// How much of bytes is looked at for how they begin.
const BEGINNING: usize = 2000;

/// Whether bytes are a feed, as far as it can be read.
///
/// # Examples
///
/// ```
/// assert!(reading::is_feed(b"<?xml version=\"1.0\"?><rss><channel></channel></rss>"));
/// assert!(!reading::is_feed(b"<p>How RSS begins: &lt;rss&gt;</p>"));
/// ```
#[must_use]
pub fn is_feed(bytes: &[u8]) -> bool {
    let begins = bytes.get(..BEGINNING).unwrap_or(bytes);
    let begins = String::from_utf8_lossy(begins).replace('\0', "").to_lowercase();
    BEGINNINGS.iter().any(|it| begins.contains(it)) && read_feed(bytes, "", None).is_ok()
}

/// An address as a feed writes it, whole; only addresses of the web count.
fn whole_address(written: &str, base: Option<&Url>) -> Option<String> {
    let written = written.trim();
    let url = match base {
        Some(base) => base.join(written).ok()?,
        None => Url::parse(written).ok()?,
    };
    (!written.is_empty() && matches!(url.scheme(), "http" | "https")).then(|| url.into())
}

#[cfg(test)]
mod tests;
