//! OPML: lists of feeds, as readers of feeds hand them on.

use thiserror::Error;

use super::element::{self, Element};
use super::item::escaped;
use super::whole_address;

/// A feed of such a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OpmlFeed {
    /// The address of the feed.
    pub url: String,
    /// What the list calls it.
    pub title: Option<String>,
    /// What it is listed under.
    pub topic: Option<String>,
}

/// Why a text is no list of feeds.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum NoOpml {
    /// It is something else.
    #[error("it is no OPML; give the file that a reader of feeds exports")]
    Other,
    /// It breaks off.
    #[error("the OPML is broken ({flaw}); export it anew")]
    Broken {
        /// How.
        flaw: String,
    },
    /// It names no feed.
    #[error("it names no feed; an outline with an xmlUrl would be one")]
    NoFeeds,
}

/// Reads a list of feeds; what stands twice is read once.
///
/// # Errors
///
/// It is no list of feeds, it is broken, or it names none.
pub fn read_opml(bytes: &[u8]) -> Result<Vec<OpmlFeed>, NoOpml> {
    let (text, _) = super::declared::decode(bytes, None);
    let element::Read { root, flaw } = element::read(text.trim_start_matches('\u{feff}'));
    let root = root.filter(|root| root.name == "opml").ok_or(NoOpml::Other)?;
    if let Some(flaw) = flaw {
        return Err(NoOpml::Broken { flaw });
    }
    let mut feeds = Vec::new();
    for body in root.all("body") {
        gather(body, None, &mut feeds);
    }
    if feeds.is_empty() {
        return Err(NoOpml::NoFeeds);
    }
    Ok(feeds)
}

fn gather(around: &Element, topic: Option<&str>, feeds: &mut Vec<OpmlFeed>) {
    for outline in around.all("outline") {
        let title = outline.attribute("title").or_else(|| outline.attribute("text"));
        let address = outline.attribute("xmlurl").and_then(|url| whole_address(url, None));
        match address {
            Some(url) if feeds.iter().all(|feed| feed.url != url) => feeds.push(OpmlFeed {
                url,
                title: title.map(str::to_owned),
                topic: topic.map(str::to_owned),
            }),
            Some(_) => {}
            None => gather(outline, title.or(topic), feeds),
        }
    }
}

/// Writes a list of feeds, those of one topic together.
pub fn write_opml(title: &str, feeds: &[OpmlFeed]) -> String {
    let mut topics: Vec<&str> = feeds.iter().filter_map(|feed| feed.topic.as_deref()).collect();
    topics.sort_unstable();
    topics.dedup();
    let mut lines: Vec<String> =
        feeds.iter().filter(|feed| feed.topic.is_none()).map(|it| outline(it, "    ")).collect();
    for topic in topics {
        lines.push(format!("    <outline text=\"{}\">", escaped(topic)));
        let inside = feeds.iter().filter(|feed| feed.topic.as_deref() == Some(topic));
        lines.extend(inside.map(|feed| outline(feed, "      ")));
        lines.push("    </outline>".to_owned());
    }
    let (title, lines) = (escaped(title), lines.join("\n"));
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<opml version=\"2.0\">\n  <head>\n    \
         <title>{title}</title>\n  </head>\n  <body>\n{lines}\n  </body>\n</opml>\n"
    )
}

fn outline(feed: &OpmlFeed, indent: &str) -> String {
    let title = escaped(feed.title.as_deref().unwrap_or(&feed.url));
    let url = escaped(&feed.url);
    format!("{indent}<outline type=\"rss\" text=\"{title}\" title=\"{title}\" xmlUrl=\"{url}\"/>")
}
