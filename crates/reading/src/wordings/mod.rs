//! A wording: what a speaker's words have in common with others', without who said them or when.
//!
//! Words that every text is full of stand in `data/en/stop_words.txt`; the others are content
//! words, and are compared by the stem that English gives them. Words of other languages are
//! compared as they are written.

mod asked;
mod formula;
mod formula_fate;
mod turned_down;
mod turned_round;

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::LazyLock;

use frostem::{Algorithm, Stemmer};
use text::{TextRange, words};

pub use asked::asked_words;
pub use formula::{Formula, FormulaUse, formulas};
pub use formula_fate::{FormulaFate, fate};
pub use turned_down::is_turned_down;

/// A text as it is compared with others.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wording {
    /// Every word, in order.
    words: Vec<WordingWord>,
    /// The stems of the content words, sorted.
    stems: Vec<String>,
    /// A number for each of these, sorted, as numbers are sooner compared.
    keys: Vec<u64>,
    /// How many words deny something.
    negations: usize,
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
    /// How many words of each deny something.
    pub negations: (usize, usize),
}

/// Words that deny something, beside those that end in "n't".
const NEGATIONS: [&str; 14] = [
    "barely", "cannot", "hardly", "neither", "never", "no", "nobody", "none", "nor", "not",
    "nothing", "scarcely", "untrue", "without",
];

/// What stands behind "false" where it denies something, as in "it is false that".
const BEHIND_FALSE: [&str; 2] = ["that", "to"];

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
    /// assert_eq!((likeness.shared, likeness.of_shorter, likeness.percent()), (4, 4, 90));
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
        let mut keys: Vec<u64> = stems.iter().map(|stem| key(stem)).collect();
        keys.sort_unstable();
        let negations = negations(&words);
        Self { words, stems, keys, negations }
    }

    /// How much it has in common with another.
    #[must_use]
    pub fn likeness(&self, other: &Self) -> Likeness {
        let (one, two) = (&self.keys, &other.keys);
        Likeness {
            shared: shared(one, two),
            of_shorter: one.len().min(two.len()),
            of_both: one.len() + two.len(),
            negations: (self.negations, other.negations),
        }
    }

    /// What it speaks of first: the stem of the last of the content words that stand side by side
    /// before any other, as that of "guarantees" in "written guarantees of peace".
    #[must_use]
    pub fn head(&self) -> Option<String> {
        let mut words = self.words.iter().skip_while(|word| !word.is_content);
        let row = words.by_ref().take_while(|word| word.is_content);
        row.last().map(|word| stem(&word.folded))
    }

    /// Whether it denies something: whether an odd number of its words do.
    #[must_use]
    pub fn is_negated(&self) -> bool {
        self.negations % 2 == 1
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

    /// How many of the content words of both are shared, in percent. A word that denies something
    /// counts as one of them, so that what is denied is never wholly like what is said.
    #[must_use]
    pub fn percent(self) -> usize {
        let (one, other) = self.negations;
        let (shared, of_both) = (self.shared + one.min(other), self.of_both + one + other);
        (shared * 200).checked_div(of_both).unwrap_or(0)
    }

    /// The same where the two are told apart by what stands before them, as "denied" before one:
    /// then they are never wholly alike.
    #[must_use]
    pub fn told_apart(self) -> Self {
        Self { of_both: self.of_both + 1, ..self }
    }

    /// Whether one denies what the other does not.
    #[must_use]
    pub fn is_negated(self) -> bool {
        self.negations.0 != self.negations.1
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

/// How many words deny something.
fn negations(words: &[WordingWord]) -> usize {
    let is_false = |pair: &&[WordingWord]| {
        pair[0].folded == "false" && BEHIND_FALSE.contains(&pair[1].folded.as_str())
    };
    let alone = words.iter().filter(|word| is_negation(&word.folded)).count();
    alone + words.windows(2).filter(is_false).count()
}

/// Whether a folded word denies something.
fn is_negation(folded: &str) -> bool {
    NEGATIONS.contains(&folded) || folded.ends_with("n't")
}

/// The stem of a folded word.
fn stem(folded: &str) -> String {
    let bare = folded.strip_suffix("'s").unwrap_or(folded);
    Stemmer::new(Algorithm::English).stem(bare).into_owned()
}

/// The number of a stem; that of another is the same once in many billions.
fn key(stem: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    stem.hash(&mut hasher);
    hasher.finish()
}

/// How many of the sorted numbers of both are the same, each as often as both have it.
fn shared(one: &[u64], two: &[u64]) -> usize {
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
    fn what_is_denied_is_never_wholly_like_what_is_said() {
        for (one, other) in [
            ("We will sign the border accord.", "We will not sign the border accord."),
            ("They sign accords at the border", "They don't sign accords at the border"),
            ("No comment.", "Comment."),
            ("We will sign the border accord.", "We will hardly sign the border accord."),
            (
                "We will sign the border accord.",
                "It was false that we will sign the border accord.",
            ),
        ] {
            let likeness = Wording::of(one).likeness(&Wording::of(other));
            assert!(likeness.is_near() && likeness.is_negated(), "{one}: {likeness:?}");
            assert!(likeness.percent() < 100, "{one}: {likeness:?}");
        }
        let same = Wording::of("They will sign the accord");
        assert_eq!(same.likeness(&same).told_apart().percent(), 80);
        let twice = Wording::of("We will not sign it");
        assert_eq!(twice.likeness(&Wording::of("It will not be signed")).percent(), 100);
    }

    #[test]
    fn the_head_is_the_last_of_the_first_words() {
        for (words, head) in [
            ("written guarantees that NATO will not expand", Some("guarante")),
            ("the withdrawal of troops from Lebanon", Some("withdraw")),
            ("NATO\u{2019}s expansion", Some("expans")),
            ("that it is", None),
        ] {
            assert_eq!(Wording::of(words).head().as_deref(), head, "{words}");
        }
    }

    #[test]
    fn the_same_words_are_the_same_without_case_and_marks() {
        let one = Wording::of("\u{201c}It\u{2019}s over,\u{201d}");
        assert!(one.is_same(&Wording::of("it's over!")));
        assert!(!one.is_same(&Wording::of("it is over")));
    }
}
