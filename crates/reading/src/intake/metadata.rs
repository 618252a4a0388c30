//! What a document says of itself.

use jiff::civil::Date;

/// What a document says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Metadata {
    pub(super) title: Option<String>,
    pub(super) source: Option<String>,
    pub(super) published: Option<Date>,
    pub(super) modified: Option<Date>,
    pub(super) language: Option<String>,
    pub(super) author: Option<String>,
    /// Whether it holds blocks of code, which are left out of its text.
    pub(super) has_code: bool,
}

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
