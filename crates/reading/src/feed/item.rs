//! An item of a feed, and whether it holds its article or only says that there is one.

use dom_query::Document;
use domain::Problem;
use jiff::civil::Date;

/// An item of a feed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FeedItem {
    /// What its publisher names it by, for good.
    pub id: Option<String>,
    /// The page that it tells of.
    pub link: Option<String>,
    /// Its headline, as plain words.
    pub title: Option<String>,
    /// The day of its publication, on its publisher's clock.
    pub published: Option<Date>,
    /// Its article in HTML, whole or in part.
    pub content: Option<String>,
    /// Whether what stands in it is called a summary.
    pub is_summary: bool,
    /// What could not be read.
    pub problems: Vec<Problem>,
}

/// The fewest words of an article; what has fewer is taken for a teaser.
const FEWEST_WORDS: usize = 150;

/// How the words of a teaser end.
const ENDS_OF_TEASERS: [&str; 7] =
    ["…", "...", "[…]", "[...]", "read more", "continue reading", "read the full story"];

impl FeedItem {
    /// Its article as a page, where it holds the whole of it, or where there is no page to fetch.
    pub fn article(&self) -> Option<String> {
        let content = self.content.as_deref()?;
        if self.link.is_some() && (self.is_summary || is_teaser(content)) {
            return None;
        }
        self.own_words()
    }

    /// What it says itself as a page, however little that is; none where that is nothing.
    pub fn own_words(&self) -> Option<String> {
        let content = self.content.as_deref().filter(|it| !words_of(it).is_empty())?;
        let title = self.title.as_deref().map(escaped).unwrap_or_default();
        let head = format!("<!doctype html>\n<title>{title}</title>\n");
        Some(format!("{head}<article>\n<h1>{title}</h1>\n{content}\n</article>\n"))
    }
}

fn is_teaser(content: &str) -> bool {
    let words = words_of(content).to_lowercase();
    let end = words.trim_end_matches([' ', '»', '→', '.', ')']);
    words.split_whitespace().count() < FEWEST_WORDS
        || ENDS_OF_TEASERS.iter().any(|it| end.ends_with(it) || words.ends_with(it))
}

/// The words of a piece of HTML on one line.
pub(super) fn words_of(html: &str) -> String {
    let shown = if html.contains(['<', '&']) {
        Document::from(&*crate::intake::shallow(html)).text().to_string()
    } else {
        html.to_owned()
    };
    shown.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Plain words as HTML, with their paragraphs.
pub(super) fn paragraphs(words: &str) -> String {
    let paragraphs: Vec<String> = words.split("\n\n").map(escaped).collect();
    format!("<p>{}</p>", paragraphs.join("</p><p>"))
}

/// Words as HTML and XML write them.
pub(super) fn escaped(words: &str) -> String {
    quick_xml::escape::escape(words).into_owned()
}
