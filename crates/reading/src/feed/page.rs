//! Feeds that a page names in its head.

use dom_query::Document;
use url::Url;

use super::whole_address;

/// A feed that a page names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedFeed {
    /// Its address.
    pub url: String,
    /// What the page calls it.
    pub title: Option<String>,
}

/// The media types of feeds.
const TYPES: [&str; 4] =
    ["application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml"];

/// The feeds that a page of HTML names, in its order.
pub fn feeds_named_by(html: &str, url: &str) -> Vec<NamedFeed> {
    let base = Url::parse(url).ok();
    let page = Document::from(&*crate::intake::shallow(html));
    let mut feeds: Vec<NamedFeed> = Vec::new();
    for link in &page.select("link[rel~=alternate][href]") {
        let media_type = link.attr_or("type", "").to_lowercase();
        let is_feed = TYPES.iter().any(|known| media_type.starts_with(known));
        let Some(url) = whole_address(&link.attr_or("href", ""), base.as_ref()) else { continue };
        if is_feed && feeds.iter().all(|feed| feed.url != url) {
            let title = link.attr("title").map(|title| title.trim().to_owned());
            feeds.push(NamedFeed { url, title: title.filter(|title| !title.is_empty()) });
        }
    }
    feeds
}
