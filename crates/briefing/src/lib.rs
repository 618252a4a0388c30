//! Judgments, forecasts and scores to a brief.
//!
//! A [`Brief`] is frozen on the day it was written. A [`Stamp`] says how it came
//! out as of a day. Both together make a note that readers get, as Markdown or as a page.

pub mod draft;
pub mod lint;
pub mod note;

mod body;
mod escaping;
mod page;
mod record;
mod sources;
mod stamp;
mod word;
mod wording;

use askama::Template;
use domain::{Brief, Id};

pub use record::{RecordLine, RecordPage, RecordQuestion};
pub use stamp::{OtherScore, Outcome, Stamp};

use escaping::filters;
use page::Page;

/// The style of the page, exactly as it stands between its `<style>` tags, so that a server can
/// allow it by its hash and nothing else.
pub const STYLE: &str = include_str!("../templates/brief.css");

/// Renders a brief and how it came out as Markdown.
pub fn markdown(id: Id, brief: &Brief, stamp: &Stamp) -> String {
    let mut text = written(&MarkdownBrief { page: Page::new(id, brief, stamp) });
    text.push('\n');
    text
}

/// A way from the page back to where it was read; the printed page leaves it out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Way {
    /// Where it leads.
    pub href: String,
    /// What it is called.
    pub text: String,
}

/// Renders a brief and how it came out as a complete page: no outside resource, no script.
///
/// A page that stands alone has no ways.
pub fn html(id: Id, brief: &Brief, stamp: &Stamp, ways: &[Way]) -> String {
    written(&HtmlBrief { page: Page::new(id, brief, stamp), style: STYLE, ways })
}

/// Renders a brief and how it came out as a file of a word processor (Office Open XML).
///
/// The same brief gives the same bytes.
///
/// # Errors
///
/// The file cannot be packed.
pub fn docx(id: Id, brief: &Brief, stamp: &Stamp) -> std::io::Result<Vec<u8>> {
    word::docx(&Page::new(id, brief, stamp))
}

#[derive(Template)]
#[template(path = "brief.md", escape = "none")]
struct MarkdownBrief<'a> {
    page: Page<'a>,
}

#[derive(Template)]
#[template(path = "brief.html")]
struct HtmlBrief<'a> {
    page: Page<'a>,
    style: &'static str,
    ways: &'a [Way],
}

fn written(template: &impl Template) -> String {
    template.render().expect("every value of a brief can be written to a string")
}
