//! A word of a text, as far as it is compared.

use unicode_segmentation::UnicodeSegmentation;

use super::telling::{Telling, telling};
use crate::hash::hash;
use crate::quotations;

/// A word without capitals, as far as it is compared.
pub(super) struct Word {
    pub(super) hash: u64,
    pub(super) telling: Option<Telling>,
    /// In small letters, if it has a capital within a sentence.
    pub(super) name: Option<String>,
    pub(super) is_quoted: bool,
    /// Whether a sentence or a line ends behind it.
    pub(super) is_end: bool,
    pub(super) is_small: bool,
}

/// Words of German, in which every noun has a capital; two of them tell it.
const GERMAN: [&str; 6] = ["das", "ein", "ist", "nicht", "sich", "und"];

/// The words of a text, in order.
pub(super) fn words(text: &str) -> Vec<Word> {
    let quoted: Vec<_> = quotations(text).into_iter().filter(|it| it.depth == 0).collect();
    let mut quoted = quoted.iter().peekable();
    let mut words: Vec<Word> = Vec::new();
    let mut end = 0;
    for (start, word) in text.unicode_word_indices() {
        while quoted.next_if(|quotation| quotation.outer.end <= start).is_some() {}
        let is_first = text[end..start].contains(['.', '!', '?', '\n']) || words.is_empty();
        if let Some(last) = words.last_mut() {
            last.is_end = is_first;
        }
        end = start + word.len();
        // An apostrophe is written in many ways, and left out in some.
        let plain = word.chars().filter(|character| character.is_alphanumeric());
        let letters: String = plain.flat_map(char::to_lowercase).collect();
        let telling = telling(&letters);
        words.push(Word {
            hash: hash(letters.as_bytes()),
            is_quoted: quoted.peek().is_some_and(|quotation| quotation.outer.start <= start),
            is_end: false,
            is_small: word.starts_with(char::is_lowercase),
            name: Some(letters).filter(|_| is_name(word, telling) && !is_first),
            telling,
        });
    }
    if is_german(&words) {
        for word in &mut words {
            word.name = None;
        }
    }
    words
}

fn is_german(words: &[Word]) -> bool {
    let stands = |word: &str| words.iter().any(|it| it.hash == hash(word.as_bytes()));
    GERMAN.iter().filter(|word| stands(word)).count() > 1
}

/// Whether a word within a sentence is a name: it has a capital, and is neither "I" nor a day.
fn is_name(word: &str, telling: Option<Telling>) -> bool {
    word.starts_with(char::is_uppercase) && word != "I" && telling.is_none()
}
