//! Shingles: the runs of five words that a text is made of.

use std::collections::HashMap;

use super::asides::Place;
use super::kin::{COPY_SHARE, KIN_SHARE};
use super::word::{Word, words};
use crate::hash::hash;

/// How many words in a row make a shingle.
const LENGTH: usize = 5;

/// So many words in a row are a passage that two texts share.
const PASSAGE: usize = 20;

/// With fewer runs of its own, a text is little but what it quotes.
const FEWEST_OWN: usize = 20;

/// So many words that are no headline tell a story.
const FEWEST_TOLD: usize = 8;

/// A footer has at most so many times the words of the short story above it.
const FOOTER_TIMES: usize = 4;

/// With so many runs a text is no longer short.
const MANY: usize = 50;

/// Of the runs of the shortest texts so many must be shared.
const SHARE_OF_FEW: f64 = 0.9;

/// The runs of five words of a text, as hashes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shingles {
    /// The words, in the order of the text.
    words: Vec<Word>,
    /// The hash of each.
    hashes: Vec<u64>,
    /// All runs, sorted, each once.
    all: Vec<u64>,
    /// Those that lie outside quotations, sorted, each once.
    own: Vec<u64>,
}

impl Shingles {
    /// Cuts a text into its runs.
    pub fn of(text: &str) -> Self {
        let words = words(text);
        let hashes: Vec<u64> = words.iter().map(|word| word.hash).collect();
        let all = sorted(hashes.windows(LENGTH).map(run).collect());
        let windows = words.windows(LENGTH).zip(hashes.windows(LENGTH));
        let own = windows.filter(|(words, _)| !words.iter().any(|word| word.marks.is_quoted));
        let own = sorted(own.map(|(_, hashes)| run(hashes)).collect());
        Self { words, hashes, all, own }
    }

    /// The words, in the order of the text.
    pub(super) fn words(&self) -> &[Word] {
        &self.words
    }

    /// Whether two texts share a passage of some twenty words, or a shorter one is told whole.
    pub fn share_passage(&self, other: &Self) -> bool {
        let needed = PASSAGE.min(self.hashes.len()).min(other.hashes.len());
        let length = needed.clamp(1, LENGTH);
        let mut places: HashMap<&[u64], Vec<usize>> = HashMap::new();
        for (at, run) in other.hashes.windows(length).enumerate() {
            places.entry(run).or_default().push(at);
        }
        // For each place in the other text, how many runs in a row end there.
        let mut rows: HashMap<usize, usize> = HashMap::new();
        self.hashes.windows(length).any(|run| {
            let here = places.get(run).into_iter().flatten();
            let row =
                |at: &usize| at.checked_sub(1).and_then(|it| rows.get(&it)).map_or(1, |it| it + 1);
            rows = here.map(|at| (*at, row(at))).collect();
            rows.values().any(|row| row + length > needed)
        })
    }

    /// The runs in the order of the text; a text shorter than a run is one by itself.
    pub(super) fn in_order(&self) -> impl Iterator<Item = u64> {
        self.hashes.windows(LENGTH.min(self.hashes.len()).max(1)).map(run)
    }

    /// Which share of the runs of this text stands in another.
    ///
    /// What it quotes is left out where enough is left: two reports of one speech share its
    /// words, and only a copy shares the words around them. In the other text every run counts,
    /// as a copy may have lost its marks.
    fn share_in(&self, other: &Self) -> f64 {
        let asked = if self.own.len() < FEWEST_OWN { &self.all } else { &self.own };
        share(asked, &other.all)
    }

    /// Whether what stands above so many last words is a story by itself: long, or of some words
    /// that are no headline and so many that those below are not most of it by far.
    fn has_story_above(&self, tail: usize) -> bool {
        let above = &self.words[..self.words.len() - tail];
        let told = above.iter().filter(|word| word.place == Place::Report).count();
        above.len() >= FEWEST_OWN || told >= FEWEST_TOLD && tail <= FOOTER_TIMES * told
    }

    fn is_shorter_than(&self, other: &Self) -> bool {
        (self.own.len(), self.all.len()) < (other.own.len(), other.all.len())
    }
}

/// Which share of the shorter of two texts stands in the other, from 0 to 1, by runs of five
/// words; what is quoted counts only in a text that is little else.
///
/// A. Z. Broder, "On the resemblance and containment of documents", *Compression and Complexity
/// of Sequences*, 1997. A text shorter than five words is compared in runs as short as itself.
///
/// # Examples
///
/// ```
/// use text::copies::{Shingles, containment};
///
/// let wire = "The ministers met on Monday and agreed to meet again in the spring";
/// let share = |other: &str| containment(&Shingles::of(wire), &Shingles::of(other));
/// assert!(share(&format!("By our staff. {}, aides said.", wire.to_uppercase())) > 0.9);
/// assert!(share("The president spoke to reporters about grain prices") < 0.1);
/// ```
pub fn containment(one: &Shingles, other: &Shingles) -> f64 {
    let length = LENGTH.min(one.hashes.len()).min(other.hashes.len());
    if length == 0 {
        return 0.0;
    }
    if length < LENGTH {
        let runs = |it: &Shingles| sorted(it.hashes.windows(length).map(run).collect());
        let (one, other) = (runs(one), runs(other));
        return if one.len() < other.len() { share(&one, &other) } else { share(&other, &one) };
    }
    if one.is_shorter_than(other) { one.share_in(other) } else { other.share_in(one) }
}

/// How much speaks for it that the shorter of two texts was copied: its [`containment`] in the
/// other, which counts for less where it has few runs.
///
/// Short reports of two like events share most of their words, as "signed an accord on … in … on
/// Monday": of few runs, more must be shared before it is a copy.
///
/// # Examples
///
/// ```
/// use text::copies::{COPY_SHARE, Shingles, copied};
///
/// let is_copied = |one: &str, other: &str| {
///     copied(&Shingles::of(one), &Shingles::of(other)) >= COPY_SHARE
/// };
/// let accord = "The two governments signed an accord on fishing in Lund on Monday";
/// assert!(is_copied(accord, &format!("(Wire) {accord}")));
/// assert!(!is_copied(accord, &accord.replace("fishing", "grain")));
/// ```
pub fn copied(one: &Shingles, other: &Shingles) -> f64 {
    if share_footer_alone(one, other) {
        return 0.0;
    }
    let runs = one.all.len().min(other.all.len());
    let missing = 1.0 - ratio(runs.min(MANY), MANY);
    let needed = COPY_SHARE + missing * (SHARE_OF_FEW - COPY_SHARE);
    containment(one, other) * COPY_SHARE / needed
}

/// Whether two texts end with the same words and have hardly any in common above them.
fn share_footer_alone(one: &Shingles, other: &Shingles) -> bool {
    let pairs = one.hashes.iter().rev().zip(other.hashes.iter().rev());
    let tail = pairs.take_while(|(one, other)| one == other).count();
    let above = |it: &Shingles| {
        let words = &it.hashes[..it.hashes.len() - tail];
        sorted(words.windows(LENGTH).map(run).collect())
    };
    if tail < LENGTH || ![one, other].into_iter().all(|it| it.has_story_above(tail)) {
        return false;
    }
    let (one, other) = (above(one), above(other));
    let shared = if one.len() < other.len() { share(&one, &other) } else { share(&other, &one) };
    shared < KIN_SHARE
}

/// The hash of some words in a row, at most five.
fn run(words: &[u64]) -> u64 {
    let mut bytes = [0; 8 * LENGTH];
    for (place, word) in bytes.chunks_exact_mut(8).zip(words) {
        place.copy_from_slice(&word.to_le_bytes());
    }
    hash(&bytes[..8 * words.len()])
}

fn sorted(mut runs: Vec<u64>) -> Vec<u64> {
    runs.sort_unstable();
    runs.dedup();
    runs
}

/// Which share of some runs stands among others, both sorted.
fn share(asked: &[u64], among: &[u64]) -> f64 {
    let shared = asked.iter().filter(|run| among.binary_search(run).is_ok()).count();
    ratio(shared, asked.len())
}

/// A part of a whole; 0 of nothing.
pub(super) fn ratio(part: usize, whole: usize) -> f64 {
    let number = |count: usize| u32::try_from(count).map_or(f64::MAX, f64::from);
    if whole == 0 { 0.0 } else { number(part) / number(whole) }
}

#[cfg(test)]
mod tests {
    use super::{Shingles, containment};

    const WIRE: &str = "LUND (Wire) - The two ministers met on Monday and said that talks would \
        go on in the spring. \"We are not there yet,\" one of them told reporters.";

    fn share(one: &str, other: &str) -> f64 {
        let (one, other) = (Shingles::of(one), Shingles::of(other));
        let share = containment(&one, &other);
        assert!((share - containment(&other, &one)).abs() < 1e-12, "either way round");
        share
    }

    #[test]
    fn a_cut_is_told_whole_and_a_second_report_hardly() {
        let cut = "The two ministers met on Monday and said that talks would go on in the spring, \
            it was learnt.";
        let own = "After a day of talks in Lund a minister conceded: \"We are not there yet.\" \
            His counterpart left without a word, and a further round is planned for April.";
        assert!(share(WIRE, cut) > 0.7);
        assert!(share(WIRE, own) < 0.1);
        assert!(share(WIRE, &WIRE.to_uppercase().replace(['"', '-'], "")) > 0.99);
    }

    #[test]
    fn a_formula_of_seven_words_is_no_passage() {
        let shares = |one: &str, other: &str| Shingles::of(one).share_passage(&Shingles::of(other));
        let formula = "Lavrov said on 17 January 2022 that";
        assert!(!shares(
            &format!("{formula} talks would go on."),
            &format!("{formula} the West errs.")
        ));
        assert!(shares(WIRE, &format!("By our staff. {WIRE}")));
        assert!(shares("They agreed.", "They agreed, it was learnt."));
    }

    #[test]
    fn what_two_reports_quote_makes_no_copy() {
        let speech = "We will not leave this table before every town on the river has its bridge \
            back, and we will not sign a paper that says less than what our people were promised \
            in the spring, whatever the price of it may be for this government.";
        let one = format!(
            "The minister opened the second day of talks on Tuesday with a warning to those who \
             hope for an early end, and left no doubt about his terms. \"{speech}\" Delegates \
             from the north shook their heads at that and asked for a longer break."
        );
        let other = format!(
            "Hopes for a quick agreement faded when the head of the southern delegation took the \
             floor in a packed hall before noon. “{speech}” Observers called it the sharpest \
             speech since the talks began, and the markets fell within the hour."
        );
        assert!(share(&one, &other) < 0.05);
        let unmarked = one.replace('"', "");
        assert!(share(&one, &unmarked) > 0.99, "a copy may lose its marks");
        assert!(share(speech, &format!("In full: \"{speech}\"")) > 0.9, "a quotation alone");
    }

    #[test]
    fn apostrophes_and_short_texts_are_compared_too() {
        assert!(share("They don’t say so yet", "they don't say so, yet") > 0.99);
        assert!(share("Yes.", "yes") > 0.99);
        assert!(share("Yes.", "He said yes to the plan at once") > 0.99);
        assert!(share("", WIRE) < 0.01);
        assert!(share("—", "—") < 0.01);
        assert!(share("部长们星期一会面", "星期一，部长们会面了") < 0.5);
    }
}
