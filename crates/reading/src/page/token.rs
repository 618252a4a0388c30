//! A token: a word, a number or a mark of a text.

use text::{TextRange, blocks, words};

use crate::time::month;

/// A word, a number or a mark, with its small-letter form.
#[derive(Clone, Debug)]
pub(crate) struct Token {
    /// Where it stands.
    pub(crate) range: TextRange,
    /// The word in small letters, with straight apostrophes.
    pub(crate) lower: String,
    /// Whether it begins with a capital letter.
    pub(crate) capital: bool,
    /// Whether it is a word or a number rather than a mark.
    pub(crate) word: bool,
    /// Whether it is the first of a paragraph, of an item or behind a heading: no name and no phrase
    /// goes on from what stands before it.
    pub(crate) opens_block: bool,
}

impl Token {
    /// Whether it is one of these words or marks.
    pub(crate) fn is(&self, words: &[&str]) -> bool {
        words.contains(&self.lower.as_str())
    }

    /// Whether it is a sign that is no mark of writing: an arrow, a symbol, an emoji or a part of one.
    pub(crate) fn is_sign(&self) -> bool {
        let is_sign = |it: char| {
            matches!(it, '\u{200d}' | '\u{2190}'..='\u{2bff}' | '\u{fe00}'..='\u{fe0f}')
                || matches!(it, '\u{1f000}'..='\u{1faff}' | '\u{e0020}'..='\u{e007f}')
        };
        !self.word && self.lower.starts_with(is_sign)
    }

    /// Whether it is a plain whole number, and which.
    pub(crate) fn number(&self) -> Option<u32> {
        if self.word { self.lower.parse().ok() } else { None }
    }
}

/// A run of tokens: from one up to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Run {
    /// The first token.
    pub(crate) from: usize,
    /// The token after the last one.
    pub(crate) to: usize,
}

impl Run {
    pub(crate) fn new(from: usize, to: usize) -> Self {
        Self { from, to: to.max(from) }
    }

    pub(crate) fn contains(self, token: usize) -> bool {
        self.from <= token && token < self.to
    }

    pub(crate) fn holds(self, other: Self) -> bool {
        self.from <= other.from && other.to <= self.to
    }

    pub(crate) fn is_empty(self) -> bool {
        self.from >= self.to
    }
}

/// Cuts a text into tokens. A possessive ending is a token of its own.
pub(crate) fn tokens(text: &str) -> Vec<Token> {
    let mut found = Vec::new();
    let mut offset = 0;
    for word in words(text) {
        push_marks(text, TextRange::new(offset, word.start), &mut found);
        push_word(text, word, &mut found);
        offset = word.end;
    }
    push_marks(text, TextRange::new(offset, text.len()), &mut found);
    mark_blocks(text, &mut found);
    found
}

fn mark_blocks(text: &str, tokens: &mut [Token]) {
    for block in blocks(text) {
        let first = tokens.partition_point(|token| token.range.start < block.start);
        if let Some(token) = tokens.get_mut(first) {
            token.opens_block = true;
        }
    }
}

fn push_marks(text: &str, gap: TextRange, found: &mut Vec<Token>) {
    for (at, mark) in gap.of(text).char_indices().filter(|(_, mark)| !mark.is_whitespace()) {
        let start = gap.start + at;
        let range = TextRange::new(start, start + mark.len_utf8());
        let lower = if mark == '’' { "'".to_owned() } else { mark.to_string() };
        found.push(Token { range, lower, capital: false, word: false, opens_block: false });
    }
}

fn push_word(text: &str, word: TextRange, found: &mut Vec<Token>) {
    let at = seam(word.of(text)).unwrap_or(word.len());
    for range in
        [TextRange::new(word.start, word.start + at), TextRange::new(word.start + at, word.end)]
    {
        if !range.is_empty() {
            found.push(token(text, range));
        }
    }
}

fn token(text: &str, range: TextRange) -> Token {
    let word = range.of(text);
    let lower = word.to_lowercase().replace('’', "'");
    let capital = word.starts_with(char::is_uppercase);
    Token { range, lower, capital, word: true, opens_block: false }
}

/// Where a word must be cut in two: before a possessive ending, or before the name of a month
/// that a page's furniture was run into, as in "5 min readJan 28".
fn seam(word: &str) -> Option<usize> {
    let ending = ["'s", "’s", "'S", "’S"].iter().find(|ending| word.ends_with(**ending));
    if let Some(ending) = ending.filter(|ending| ending.len() < word.len()) {
        return Some(word.len() - ending.len());
    }
    let mut before = ' ';
    for (at, character) in word.char_indices() {
        if character.is_uppercase() && before.is_lowercase() {
            return month(&word[at..].to_lowercase()).map(|_| at);
        }
        before = character;
    }
    None
}
