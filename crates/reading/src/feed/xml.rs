//! RSS and Atom: names differ, and an item is an item.

use url::Url;

use super::date::day;
use super::element::{self, Element};
use super::item::{FeedItem, paragraphs, words_of};
use super::{Feed, NoFeed, feeds_named_by, whole_address};

/// Reads a feed in XML.
pub(super) fn read(text: &str, base: Option<&Url>) -> Result<Feed, NoFeed> {
    if is_page(text) {
        let feeds = feeds_named_by(text, base.map(Url::as_str).unwrap_or_default());
        return Err(NoFeed::Page { feeds: feeds.into_iter().map(|feed| feed.url).collect() });
    }
    let element::Read { root, flaw } = element::read(text);
    let root = root.ok_or(NoFeed::Other)?;
    let (about, items): (&Element, Vec<&Element>) = match root.name.as_str() {
        "rss" => {
            let channel = root.child("channel").unwrap_or(&root);
            (channel, channel.all("item").chain(root.all("item")).collect())
        }
        // RSS 1.0 keeps its items beside the channel.
        "rdf:rdf" => (root.child("channel").unwrap_or(&root), root.all("item").collect()),
        "feed" => (&root, root.all("entry").collect()),
        "html" => return Err(NoFeed::Page { feeds: vec![] }),
        other => return Err(NoFeed::OtherXml { root: other.to_owned() }),
    };
    // What was cut in the middle is not told as if it were whole.
    let items: Vec<&Element> = items.into_iter().filter(|item| !item.is_cut).collect();
    let flaw = flaw.map(|flaw| told_flaw(&flaw, items.len()));
    Ok(Feed {
        title: about.text_of(&["title"]).map(words_of),
        link: link(about, base),
        items: items.into_iter().map(|item| read_item(item, base)).collect(),
        flaw,
        problems: vec![],
    })
}

fn is_page(text: &str) -> bool {
    let start: String = text.chars().take(1000).collect::<String>().to_lowercase();
    start.contains("<html") || start.starts_with("<!doctype html")
}

fn told_flaw(flaw: &str, read: usize) -> String {
    let items = if read == 1 { "1 item" } else { &format!("{read} items") };
    format!("the feed is broken ({flaw}); {items} could be read")
}

fn read_item(item: &Element, base: Option<&Url>) -> FeedItem {
    let written = item.text_of(&["pubdate", "published", "dc:date", "issued", "date", "updated"]);
    let (published, problem) = match written.map(day) {
        None => (None, None),
        Some(Ok(day)) => (Some(day), None),
        Some(Err(problem)) => (None, Some(problem)),
    };
    let whole = content(item, "content:encoded").or_else(|| content(item, "content"));
    let is_summary = whole.is_none() && item.name == "entry";
    FeedItem {
        id: item.text_of(&["guid", "id"]).map(str::to_owned),
        link: link(item, base).or_else(|| permanent(item, base)),
        title: item.text_of(&["title"]).map(words_of).filter(|title| !title.is_empty()),
        published,
        content: whole
            .or_else(|| content(item, "description"))
            .or_else(|| content(item, "summary")),
        is_summary,
        problems: problem.into_iter().collect(),
    }
}

/// The page that something tells of: in RSS what a link holds, in Atom what it points at.
fn link(about: &Element, base: Option<&Url>) -> Option<String> {
    let links = || about.all("link");
    let pointed = links().filter(|it| matches!(it.attribute("rel"), None | Some("alternate")));
    let written = links()
        .find_map(Element::text)
        .or_else(|| pointed.into_iter().find_map(|it| it.attribute("href")))?;
    whole_address(written, base)
}

/// The id of an item of RSS that is the address of its page.
fn permanent(item: &Element, base: Option<&Url>) -> Option<String> {
    let guid = item.child("guid")?;
    let is_address = guid.attribute("ispermalink") != Some("false");
    let written = guid.text().filter(|text| is_address && text.starts_with("http"))?;
    whole_address(written, base)
}

/// What stands in an element, as HTML.
fn content(item: &Element, name: &str) -> Option<String> {
    let element = item.child(name)?;
    match element.attribute("type") {
        Some("xhtml" | "application/xhtml+xml") => Some(element.source.trim().to_owned()),
        Some("text" | "text/plain") => Some(paragraphs(element.text()?)),
        Some(_) | None => element.text().map(str::to_owned),
    }
    .filter(|content| !content.is_empty())
}
