//! Peers: two plain rules over all pairs of texts, each text in the story of every copy of it.
//!
//! - Overlap: the share of the shorter text's runs of five words that stand in the other, quoted
//!   or not, is at least a bound: one half, or three tenths, which is the share of our own rule.
//! - Jaccard: of the runs of three words that two texts have together, at least one half is in
//!   both. `MinHash` estimates this number; here it is worked out.

use std::collections::{BTreeSet, HashMap};

use super::measure::Found;
use crate::evaluate::share::ratio;

/// Copies by overlap from a bound on.
pub(super) fn overlap(texts: &[String], bound: f64) -> Found {
    by_share(texts, 5, |shared, one, other| ratio(shared, one.min(other)) >= bound)
}

/// Copies by Jaccard's index.
pub(super) fn jaccard(texts: &[String]) -> Found {
    by_share(texts, 3, |shared, one, other| ratio(shared, one + other - shared) >= 0.5)
}

fn by_share(
    texts: &[String],
    length: usize,
    is_copy: impl Fn(usize, usize, usize) -> bool,
) -> Found {
    let sets: Vec<BTreeSet<String>> = texts.iter().map(|text| shingles(text, length)).collect();
    let mut holding: HashMap<&str, Vec<usize>> = HashMap::new();
    let mut found = Found { pairs: BTreeSet::new(), stories: (0..texts.len()).collect() };
    for (at, set) in sets.iter().enumerate() {
        let mut shared: HashMap<usize, usize> = HashMap::new();
        for shingle in set {
            let earlier = holding.entry(shingle).or_default();
            for other in &*earlier {
                *shared.entry(*other).or_default() += 1;
            }
            earlier.push(at);
        }
        for (other, count) in shared {
            if is_copy(count, set.len(), sets[other].len()) {
                found.pairs.insert((other, at));
                join(&mut found.stories, other, at);
            }
        }
    }
    found
}

fn shingles(text: &str, length: usize) -> BTreeSet<String> {
    let words = text.split(|character: char| !character.is_alphanumeric());
    let words: Vec<String> = words.filter(|word| !word.is_empty()).map(str::to_lowercase).collect();
    words.windows(length).map(|run| run.join(" ")).collect()
}

fn join(stories: &mut [usize], one: usize, other: usize) {
    let (one, other) = (stories[one], stories[other]);
    for story in stories.iter_mut().filter(|story| **story == other) {
        *story = one;
    }
}
