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

/// A list of feeds as it was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Opml {
    /// The feeds.
    pub feeds: Vec<OpmlFeed>,
    /// What stands in it and is no feed that can be subscribed to, each with the reason.
    pub left_out: Vec<String>,
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
    #[error("it names no feed; an outline with an xmlUrl would be one{}", told(left_out))]
    NoFeeds {
        /// What stands in it, each with the reason why it is none.
        left_out: Vec<String>,
    },
}

/// Reads a list of feeds; what stands twice is read once.
///
/// # Errors
///
/// It is no list of feeds, it is broken, or it names none.
pub fn read_opml(bytes: &[u8]) -> Result<Opml, NoOpml> {
    let (text, _) = super::declared::decode(bytes, None);
    let element::Read { root, flaw } = element::read(text.trim_start_matches('\u{feff}'));
    let root = root.filter(|root| root.name == "opml").ok_or(NoOpml::Other)?;
    if let Some(flaw) = flaw {
        return Err(NoOpml::Broken { flaw });
    }
    let mut opml = Opml::default();
    for body in root.all("body") {
        gather(body, None, &mut opml);
    }
    if opml.feeds.is_empty() {
        return Err(NoOpml::NoFeeds { left_out: opml.left_out });
    }
    Ok(opml)
}

/// How many entries are named that are no feeds, where there are no others.
const MOST_TOLD: usize = 5;

/// The entries that were left out, as part of a refusal.
fn told(left_out: &[String]) -> String {
    let first = left_out.iter().take(MOST_TOLD).map(String::as_str).collect::<Vec<_>>().join("; ");
    match left_out.len() {
        0 => String::new(),
        count if count > MOST_TOLD => format!(" (left out: {first}; {} more)", count - MOST_TOLD),
        _ => format!(" (left out: {first})"),
    }
}

fn gather(around: &Element, topic: Option<&str>, opml: &mut Opml) {
    for outline in around.all("outline") {
        let title = outline.attribute("title").or_else(|| outline.attribute("text"));
        let named = title.unwrap_or("an entry without a name");
        let Some(written) = outline.attribute("xmlurl") else {
            if outline.all("outline").next().is_none() {
                opml.left_out.push(format!("{named}: it has no xmlUrl"));
            }
            gather(outline, path(topic, title).as_deref(), opml);
            continue;
        };
        match whole_address(written, None) {
            Some(url) if opml.feeds.iter().any(|feed| feed.url == url) => {
                opml.left_out.push(format!("{named}: {url} stands in the list already"));
            }
            Some(url) => opml.feeds.push(OpmlFeed {
                url,
                title: title.map(str::to_owned),
                topic: topic.map(str::to_owned),
            }),
            None => opml.left_out.push(format!("{named}: \"{written}\" is no address of the web")),
        }
    }
}

/// What stands under a heading within another, as "World / Asia".
fn path(topic: Option<&str>, title: Option<&str>) -> Option<String> {
    match (topic, title) {
        (Some(topic), Some(title)) => Some(format!("{topic} / {title}")),
        (one, other) => one.or(other).map(str::to_owned),
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
