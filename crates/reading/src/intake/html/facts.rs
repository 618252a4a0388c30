//! What a page says of itself: in its own fields, and in the linked data for search engines.

use dom_query::Document;

use super::super::metadata::{Metadata, day, language_code, web_address};
use super::linked_data;

/// Reads the facts of a page.
pub(super) fn read(page: &Document, html: &str) -> Metadata {
    let linked = linked_data::read(page);
    let content = |selector: &str| attribute(page, selector, "content");
    let published = content("meta[property='article:published_time']")
        .or_else(|| content("meta[itemprop='datePublished']"))
        .or_else(|| content("meta[name='date']"))
        .or_else(|| in_json(html, "datePublished"))
        .or_else(|| attribute(page, "time[datetime]", "datetime"));
    let modified = content("meta[property='article:modified_time']")
        .or_else(|| content("meta[itemprop='dateModified']"))
        .or_else(|| in_json(html, "dateModified"));
    let url = attribute(page, "link[rel='canonical']", "href")
        .or_else(|| content("meta[property='og:url']"))
        .or(linked.url)
        .and_then(|value| web_address(&value));
    Metadata {
        title: content("meta[property='og:title']")
            .or_else(|| element(page, "h1"))
            .or_else(|| element(page, "title")),
        source: content("meta[property='og:site_name']").or(linked.publisher),
        said: None,
        published: published.and_then(|value| day(&value)),
        modified: modified.and_then(|value| day(&value)),
        language: attribute(page, "html", "lang").and_then(|value| language_code(&value)),
        // The page's own field for it names the program or the outlet as often as the person.
        author: linked.author,
        problems: Vec::new(),
        url,
    }
}

/// An attribute of the first element that a selector finds.
pub(super) fn attribute(page: &Document, selector: &str, name: &str) -> Option<String> {
    page.select_single(selector).attr(name).and_then(|value| spaced(&value))
}

/// The words of the first element that a selector finds.
pub(super) fn element(page: &Document, selector: &str) -> Option<String> {
    spaced(&page.select_single(selector).text())
}

fn spaced(words: &str) -> Option<String> {
    let words: Vec<&str> = words.split_whitespace().collect();
    (!words.is_empty()).then(|| words.join(" "))
}

/// The text after a key of the page's linked data.
fn in_json(html: &str, key: &str) -> Option<String> {
    let (_, rest) = html.split_once(&format!("\"{key}\""))?;
    let value = rest.trim_start().strip_prefix(':')?.trim_start().strip_prefix('"')?;
    value.split('"').next().map(str::to_owned)
}
