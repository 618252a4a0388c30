//! HTML to text: the words of an article, its paragraphs apart, without the page's furniture.

use dom_query::{Document, NodeRef};

use super::metadata::{Metadata, day, language_code, web_address};
use super::shallow::shallow;

/// Elements whose words are no part of the article.
const FURNITURE: [&str; 20] = [
    "script", "style", "noscript", "template", "nav", "header", "footer", "aside", "form",
    "button", "select", "textarea", "svg", "math", "iframe", "object", "audio", "video", "head",
    "menu",
];

/// Elements that begin and end a paragraph.
const BLOCKS: [&str; 31] = [
    "address",
    "article",
    "blockquote",
    "body",
    "caption",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "li",
    "main",
    "ol",
    "p",
    "pre",
    "section",
    "table",
    "td",
    "th",
    "tr",
    "ul",
];

/// Reads a page of the web: the words of its article, and what it says of itself.
pub(super) fn read(html: &str) -> (String, Metadata) {
    let page = Document::from(&*shallow(html));
    let metadata = metadata(&page, html);
    let text = body(&page).map(|node| words(&node)).unwrap_or_default();
    (text, metadata)
}

/// The article with the most words, or else the main part, or else the whole body.
fn body(page: &Document) -> Option<NodeRef<'_>> {
    for name in ["article", "main", "body"] {
        let parts = page.select(name);
        let longest = parts.nodes().iter().max_by_key(|node| node.text().trim().len());
        if let Some(node) = longest.filter(|node| !node.text().trim().is_empty()) {
            return Some(*node);
        }
    }
    None
}

/// A step of the walk through the page.
enum Step<'a> {
    Enter(NodeRef<'a>),
    EndBlock,
    EndQuote,
}

/// Walks with its own stack, because pages may nest deeper than a thread's stack reaches.
fn words(root: &NodeRef<'_>) -> String {
    let mut text = Words::default();
    let mut steps: Vec<Step<'_>> = root.children_it(true).map(Step::Enter).collect();
    while let Some(step) = steps.pop() {
        let node = match step {
            Step::Enter(node) => node,
            Step::EndBlock => {
                text.end_block();
                continue;
            }
            Step::EndQuote => {
                text.end_quote();
                continue;
            }
        };
        if node.is_text() {
            text.push(&node.text());
            continue;
        }
        let is_read = |name: &str| !FURNITURE.contains(&name) && !is_hidden(&node);
        let Some(name) = node.node_name().filter(|name| is_read(name)) else {
            continue;
        };
        if &*name == "br" {
            text.end_line();
        }
        if BLOCKS.contains(&&*name) {
            text.end_block();
            let is_quote = &*name == "blockquote";
            text.quotes += usize::from(is_quote);
            steps.push(if is_quote { Step::EndQuote } else { Step::EndBlock });
        }
        steps.extend(node.children_it(true).map(Step::Enter));
    }
    text.written.trim_end().to_owned()
}

/// Whether a browser shows nothing of an element.
fn is_hidden(node: &NodeRef<'_>) -> bool {
    let style = node.attr("style").map(|it| it.to_lowercase().replace(char::is_whitespace, ""));
    node.has_attr("hidden") || style.is_some_and(|it| it.contains("display:none"))
}

#[derive(Default)]
struct Words {
    written: String,
    space: bool,
    /// How many block quotes are open: one is a paragraph, whose own paragraphs are lines.
    quotes: usize,
}

impl Words {
    fn push(&mut self, words: &str) {
        for character in words.chars() {
            // A no-break space is kept from wrapping on screen; here it is a space like any other.
            if character.is_whitespace() {
                self.space = true;
                continue;
            }
            if self.space && !self.written.is_empty() && !self.written.ends_with('\n') {
                self.written.push(' ');
            }
            self.space = false;
            self.written.push(character);
        }
    }

    fn end_line(&mut self) {
        self.space = false;
        if !self.written.is_empty() && !self.written.ends_with("\n\n") {
            self.written.push('\n');
        }
    }

    fn end_block(&mut self) {
        self.space = false;
        let written = self.written.trim_end().len();
        let is_apart = self.quotes == 0 || self.written[written..].contains("\n\n");
        self.written.truncate(written);
        if written > 0 {
            self.written.push_str(if is_apart { "\n\n" } else { "\n" });
        }
    }

    fn end_quote(&mut self) {
        self.quotes = self.quotes.saturating_sub(1);
        self.end_block();
    }
}

fn metadata(page: &Document, html: &str) -> Metadata {
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
        .and_then(|value| web_address(&value));
    Metadata {
        title: content("meta[property='og:title']")
            .or_else(|| element(page, "h1"))
            .or_else(|| element(page, "title")),
        source: content("meta[property='og:site_name']"),
        said: None,
        published: published.and_then(|value| day(&value)),
        modified: modified.and_then(|value| day(&value)),
        language: attribute(page, "html", "lang").and_then(|value| language_code(&value)),
        // Pages name the program or the outlet there as often as the person.
        author: None,
        problems: Vec::new(),
        url,
    }
}

fn attribute(page: &Document, selector: &str, name: &str) -> Option<String> {
    page.select_single(selector).attr(name).and_then(|value| spaced(&value))
}

fn element(page: &Document, selector: &str) -> Option<String> {
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
