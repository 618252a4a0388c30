//! JSON Feed.

use serde::Deserialize;
use serde_json::Value;
use url::Url;

use super::date::day;
use super::item::{FeedItem, escaped, paragraphs};
use super::{Feed, NoFeed, whole_address};

#[derive(Deserialize)]
struct JsonFeed {
    version: String,
    title: Option<String>,
    home_page_url: Option<String>,
    #[serde(default)]
    items: Vec<JsonItem>,
}

#[derive(Deserialize)]
struct JsonItem {
    id: Option<Value>,
    url: Option<String>,
    title: Option<String>,
    content_html: Option<String>,
    content_text: Option<String>,
    summary: Option<String>,
    date_published: Option<String>,
}

/// Reads a feed in JSON.
pub(super) fn read(text: &str, base: Option<&Url>) -> Result<Feed, NoFeed> {
    let feed: JsonFeed = serde_json::from_str(text)
        .map_err(|error| if error.is_eof() { NoFeed::CutJson } else { NoFeed::OtherJson })?;
    if !feed.version.contains("jsonfeed.org") {
        return Err(NoFeed::OtherJson);
    }
    Ok(Feed {
        title: feed.title,
        link: feed.home_page_url.and_then(|link| whole_address(&link, base)),
        items: feed.items.into_iter().map(|item| item.read(base)).collect(),
        flaw: None,
        problems: vec![],
    })
}

impl JsonItem {
    fn read(self, base: Option<&Url>) -> FeedItem {
        let (published, problem) = match self.date_published.as_deref().map(day) {
            None => (None, None),
            Some(Ok(day)) => (Some(day), None),
            Some(Err(problem)) => (None, Some(problem)),
        };
        let text = self.content_text.map(|text| paragraphs(&text));
        let whole = self.content_html.or(text);
        FeedItem {
            id: self.id.map(|id| id.as_str().map_or_else(|| id.to_string(), str::to_owned)),
            link: self.url.and_then(|link| whole_address(&link, base)),
            title: self.title.filter(|title| !title.trim().is_empty()),
            published,
            is_summary: whole.is_none(),
            content: whole.or_else(|| self.summary.map(|summary| escaped(&summary))),
            problems: problem.into_iter().collect(),
        }
    }
}
