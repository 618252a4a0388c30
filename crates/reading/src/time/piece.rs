//! Pieces: tokens cut further where a number runs into letters, as in "7pm", "3h" and "Oct2".

use text::TextRange;

use super::words::{Entry, entry};
use crate::lexicon::Lower;
use crate::page::Token;

/// A word, a number or a mark.
#[derive(Clone, Debug)]
pub(super) struct Piece<'a> {
    /// It, in small letters.
    pub(super) lower: &'a str,
    /// Where it stands.
    pub(super) range: TextRange,
    /// The token it belongs to.
    pub(super) token: usize,
    /// Whether no space stands before it.
    pub(super) glued: bool,
    /// Whether it begins with a capital letter.
    pub(super) capital: bool,
    /// Whether it is a word or a number rather than a mark.
    pub(super) word: bool,
    /// What the word lists say of it.
    pub(super) entry: &'static Entry,
}

impl Lower for Piece<'_> {
    fn lower(&self) -> &str {
        self.lower
    }
}

impl Piece<'_> {
    /// The whole number it is, in digits.
    pub(super) fn digits(&self) -> Option<u32> {
        let is_number = self.lower.len() <= 9 && self.lower.bytes().all(|it| it.is_ascii_digit());
        if is_number { self.lower.parse().ok() } else { None }
    }
}

/// Cuts tokens into pieces.
pub(super) fn pieces(tokens: &[Token]) -> Vec<Piece<'_>> {
    let mut found = Vec::with_capacity(tokens.len());
    let mut end = None;
    for (at, token) in tokens.iter().enumerate() {
        let glued = end == Some(token.range.start);
        end = Some(token.range.end);
        let lower = token.lower.as_str();
        let mut from = 0;
        for to in cuts(token).into_iter().flatten().chain([lower.len()]) {
            found.push(Piece {
                lower: &lower[from..to],
                range: TextRange::new(token.range.start + from, range_end(token, to)),
                token: at,
                glued: glued || from > 0,
                capital: token.capital && from == 0,
                word: token.word,
                entry: entry(&lower[from..to]),
            });
            from = to;
        }
    }
    found
}

/// Small letters can be longer or shorter than the letters of the text, so only whole tokens and
/// those of ASCII know their end.
fn range_end(token: &Token, to: usize) -> usize {
    if to == token.lower.len() { token.range.end } else { token.range.start + to }
}

/// Where a token is to be cut: up to two places where digits meet letters.
fn cuts(token: &Token) -> [Option<usize>; 2] {
    let bytes = token.lower.as_bytes();
    let is_mixed = token.word
        && token.lower.is_ascii()
        && bytes.len() == token.range.len()
        && bytes.iter().any(u8::is_ascii_digit);
    let mut found = [None, None];
    if !is_mixed || has_ending(&token.lower) {
        return found;
    }
    let meets = |at: &usize| bytes[*at].is_ascii_digit() != bytes[*at - 1].is_ascii_digit();
    let separates =
        |at: &usize| !b".,_'".contains(&bytes[*at]) && !b".,_'".contains(&bytes[*at - 1]);
    let places = (1..bytes.len()).filter(|at| meets(at) && separates(at));
    for (slot, place) in found.iter_mut().zip(places) {
        *slot = Some(place);
    }
    found
}

/// Whether a number has an ending that belongs to it, as "17th" and "1990s".
fn has_ending(lower: &str) -> bool {
    let number = lower.trim_end_matches(|it: char| it.is_ascii_alphabetic());
    let ending = &lower[number.len()..];
    let is_decade = ending == "s" && matches!(number.len(), 2 | 4) && number.ends_with('0');
    number.bytes().all(|it| it.is_ascii_digit())
        && (matches!(ending, "st" | "nd" | "rd" | "th") || is_decade)
}
