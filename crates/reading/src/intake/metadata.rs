//! What a document says of itself.

use jiff::civil::Date;

/// What a document says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Metadata {
    pub(super) title: Option<String>,
    pub(super) source: Option<String>,
    /// Where the publisher keeps it.
    pub(super) url: Option<String>,
    pub(super) said: Option<Date>,
    pub(super) published: Option<Date>,
    pub(super) modified: Option<Date>,
    pub(super) language: Option<String>,
    pub(super) author: Option<String>,
    /// What was left out of its text, or of what it says of itself.
    pub(super) problems: Vec<String>,
}

impl Metadata {
    /// What this says, and what another says where this says nothing.
    pub(super) fn or(self, other: Self) -> Self {
        Self {
            title: self.title.or(other.title),
            source: self.source.or(other.source),
            url: self.url.or(other.url),
            said: self.said.or(other.said),
            published: self.published.or(other.published),
            modified: self.modified.or(other.modified),
            language: self.language.or(other.language),
            author: self.author.or(other.author),
            problems: self.problems.into_iter().chain(other.problems).collect(),
        }
    }
}

/// An address on the web without the place in the page; nothing where it is no such address.
pub(super) fn web_address(value: &str) -> Option<String> {
    let value = value.trim().split('#').next().unwrap_or_default();
    let host = value.strip_prefix("https://").or_else(|| value.strip_prefix("http://"))?;
    let is_one = !host.is_empty() && !value.contains(char::is_whitespace);
    (is_one && value.len() <= LONGEST_ADDRESS).then(|| value.to_owned())
}

/// The name of the place that an address leads to, as "ministry.example".
pub(super) fn host(address: &str) -> Option<String> {
    let (_, rest) = address.split_once("://")?;
    let host = rest.split(['/', '?', ':']).next()?.to_ascii_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host);
    (!host.is_empty()).then(|| host.to_owned())
}

/// The longest address that is kept, in bytes; longer ones carry what a program wants to remember.
const LONGEST_ADDRESS: usize = 2000;

/// The day in a date or time of ISO 8601, or in one written out with its year.
pub(super) fn day(value: &str) -> Option<Date> {
    let value = value.trim();
    value.get(..10).and_then(|day| day.parse().ok()).or_else(|| super::published::full_date(value))
}

/// The code of a language without its region, as "en" of "en-GB".
pub(super) fn language_code(value: &str) -> Option<String> {
    let code = value.trim().split(['-', '_']).next()?.to_ascii_lowercase();
    let plausible = (2..=3).contains(&code.len()) && code.bytes().all(|it| it.is_ascii_lowercase());
    plausible.then_some(code)
}
