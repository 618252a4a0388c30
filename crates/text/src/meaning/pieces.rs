//! Word pieces: a text in lower case without accents, cut into words and marks, and each word into
//! the longest pieces that the vocabulary has. It cuts as BERT's own tokenizer does.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use unicode_general_category::{GeneralCategory, get_general_category};
use unicode_normalization::UnicodeNormalization;

/// The pieces that a network knows, and how many it takes.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Vocabulary {
    /// The pieces, by number; one that goes on a word begins with "##".
    pub(super) pieces: Vec<String>,
    /// The piece that stands for a word that cannot be put together.
    pub(super) unknown: u32,
    /// The marks of the beginning and the end of a text.
    pub(super) begin: u32,
    pub(super) end: u32,
    /// How many pieces a text has at most, the marks with them.
    pub(super) longest: usize,
}

/// How many characters a word has at most to be put together.
const LONGEST_WORD: usize = 100;

/// What begins a piece that goes on a word.
const GOES_ON: &str = "##";

/// Cuts texts.
#[derive(Debug)]
pub(super) struct Pieces {
    vocabulary: Vocabulary,
    /// The numbers of pieces that begin a word.
    first: BTreeMap<String, u32>,
    /// The numbers of pieces that go on a word, without the marks that say so.
    further: BTreeMap<String, u32>,
}

impl Pieces {
    pub(super) fn new(vocabulary: Vocabulary) -> Self {
        let (mut first, mut further) = (BTreeMap::new(), BTreeMap::new());
        for (number, piece) in (0..).zip(&vocabulary.pieces) {
            match piece.strip_prefix(GOES_ON) {
                Some(rest) => further.insert(rest.to_owned(), number),
                None => first.insert(piece.clone(), number),
            };
        }
        Self { vocabulary, first, further }
    }

    /// The numbers of a text's pieces, with the marks of its beginning and its end.
    pub(super) fn of(&self, text: &str) -> Vec<u32> {
        let longest = self.vocabulary.longest.saturating_sub(1);
        let mut pieces = vec![self.vocabulary.begin];
        for word in words(text) {
            if pieces.len() >= longest {
                break;
            }
            self.cut(&word, &mut pieces);
        }
        pieces.truncate(longest);
        pieces.push(self.vocabulary.end);
        pieces
    }

    /// Cuts a word; where a part of it is no piece, all of it is unknown.
    fn cut(&self, word: &str, pieces: &mut Vec<u32>) {
        let begin = pieces.len();
        let mut rest = if word.chars().count() > LONGEST_WORD { None } else { Some(word) };
        while let Some(text) = rest.filter(|text| !text.is_empty()) {
            let known = if text.len() == word.len() { &self.first } else { &self.further };
            rest = longest_known(known, text).map(|(number, length)| {
                pieces.push(number);
                &text[length..]
            });
        }
        if rest.is_none() {
            pieces.truncate(begin);
            pieces.push(self.vocabulary.unknown);
        }
    }
}

/// The longest piece that a text begins with: its number and its length.
fn longest_known(known: &BTreeMap<String, u32>, text: &str) -> Option<(u32, usize)> {
    let ends = text.char_indices().map(|(start, character)| start + character.len_utf8());
    let ends: Vec<usize> = ends.collect();
    ends.into_iter().rev().find_map(|end| Some((*known.get(&text[..end])?, end)))
}

/// The words and marks of a text, in lower case and without accents.
fn words(text: &str) -> Vec<String> {
    let mut words = vec![];
    let mut word = String::new();
    for character in plain(text) {
        let stands_alone = is_mark(character) || is_ideograph(character);
        if (character.is_whitespace() || stands_alone) && !word.is_empty() {
            words.push(std::mem::take(&mut word));
        }
        if stands_alone {
            words.push(character.to_string());
        } else if !character.is_whitespace() {
            word.push(character);
        }
    }
    if !word.is_empty() {
        words.push(word);
    }
    words
}

/// The characters in lower case, without accents and without those that cannot be seen.
fn plain(text: &str) -> impl Iterator<Item = char> {
    let seen = text.chars().filter(|character| !is_hidden(*character));
    let bare = seen.nfd().filter(|it| category(*it) != GeneralCategory::NonspacingMark);
    bare.flat_map(char::to_lowercase)
}

fn category(character: char) -> GeneralCategory {
    get_general_category(character)
}

fn is_hidden(character: char) -> bool {
    let is_other = matches!(
        category(character),
        GeneralCategory::Control | GeneralCategory::Format | GeneralCategory::PrivateUse
    );
    (is_other && !matches!(character, '\t' | '\n' | '\r')) || character == '\u{fffd}'
}

fn is_mark(character: char) -> bool {
    character.is_ascii_punctuation()
        || matches!(
            category(character),
            GeneralCategory::ConnectorPunctuation
                | GeneralCategory::DashPunctuation
                | GeneralCategory::OpenPunctuation
                | GeneralCategory::ClosePunctuation
                | GeneralCategory::InitialPunctuation
                | GeneralCategory::FinalPunctuation
                | GeneralCategory::OtherPunctuation
        )
}

/// Whether a character is of a script that is written without blanks between its words.
fn is_ideograph(character: char) -> bool {
    matches!(
        u32::from(character),
        0x4e00..=0x9fff
            | 0x3400..=0x4dbf
            | 0x2_0000..=0x2_a6df
            | 0x2_a700..=0x2_b81f
            | 0x2_b920..=0x2_ceaf
            | 0xf900..=0xfaff
            | 0x2_f800..=0x2_fa1f
    )
}

#[cfg(test)]
mod tests {
    use super::{Pieces, Vocabulary};

    fn cut(text: &str) -> String {
        let known = "[UNK] [CLS] [SEP] har ##bor the re - \u{5317} caf ##e";
        let pieces: Vec<String> = known.split(' ').map(str::to_owned).collect();
        let vocabulary = Vocabulary { pieces, unknown: 0, begin: 1, end: 2, longest: 8 };
        let pieces = Pieces::new(vocabulary);
        let names = pieces.of(text).into_iter().map(|number| {
            let place = usize::try_from(number).expect("a piece has a small number");
            pieces.vocabulary.pieces[place].clone()
        });
        names.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn words_are_cut_into_the_longest_pieces_there_are() {
        let table = [
            ("The harbor", "the har ##bor"),
            ("CAF\u{c9} cafe\u{301}", "caf ##e caf ##e"),
            ("re-the", "re - the"),
            ("\u{5317}the\u{200b} harbors", "\u{5317} the [UNK]"),
            (&"x".repeat(101), "[UNK]"),
        ];
        for (text, expected) in table {
            assert_eq!(cut(text), format!("[CLS] {expected} [SEP]"), "{text}");
        }
        assert_eq!(cut(" "), "[CLS] [SEP]");
    }

    #[test]
    fn of_a_long_text_the_beginning_counts() {
        assert_eq!(cut(&"the ".repeat(50)), "[CLS] the the the the the the [SEP]");
    }
}
