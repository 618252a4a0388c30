//! Cutting what was typed into the search field into its pieces.

/// A piece of a query, between blanks that stand outside quotation marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    /// Whether a minus stands before it.
    pub(super) is_excluded: bool,
    /// What stands before its colon.
    pub(super) field: Option<String>,
    /// Whether an equals sign stands before its value.
    pub(super) is_whole: bool,
    /// The rest, without quotation marks.
    pub(super) value: String,
    /// Whether quotation marks stand around the value.
    pub(super) quotes: Quotes,
    /// Whether a blank stands behind it.
    pub(super) is_finished: bool,
    /// The piece as it was written.
    pub(super) written: String,
}

/// Whether quotation marks stand around something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Quotes {
    /// None.
    Missing,
    /// One before it, and none behind.
    Open,
    /// One before it and one behind.
    Closed,
}

/// Cuts a query into its pieces.
pub(super) fn pieces(text: &str) -> Vec<Piece> {
    let mut rest = text.trim_start();
    let mut pieces = vec![];
    while !rest.is_empty() {
        let (piece, behind) = piece(rest);
        pieces.push(piece);
        rest = behind.trim_start();
    }
    pieces
}

fn piece(text: &str) -> (Piece, &str) {
    let (is_excluded, rest) = match text.strip_prefix('-') {
        Some(rest) if !rest.is_empty() && !rest.starts_with(char::is_whitespace) => (true, rest),
        Some(_) | None => (false, text),
    };
    let (field, rest) = match field(rest) {
        Some((field, rest)) => (Some(field.to_lowercase()), rest),
        None => (None, rest),
    };
    let (is_whole, rest) = match rest.strip_prefix('=') {
        Some(rest) if field.is_some() => (true, rest),
        Some(_) | None => (false, rest),
    };
    let (value, quotes, behind) = value(rest);
    let is_finished = !behind.is_empty();
    let value = value.trim().to_owned();
    let written = text[..text.len() - behind.len()].to_owned();
    (Piece { is_excluded, field, is_whole, value, quotes, is_finished, written }, behind)
}

/// What stands before a colon, if it looks like the name of a field: `10:30` and `https://` do not.
fn field(text: &str) -> Option<(&str, &str)> {
    let (name, rest) = text.split_once(':')?;
    let is_name = !name.is_empty() && name.chars().all(char::is_alphabetic);
    (is_name && !rest.starts_with("//")).then_some((name, rest))
}

/// A value, up to the next blank or, within quotation marks, up to the closing one.
fn value(text: &str) -> (&str, Quotes, &str) {
    let Some(quoted) = text.strip_prefix(is_mark) else {
        let end = text.find(char::is_whitespace).unwrap_or(text.len());
        return (&text[..end], Quotes::Missing, &text[end..]);
    };
    match quoted.split_once(is_mark) {
        Some((value, behind)) => (value, Quotes::Closed, behind),
        None => (quoted, Quotes::Open, ""),
    }
}

fn is_mark(character: char) -> bool {
    matches!(character, '"' | '\u{201c}' | '\u{201d}' | '\u{201e}' | '\u{ab}' | '\u{bb}')
}
