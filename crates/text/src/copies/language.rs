//! The language of a text, as far as it matters for which of its words are compared.

use super::synonyms::is_function_word;
use super::word::Word;

/// Of so many words of English one at least says nothing by itself.
const ENGLISH: usize = 5;

/// Words of German; two of them tell it.
const GERMAN: [&str; 6] = ["das", "ein", "ist", "nicht", "sich", "und"];

/// The language of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Language {
    English,
    /// In which every noun has a capital, so that names are not known by theirs.
    German,
    Other,
}

impl Language {
    /// The language of some words.
    pub(super) fn of(words: &[Word]) -> Self {
        let stands = |word: &&&str| words.iter().any(|it| it.letters == **word);
        let small = words.iter().filter(|it| is_function_word(&it.letters)).count();
        if GERMAN.iter().filter(stands).count() > 1 {
            Self::German
        } else if ENGLISH * small >= words.len() {
            Self::English
        } else {
            Self::Other
        }
    }
}
