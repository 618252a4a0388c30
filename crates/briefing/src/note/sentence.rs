//! A sentence of a note: words, references and marks, and of which sort it is.

use std::ops::Range;

use domain::Id;
use serde::{Deserialize, Serialize};

use super::inline::plain;
use super::{Cut, Mark};

/// A sentence of a note.
#[derive(Clone, Debug, PartialEq)]
pub struct Sentence {
    /// The line of the file that it begins on, counted from 1.
    pub line: usize,
    /// What it is made of, in order.
    pub pieces: Vec<Piece>,
    /// Whether it stands in a quotation that is set apart.
    pub is_set_apart: bool,
}

/// A piece of a sentence.
#[derive(Clone, Debug, PartialEq)]
pub enum Piece {
    /// Words, with the Markdown they are written in.
    Words(String),
    /// Where words stand, as "s-12".
    Reference(String),
    /// What the author says of the sentence.
    Mark(Mark),
    /// Something in braces that is no mark.
    NoMark(String),
}

/// What sort of sentence it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SentenceKind {
    /// It gives somebody's very words.
    Quoted,
    /// It says what was said or done, after a source.
    Reported,
    /// It says what is taken for granted.
    Assumed,
    /// It says what we make of it.
    Judged,
    /// It says what will be.
    Predicted,
}

impl SentenceKind {
    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Quoted => "quoted",
            Self::Reported => "reported",
            Self::Assumed => "assumed",
            Self::Judged => "judged",
            Self::Predicted => "predicted",
        }
    }

    /// Whether it says something of our own that can turn out wrong.
    pub fn is_claim(self) -> bool {
        matches!(self, Self::Judged | Self::Predicted)
    }
}

impl Sentence {
    /// Its words, without references and marks.
    pub fn words(&self) -> String {
        let words = self.pieces.iter().filter_map(|piece| match piece {
            Piece::Words(words) => Some(words.as_str()),
            Piece::Reference(_) | Piece::Mark(_) | Piece::NoMark(_) => None,
        });
        let spaced = plain(&words.collect::<String>());
        // A reference before the stop leaves a space behind.
        spaced.split_whitespace().collect::<Vec<_>>().join(" ").replace(" .", ".")
    }

    /// Where its words stand, as written.
    pub fn references(&self) -> impl Iterator<Item = &str> {
        self.pieces.iter().filter_map(|piece| match piece {
            Piece::Reference(reference) => Some(reference.as_str()),
            Piece::Words(_) | Piece::Mark(_) | Piece::NoMark(_) => None,
        })
    }

    /// What its author says of it.
    pub fn marks(&self) -> impl Iterator<Item = &Mark> {
        self.pieces.iter().filter_map(|piece| match piece {
            Piece::Mark(mark) => Some(mark),
            Piece::Words(_) | Piece::Reference(_) | Piece::NoMark(_) => None,
        })
    }

    /// Of which sort it is: as its author says, or else as its references and quotation marks show.
    pub fn kind(&self) -> Option<SentenceKind> {
        if let Some(mark) = self.marks().next() {
            return Some(mark.word.kind());
        }
        let is_sourced = self.references().next().is_some();
        let is_quoted = self.is_set_apart || !quoted_runs(&self.words()).is_empty();
        match (is_sourced, is_quoted) {
            (true, true) => Some(SentenceKind::Quoted),
            (true, false) => Some(SentenceKind::Reported),
            (false, _) => None,
        }
    }
}

/// The words between quotation marks, each run of them.
pub fn quoted_runs(words: &str) -> Vec<&str> {
    let mut runs = Vec::new();
    let mut rest = words;
    while let Some((at, open)) = rest.char_indices().find(|(_, it)| closing(*it).is_some()) {
        let inside = &rest[at + open.len_utf8()..];
        let Some(end) = closing(open).and_then(|close| inside.find(close)) else { break };
        runs.push(&inside[..end]);
        let after = &inside[end..];
        rest = after.split_at(after.chars().next().map_or(0, char::len_utf8)).1;
    }
    runs
}

fn closing(open: char) -> Option<char> {
    match open {
        '“' => Some('”'),
        '„' => Some('“'),
        '«' => Some('»'),
        '"' => Some('"'),
        _ => None,
    }
}

/// Cuts the text of a block into sentences; what stands in brackets or braces behind a sentence
/// belongs to it.
pub(super) fn sentences(text: &str, line: usize, is_set_apart: bool, cut: Cut) -> Vec<Sentence> {
    let tokens = tokens(text);
    let ranges = cut(&masked(text, &tokens));
    let starts: Vec<usize> = ranges.iter().map(|range| range.start).collect();
    let mut found = Vec::new();
    for (index, _) in starts.iter().enumerate() {
        // What stands before the first sentence is its own too.
        let start = if index == 0 { 0 } else { starts[index] };
        let end = starts.get(index + 1).copied().unwrap_or(text.len());
        let line = line + text[..starts[index]].matches('\n').count();
        found.push(Sentence { line, pieces: pieces(text, start..end, &tokens), is_set_apart });
    }
    found
}

/// Something in brackets or braces, and where it stands.
struct Token {
    range: Range<usize>,
    pieces: Vec<Piece>,
}

fn tokens(text: &str) -> Vec<Token> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(at) = text[from..].find(['[', '{']).map(|at| from + at) {
        if text[..at].ends_with('\\') {
            from = at + 1;
            continue;
        }
        let is_mark = text[at..].starts_with('{');
        let close = if is_mark { '}' } else { ']' };
        let Some(end) = text[at..].find(close).map(|end| at + end) else { break };
        let inner = &text[at + 1..end];
        let read = if is_mark { Some(vec![mark(inner)]) } else { references(inner) };
        from = if read.is_some() { end + 1 } else { at + 1 };
        found.extend(read.map(|pieces| Token { range: at..end + 1, pieces }));
    }
    found
}

fn mark(inner: &str) -> Piece {
    Mark::read(inner).map_or_else(|| Piece::NoMark(inner.to_owned()), Piece::Mark)
}

/// What stands in brackets, if all of it begins as an id does.
fn references(inner: &str) -> Option<Vec<Piece>> {
    // Words in quotation marks may hold commas of their own.
    let listed: Vec<&str> =
        if inner.contains('"') { vec![inner] } else { inner.split(',').collect() };
    let reference = |text: &str| {
        let text = text.trim();
        let id = text.split(':').next()?;
        id.parse::<Id>().ok().map(|_| Piece::Reference(text.to_owned()))
    };
    listed.into_iter().map(reference).collect()
}

/// The text with spaces where something stands in brackets or braces and for the signs of emphasis,
/// so that places stay and only words are cut.
fn masked(text: &str, tokens: &[Token]) -> String {
    let mut masked = String::with_capacity(text.len());
    let mut from = 0;
    for token in tokens {
        masked.push_str(&text[from..token.range.start]);
        masked.push_str(&" ".repeat(token.range.len()));
        from = token.range.end;
    }
    (masked + &text[from..]).replace('*', " ")
}

fn pieces(text: &str, range: Range<usize>, tokens: &[Token]) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut from = range.start;
    let inside = |token: &&Token| range.start <= token.range.start && token.range.end <= range.end;
    for token in tokens.iter().filter(inside) {
        push_words(&mut pieces, &text[from..token.range.start]);
        pieces.extend(token.pieces.iter().cloned());
        from = token.range.end;
    }
    push_words(&mut pieces, &text[from..range.end]);
    pieces
}

fn push_words(pieces: &mut Vec<Piece>, words: &str) {
    if !words.is_empty() {
        pieces.push(Piece::Words(words.to_owned()));
    }
}
