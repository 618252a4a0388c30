//! The difference of two wordings: which words stayed, which are new, which were dropped, and
//! which took the place of others.
//!
//! Words are the same where they are without regard to case and to the form of an apostrophe;
//! what stands between words, as a comma, makes no difference.

use crate::alignment::aligned;
use crate::{TextRange, words};

/// A piece of two wordings, as ranges of the earlier and of the later one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece {
    /// It stands in both.
    Kept {
        /// Its place in the earlier one.
        before: TextRange,
        /// Its place in the later one.
        now: TextRange,
    },
    /// It stands in the earlier one alone.
    Dropped(TextRange),
    /// It stands in the later one alone.
    New(TextRange),
    /// Words of the later one stand in the place of words of the earlier one.
    Changed {
        /// The words that were there.
        before: TextRange,
        /// The words in their place.
        now: TextRange,
    },
}

/// Tells two wordings apart, word by word.
///
/// A single short word that stayed between two changes counts as changed with them, so that
/// "a brotherly nation" becomes "the strategic partner" in one piece.
///
/// # Examples
///
/// ```
/// use text::difference::{Piece, difference};
///
/// let (before, now) = ("Not aimed at any third party.", "Not aimed against any party.");
/// let told: Vec<String> = difference(before, now)
///     .iter()
///     .map(|piece| match piece {
///         Piece::Kept { now: range, .. } => range.of(now).to_owned(),
///         Piece::Dropped(range) => format!("-{}-", range.of(before)),
///         Piece::New(range) => format!("+{}+", range.of(now)),
///         Piece::Changed { before: old, now: new } => {
///             format!("{} → {}", old.of(before), new.of(now))
///         }
///     })
///     .collect();
/// assert_eq!(told, ["Not aimed", "at → against", "any", "-third-", "party"]);
/// ```
pub fn difference(before: &str, now: &str) -> Vec<Piece> {
    let (old, new) = (Wording::of(before), Wording::of(now));
    let mut runs = runs(&old, &new);
    absorb_small(&mut runs, &old);
    runs.iter().filter_map(|run| run.piece(&old, &new)).collect()
}

/// The words of a text with their places.
struct Wording {
    ranges: Vec<TextRange>,
    folded: Vec<String>,
}

/// Some words of each side; of a run that was kept the same words, and of another none in common.
#[derive(Clone, Copy)]
struct Run {
    is_kept: bool,
    /// The first word of the earlier side, and the one behind the last.
    old: (usize, usize),
    /// The same of the later side.
    new: (usize, usize),
}

impl Wording {
    fn of(text: &str) -> Self {
        let ranges = words(text);
        let folded = ranges.iter().map(|range| folded(range.of(text))).collect();
        Self { ranges, folded }
    }

    /// From the first of some words to the last; `None` where there are none.
    fn range(&self, (first, end): (usize, usize)) -> Option<TextRange> {
        let words = self.ranges.get(first..end)?;
        Some(TextRange::new(words.first()?.start, words.last()?.end))
    }
}

impl Run {
    fn piece(&self, old: &Wording, new: &Wording) -> Option<Piece> {
        match (old.range(self.old), new.range(self.new)) {
            (Some(before), Some(now)) if self.is_kept => Some(Piece::Kept { before, now }),
            (Some(before), Some(now)) => Some(Piece::Changed { before, now }),
            (Some(before), None) => Some(Piece::Dropped(before)),
            (None, Some(now)) => Some(Piece::New(now)),
            (None, None) => None,
        }
    }

    /// Whether words stand on both sides, so that some took the place of others.
    fn is_change(&self) -> bool {
        !self.is_kept && self.old.0 < self.old.1 && self.new.0 < self.new.1
    }
}

/// A word as it is compared.
fn folded(word: &str) -> String {
    word.to_lowercase().replace('\u{2019}', "'")
}

/// The kept words and what stands between them, in order.
fn runs(old: &Wording, new: &Wording) -> Vec<Run> {
    let mut runs: Vec<Run> = vec![];
    let (mut at_old, mut at_new) = (0, 0);
    let end = (old.folded.len(), new.folded.len());
    for (in_old, in_new) in aligned(&old.folded, &new.folded).into_iter().chain([end]) {
        if at_old < in_old || at_new < in_new {
            runs.push(Run { is_kept: false, old: (at_old, in_old), new: (at_new, in_new) });
        }
        if (in_old, in_new) == end {
            break;
        }
        match runs.last_mut() {
            Some(last) if last.is_kept => {
                last.old.1 = in_old + 1;
                last.new.1 = in_new + 1;
            }
            Some(_) | None => {
                let (old, new) = ((in_old, in_old + 1), (in_new, in_new + 1));
                runs.push(Run { is_kept: true, old, new });
            }
        }
        (at_old, at_new) = (in_old + 1, in_new + 1);
    }
    runs
}

/// The length of a word up to which it does not part two changes.
const SMALL: usize = 3;

/// Joins changes that one small word alone stands between.
fn absorb_small(runs: &mut Vec<Run>, old: &Wording) {
    let is_small = |run: &Run| {
        run.is_kept && run.old.1 - run.old.0 == 1 && old.folded[run.old.0].chars().count() <= SMALL
    };
    let mut joined: Vec<Run> = vec![];
    for run in runs.drain(..) {
        match joined.as_mut_slice() {
            [.., before, small] if run.is_change() && before.is_change() && is_small(small) => {
                before.old.1 = run.old.1;
                before.new.1 = run.new.1;
                joined.pop();
            }
            [..] => joined.push(run),
        }
    }
    *runs = joined;
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Piece, difference};

    fn told(before: &str, now: &str) -> String {
        let tell = |piece: &Piece| match piece {
            Piece::Kept { now: range, .. } => range.of(now).to_owned(),
            Piece::Dropped(range) => format!("[-{}-]", range.of(before)),
            Piece::New(range) => format!("[+{}+]", range.of(now)),
            Piece::Changed { before: old, now: new } => {
                format!("[{} → {}]", old.of(before), new.of(now))
            }
        };
        difference(before, now).iter().map(tell).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn words_are_kept_dropped_new_or_changed() {
        let table = [
            ("We are allies.", "We are allies.", "We are allies"),
            ("We are allies.", "we are, Allies", "we are, Allies"),
            ("", "A word.", "[+A word+]"),
            ("A word.", "", "[-A word-]"),
            ("", "", ""),
            (
                "China is a brotherly nation of ours",
                "China is a strategic partner of ours",
                "China is a [brotherly nation → strategic partner] of ours",
            ),
            (
                "Our cooperation is not aimed against any third party.",
                "Our cooperation is not directed against anybody, and never was.",
                "Our cooperation is not [aimed → directed] against [any third party → anybody, and never was]",
            ),
            (
                "It is aimed at all of them",
                "It was meant for all of them",
                "It [is aimed at → was meant for] all of them",
            ),
            (
                "They cannot and will not sign",
                "They will not sign",
                "They [-cannot and-] will not sign",
            ),
            ("Russia\u{2019}s aims", "Russia's aims", "Russia's aims"),
            (
                "a brotherly and close nation",
                "a strategic and distant partner",
                "a [brotherly and close nation → strategic and distant partner]",
            ),
        ];
        for (before, now, expected) in table {
            assert_eq!(told(before, now), expected);
        }
    }

    #[test]
    fn texts_of_many_words_are_told_apart_in_bounded_memory() {
        let one: Vec<String> = (0..6000).map(|it| format!("w{it}")).collect();
        let other: Vec<String> = (0..6000).map(|it| format!("v{it}")).collect();
        let pieces = difference(&one.join(" "), &other.join(" "));
        assert!(matches!(pieces.as_slice(), [Piece::Changed { .. }]), "{}", pieces.len());
    }

    proptest! {
        #[test]
        fn every_word_of_both_stands_in_one_piece(before in "[abc ]{0,24}", now in "[abc ]{0,24}") {
            let (mut old, mut new) = (vec![], vec![]);
            for piece in difference(&before, &now) {
                match piece {
                    Piece::Kept { before: one, now: other }
                    | Piece::Changed { before: one, now: other } => {
                        old.push(one.of(&before));
                        new.push(other.of(&now));
                    }
                    Piece::Dropped(one) => old.push(one.of(&before)),
                    Piece::New(other) => new.push(other.of(&now)),
                }
            }
            let joined = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
            prop_assert_eq!(joined(&old.join(" ")), joined(&before));
            prop_assert_eq!(joined(&new.join(" ")), joined(&now));
        }
    }
}
