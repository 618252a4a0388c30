//! A tail: what one desk puts behind a sentence and another leaves out, and that claims nothing of what
//! the sentence tells, as "without a word to the press".

use std::collections::HashSet;
use std::sync::LazyLock;

use super::word::Word;

static TAILS: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    include_str!("../../data/tails.txt").lines().filter(|line| !line.starts_with('#')).collect()
});

/// Whether some words are a tail and nothing else.
pub(super) fn is_tail(words: &[Word]) -> bool {
    let letters: Vec<&str> = words.iter().map(|word| word.letters.as_str()).collect();
    TAILS.contains(letters.join(" ").as_str())
}

#[cfg(test)]
mod tests {
    use super::TAILS;

    #[test]
    fn every_tail_fits_into_a_gap_and_is_written_as_words_are_compared() {
        assert!(TAILS.len() > 20, "{}", TAILS.len());
        for tail in &*TAILS {
            assert!(tail.split(' ').count() <= super::super::gap::LONGEST, "{tail}");
            assert!(tail.chars().all(|it| it.is_ascii_lowercase() || it == ' '), "{tail}");
        }
    }
}
