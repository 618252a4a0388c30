//! A wording: what a speaker's words have in common with others', without who said them or when.
//!
//! Words that every text is full of stand in `data/en/stop_words.txt`; the others are content
//! words, and are compared by the stem that English gives them. Words of other languages are
//! compared as they are written.

mod asked;
mod formula;
mod formula_fate;

use std::collections::HashSet;
use std::sync::LazyLock;

use frostem::{Algorithm, Stemmer};
use text::{TextRange, words};

pub use asked::asked_words;
pub use formula::{Formula, FormulaUse, formulas};
pub use formula_fate::{FormulaFate, fate};

/// A text as it is compared with others.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wording {
    /// Every word, in order.
    words: Vec<WordingWord>,
    /// The stems of the content words, sorted.
    stems: Vec<String>,
}

/// A word of a wording.
#[derive(Clone, Debug, PartialEq, Eq)]
struct WordingWord {
    range: TextRange,
    /// Without case, and with a straight apostrophe.
    folded: String,
    is_content: bool,
}

/// How much two wordings have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Likeness {
    /// How many content words both have.
    pub shared: usize,
    /// How many the shorter one has.
    pub of_shorter: usize,
    /// How many both have, added up.
    pub of_both: usize,
}

/// How many content words two wordings must share to be near.
const FEWEST_SHARED: usize = 3;

impl Wording {
    /// Cuts a text.
    ///
    /// # Examples
    ///
    /// ```
    /// use reading::Wording;
    ///
    /// let one = Wording::of("Russia and China are not allies, but better than allies.");
    /// let other = Wording::of("We are no allies. China and Russia are better than that!");
    /// let likeness = one.likeness(&other);
    /// assert_eq!((likeness.shared, likeness.of_shorter, likeness.percent()), (4, 4, 88));
    /// assert!(likeness.is_near());
    /// ```
    #[must_use]
    pub fn of(text: &str) -> Self {
        let cut = |range: TextRange| {
            let folded = folded(range.of(text));
            WordingWord { range, is_content: is_content(&folded), folded }
        };
        let words: Vec<WordingWord> = words(text).into_iter().map(cut).collect();
        let content = words.iter().filter(|word| word.is_content);
        let mut stems: Vec<String> = content.map(|word| stem(&word.folded)).collect();
        stems.sort_unstable();
        Self { words, stems }
    }

    /// How much it has in common with another.
    #[must_use]
    pub fn likeness(&self, other: &Self) -> Likeness {
        let (one, two) = (&self.stems, &other.stems);
        Likeness {
            shared: shared(one, two),
            of_shorter: one.len().min(two.len()),
            of_both: one.len() + two.len(),
        }
    }

    /// Whether another is the same, word for word.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        self.words.len() == other.words.len()
            && self.words.iter().zip(&other.words).all(|(one, two)| one.folded == two.folded)
    }

    /// The stems of its content words, each once, in the order of the alphabet.
    pub fn stems(&self) -> impl Iterator<Item = &str> {
        let mut last = None;
        self.stems.iter().map(String::as_str).filter(move |stem| last.replace(*stem) != Some(*stem))
    }

    /// Its content words as they are written in a text, in order.
    pub fn content_words<'a>(&'a self, text: &'a str) -> impl Iterator<Item = &'a str> {
        self.words.iter().filter(|word| word.is_content).map(|word| word.range.of(text))
    }
}

impl Likeness {
    /// Whether the two are near: they share at least three content words, and at least half of
    /// those of the shorter one. Of a shorter one with fewer all must be shared, and no more be in
    /// the other.
    #[must_use]
    pub fn is_near(self) -> bool {
        let is_same = self.shared > 0 && self.shared * 2 == self.of_both;
        is_same || (self.shared >= FEWEST_SHARED && self.shared * 2 >= self.of_shorter)
    }

    /// How many of the content words of both are shared, in percent.
    #[must_use]
    pub fn percent(self) -> usize {
        (self.shared * 200).checked_div(self.of_both).unwrap_or(0)
    }
}

/// A word as it is compared.
fn folded(word: &str) -> String {
    word.to_lowercase().replace('\u{2019}', "'")
}

/// Whether a folded word is none of those that every text is full of.
fn is_content(folded: &str) -> bool {
    static STOP_WORDS: LazyLock<HashSet<&str>> =
        LazyLock::new(|| include_str!("../../data/en/stop_words.txt").split_whitespace().collect());
    !STOP_WORDS.contains(folded)
}

/// The stem of a folded word.
fn stem(folded: &str) -> String {
    let bare = folded.strip_suffix("'s").unwrap_or(folded);
    Stemmer::new(Algorithm::English).stem(bare).into_owned()
}

/// How many of the sorted stems of both are the same, each as often as both have it.
fn shared(one: &[String], two: &[String]) -> usize {
    let (mut here, mut there, mut shared) = (0, 0, 0);
    while let (Some(left), Some(right)) = (one.get(here), two.get(there)) {
        match left.cmp(right) {
            std::cmp::Ordering::Less => here += 1,
            std::cmp::Ordering::Greater => there += 1,
            std::cmp::Ordering::Equal => {
                (here, there, shared) = (here + 1, there + 1, shared + 1);
            }
        }
    }
    shared
}

#[cfg(test)]
mod tests {
    use super::Wording;

    #[test]
    fn wordings_are_near_where_they_share_half_of_the_shorter_ones_content() {
        let table = [
            ("They will sign the border accord.", "The border accord will be signed.", true),
            ("They will sign the border accord.", "They will not sign anything.", false),
            ("NATO must not expand to the east", "NATO expands, and we answer", false),
            ("No comment.", "no comment", true),
            ("No comment.", "No comment on the talks.", false),
            ("", "", false),
            (
                "Our cooperation is not aimed against any third party",
                "This cooperation is never directed against a third party",
                true,
            ),
        ];
        for (one, other, expected) in table {
            let likeness = Wording::of(one).likeness(&Wording::of(other));
            assert_eq!(likeness.is_near(), expected, "{one} | {other}: {likeness:?}");
        }
    }

    #[test]
    fn the_same_words_are_the_same_without_case_and_marks() {
        let one = Wording::of("\u{201c}It\u{2019}s over,\u{201d}");
        assert!(one.is_same(&Wording::of("it's over!")));
        assert!(!one.is_same(&Wording::of("it is over")));
    }
}
