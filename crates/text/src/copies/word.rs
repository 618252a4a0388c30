//! A word of a text, as far as it is compared.

use unicode_segmentation::UnicodeSegmentation;

use super::amounts::Part;
use super::asides::{Asides, Place};
use super::telling::{Telling, telling, telling_pair};
use crate::hash::hash;
use crate::quotations;

/// A word without capitals, as far as it is compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    pub(super) hash: u64,
    /// In small letters, without marks and the ending of whom something belongs to.
    pub(super) letters: String,
    pub(super) telling: Option<Telling>,
    pub(super) number: Option<Part>,
    pub(super) place: Place,
    pub(super) marks: Marks,
}

/// How a word is written, and what stands around it.
#[expect(clippy::struct_excessive_bools, reason = "each of them is by itself true or not")]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Marks {
    /// Whether it has a capital.
    pub(super) has_capital: bool,
    /// Whether it is the first of a sentence, which has a capital in any case.
    pub(super) is_first: bool,
    /// Whether a sentence or a line ends behind it.
    pub(super) is_end: bool,
    pub(super) is_quoted: bool,
}

impl Word {
    /// Whether it is a name as far as can be seen: it has a capital within a sentence, and is
    /// neither "I" nor a day.
    pub(super) fn is_name(&self) -> bool {
        self.marks.has_capital
            && !self.marks.is_first
            && self.letters != "i"
            && self.telling.is_none()
    }

    /// Whether it is written in small letters, as few are in a headline.
    pub(super) fn is_small(&self) -> bool {
        !self.marks.has_capital && self.letters.starts_with(char::is_alphabetic)
    }
}

/// The words of a text, in order.
pub(super) fn words(text: &str) -> Vec<Word> {
    let quoted: Vec<_> = quotations(text).into_iter().filter(|it| it.depth == 0).collect();
    let mut quoted = quoted.iter().peekable();
    let mut asides = Asides::of(text);
    let mut words: Vec<Word> = Vec::new();
    let mut end = 0;
    for (start, word) in text.unicode_word_indices() {
        while quoted.next_if(|quotation| quotation.outer.end <= start).is_some() {}
        let is_first = text[end..start].contains(['.', '!', '?', '\n']) || words.is_empty();
        if let Some(last) = words.last_mut() {
            last.marks.is_end = is_first;
        }
        end = start + word.len();
        let marks = Marks {
            has_capital: word.starts_with(char::is_uppercase),
            is_first,
            is_end: false,
            is_quoted: quoted.peek().is_some_and(|quotation| quotation.outer.start <= start),
        };
        words.push(compared(word, asides.at(start), marks));
    }
    tell_pairs(&mut words);
    words
}

fn compared(word: &str, place: Place, marks: Marks) -> Word {
    // An apostrophe is written in many ways, and left out in some.
    let plain = |word: &str| -> String {
        let letters = word.chars().filter(|character| character.is_alphanumeric());
        letters.flat_map(char::to_lowercase).collect()
    };
    let whole = plain(word);
    let hash = hash(whole.as_bytes());
    let telling = month_of_may(word, marks).or_else(|| telling(&whole));
    let bare = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s"));
    let letters = bare.map_or(whole, plain);
    Word { hash, letters, telling, number: Part::of(word), place, marks }
}

/// The month, which has a capital where what may be has none.
fn month_of_may(word: &str, marks: Marks) -> Option<Telling> {
    (word == "May" && !marks.is_first).then(Telling::may)
}

/// Gives a word what it tells together with the next one, as "yet to".
fn tell_pairs(words: &mut [Word]) {
    for at in 1..words.len() {
        let pair = telling_pair(&words[at - 1].letters, &words[at].letters);
        words[at - 1].telling = pair.or(words[at - 1].telling);
    }
}
