//! Phrases of the word lists, and where they stand in a text.

use std::ops::Range;

use serde::Deserialize;

use super::words::{Word, Words};

/// A phrase: words that follow one another.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(from = "String")]
pub(crate) struct Phrase {
    pieces: Vec<Piece>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    /// This word.
    Word(String),
    /// A figure, or a number in words.
    Number,
    /// An hour, as 15:00.
    Hour,
    /// Any one word.
    Any,
}

/// Numbers that are mostly written in words.
const NUMBERS: [&str; 16] = [
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve", "twenty",
    "thirty", "fifty", "hundred", "thousand", "million",
];

impl From<String> for Phrase {
    fn from(text: String) -> Self {
        let piece = |word: &str| match word {
            "<number>" => Piece::Number,
            "<hour>" => Piece::Hour,
            "<word>" => Piece::Any,
            word => Piece::Word(word.to_owned()),
        };
        Self { pieces: text.split_whitespace().map(piece).collect() }
    }
}

impl Piece {
    fn is(&self, word: &Word<'_>) -> bool {
        match self {
            Self::Word(own) => *own == word.lower,
            Self::Number => word.is_number() || NUMBERS.contains(&word.lower.as_str()),
            Self::Hour => word.is_hour(),
            Self::Any => true,
        }
    }
}

impl Phrase {
    pub(crate) fn len(&self) -> usize {
        self.pieces.len()
    }

    /// The word that it begins with, if it begins with one word and no other.
    pub(crate) fn first_word(&self) -> Option<&str> {
        match self.pieces.first()? {
            Piece::Word(word) => Some(word),
            Piece::Number | Piece::Hour | Piece::Any => None,
        }
    }

    /// Whether it stands at this place, in one sentence.
    pub(crate) fn stands_at(&self, words: &Words<'_>, start: usize) -> bool {
        let Some(here) = words.words.get(start..start + self.len()) else { return false };
        let together = here.first().map(|it| it.sentence) == here.last().map(|it| it.sentence);
        together && self.pieces.iter().zip(here).all(|(piece, word)| piece.is(word))
    }
}

/// The longest of some phrases that stands at a place.
pub(crate) fn longest_at(
    phrases: &[Phrase],
    words: &Words<'_>,
    start: usize,
) -> Option<Range<usize>> {
    let standing = phrases.iter().filter(|phrase| phrase.stands_at(words, start));
    standing.map(Phrase::len).max().map(|length| start..start + length)
}

/// The first place at which one of some phrases stands outside quotation marks.
pub(crate) fn first_of(phrases: &[Phrase], words: &Words<'_>) -> Option<Range<usize>> {
    let mut unquoted = (0..words.words.len()).filter(|index| !words.words[*index].quoted);
    unquoted.find_map(|index| longest_at(phrases, words, index))
}

/// Whether one of some phrases stands anywhere, in quotation marks too.
pub(crate) fn any_of(phrases: &[Phrase], words: &Words<'_>) -> bool {
    (0..words.words.len()).any(|index| longest_at(phrases, words, index).is_some())
}
