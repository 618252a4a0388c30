//! Fingerprints: the few runs of a text by which its copies are found.

use super::Shingles;

/// Of so many runs in a row one is kept.
const WINDOW: usize = 8;

/// The fingerprints of a text: hashes of some of its runs of five words, sorted, each once.
///
/// S. Schleimer, D. S. Wilkerson and A. Aiken, "Winnowing: local algorithms for document
/// fingerprinting", *SIGMOD*, 2003. Of any eight runs in a row the one with the least hash is
/// kept, so whatever two texts share for twelve words or more has a fingerprint in both. About two
/// of nine runs are kept: a text of 500 words has some 110, which are 880 bytes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fingerprints(Vec<u64>);

impl Fingerprints {
    /// The fingerprints of a text.
    ///
    /// # Examples
    ///
    /// ```
    /// use text::copies::{Fingerprints, Shingles};
    ///
    /// let of = |text: &str| Fingerprints::of(&Shingles::of(text));
    /// assert_eq!(of("“Not yet,” said Ben."), of("Not yet, SAID BEN"));
    /// assert_eq!(of("Not yet, said Ben.").hashes().len(), 1);
    /// ```
    pub fn of(shingles: &Shingles) -> Self {
        let runs: Vec<u64> = shingles.in_order().collect();
        let windows = runs.windows(WINDOW.min(runs.len()).max(1));
        let mut kept: Vec<u64> = windows.filter_map(|runs| runs.iter().min().copied()).collect();
        kept.sort_unstable();
        kept.dedup();
        Self(kept)
    }

    /// The hashes, the least first.
    pub fn hashes(&self) -> &[u64] {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::Fingerprints;
    use crate::copies::Shingles;

    fn of(text: &str) -> Vec<u64> {
        Fingerprints::of(&Shingles::of(text)).hashes().to_vec()
    }

    /// Words that no other text has, told apart by a letter.
    fn filler(letter: char, count: usize) -> String {
        (0..count).map(|at| format!("{letter}{at}")).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn twelve_shared_words_share_a_fingerprint() {
        let shared = "the ministers met on Monday and agreed to meet again in spring";
        for (before, after) in [(0, 40), (7, 3), (50, 50), (31, 0)] {
            let one = format!("{} {shared} {}", filler('a', before), filler('b', after));
            let other = format!("{} {shared} {}", filler('c', after), filler('d', before));
            let other = of(&other);
            assert!(of(&one).iter().any(|it| other.contains(it)), "{before} and {after}");
        }
    }

    #[test]
    fn about_two_of_nine_runs_are_kept() {
        let kept = of(&filler('a', 500)).len();
        assert!((95..=125).contains(&kept), "{kept}");
        assert!(of("").is_empty());
        assert_eq!(of("Yes").len(), 1);
    }

    #[test]
    fn hashes_are_the_same_on_every_machine() {
        // What another implementation of the same rules gives.
        assert_eq!(of("The ministers met on Monday."), [15_037_888_915_284_580_327]);
    }
}
