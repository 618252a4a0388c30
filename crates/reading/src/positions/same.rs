//! Whether two matters are the same: how many of their words they share.

use std::collections::HashSet;

/// The share of the shorter matter's words that the longer one has too.
pub(super) fn shared(one: &str, other: &str) -> f64 {
    let (one, other) = (words(one), words(other));
    let least = one.len().min(other.len());
    // Two or three words in common say too little.
    if least < 2 { 0.0 } else { share(&one, &other, least) }
}

/// The share of all words of both that both have.
pub(super) fn alike(one: &str, other: &str) -> f64 {
    let (one, other) = (words(one), words(other));
    let all = one.union(&other).count();
    if all == 0 { 0.0 } else { share(&one, &other, all) }
}

fn share(one: &HashSet<String>, other: &HashSet<String>, of: usize) -> f64 {
    let count = |number: usize| f64::from(u32::try_from(number).unwrap_or(u32::MAX));
    count(one.intersection(other).count()) / count(of)
}

/// The words of a matter that say something.
pub(super) fn words(matter: &str) -> HashSet<String> {
    let small = [
        "the", "a", "an", "of", "to", "in", "and", "be", "there", "should", "must", "that", "its",
        "s",
    ];
    let words = matter.split(|it: char| !it.is_alphanumeric()).map(str::to_lowercase);
    words.filter(|word| !word.is_empty() && !small.contains(&word.as_str())).collect()
}
