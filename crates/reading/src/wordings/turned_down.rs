//! Whether words are turned down by those around them, as in "it was a lie that".

use super::{Wording, WordingWord, is_negation};

/// Words beside the negations that turn down what stands behind them.
const DENIALS: [&str; 29] = [
    "absurd",
    "baseless",
    "denied",
    "denies",
    "deny",
    "denying",
    "dismissed",
    "dismisses",
    "fabricated",
    "fabrication",
    "fake",
    "false",
    "falsehood",
    "fiction",
    "groundless",
    "hoax",
    "lie",
    "lies",
    "myth",
    "nonsense",
    "refuted",
    "refutes",
    "rejected",
    "rejects",
    "ridiculed",
    "rubbish",
    "unfounded",
    "untrue",
    "wrong",
];

/// What stands behind a negation that turns nothing down, as in "it is no secret that".
const AFFIRMING: [&str; 6] = ["doubt", "just", "only", "question", "secret", "wonder"];

/// Words that begin another clause.
const BREAKS: [&str; 8] = ["although", "and", "because", "but", "since", "though", "when", "while"];

/// What stands between words and that they are a lie.
const LINKS: [&str; 7] = ["are", "as", "be", "been", "is", "was", "were"];

/// How many words behind others may tell that they are a lie.
const BEHIND: usize = 4;

/// Whether some words are turned down by those before them in their clause or right behind them.
///
/// # Examples
///
/// ```
/// assert!(reading::is_turned_down("He called it a lie that Hungary", ""));
/// assert!(reading::is_turned_down("Hungary hardly", ""));
/// assert!(reading::is_turned_down("Reports that Hungary", "were lies"));
/// assert!(!reading::is_turned_down("It is no secret that Hungary", ""));
/// assert!(!reading::is_turned_down("Nobody denies that Hungary", ""));
/// ```
#[must_use]
pub fn is_turned_down(before: &str, behind: &str) -> bool {
    are_turned_down(&Wording::of(before).words, &Wording::of(behind).words)
}

/// The same of words that are cut.
pub(super) fn are_turned_down(before: &[WordingWord], behind: &[WordingWord]) -> bool {
    let clause = clause(before);
    let denials = (0..clause.len()).filter(|at| denies(&clause[*at..])).count();
    denials % 2 == 1 || are_called_untrue(behind)
}

/// The last words that no mark and no conjunction stands between.
fn clause(words: &[WordingWord]) -> &[WordingWord] {
    let is_break = |pair: &[WordingWord]| {
        pair[1].range.start > pair[0].range.end + 1 || BREAKS.contains(&pair[1].folded.as_str())
    };
    let from = words.windows(2).rposition(is_break).map_or(0, |at| at + 1);
    &words[from..]
}

/// Whether the first of some words turns down what follows.
fn denies(words: &[WordingWord]) -> bool {
    let word = words[0].folded.as_str();
    let affirms = words.get(1).is_some_and(|next| AFFIRMING.contains(&next.folded.as_str()));
    DENIALS.contains(&word) || is_negation(word) && !affirms
}

/// Whether words behind others say that they are untrue, as "were lies".
fn are_called_untrue(words: &[WordingWord]) -> bool {
    let is_linked = words.first().is_some_and(|word| LINKS.contains(&word.folded.as_str()));
    let near = words.iter().take(BEHIND);
    is_linked && near.filter(|word| DENIALS.contains(&word.folded.as_str())).count() == 1
}
