//! Differences: what became of each sentence of a text in a later text.

use std::collections::BTreeSet;

use crate::alignment::aligned;
use crate::{sentences, words};

/// What became of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Difference<'a> {
    /// It stands in the later text alone.
    Added(&'a str),
    /// It stands in the earlier text alone.
    Dropped(&'a str),
    /// It stands in both, with other words.
    Changed {
        /// As it was.
        before: &'a str,
        /// As it is.
        after: &'a str,
    },
}

/// The differences between two texts by sentence, in the order of the texts. White space is none.
///
/// # Examples
///
/// ```
/// use text::{Difference, differences};
///
/// let before = "They will not sign. The talks went on.";
/// let after = "They may not sign. The talks went on. Nobody left.";
/// let found = differences(before, after);
/// let changed = Difference::Changed { before: "They will not sign.", after: "They may not sign." };
/// assert_eq!(found, [changed, Difference::Added("Nobody left.")]);
/// ```
pub fn differences<'a>(before: &'a str, after: &'a str) -> Vec<Difference<'a>> {
    let (before, after) = (cut(before), cut(after));
    let mut found = Vec::new();
    let (mut from, mut to) = (0, 0);
    for (kept_before, kept_after) in aligned(&before, &after) {
        replace(&before[from..kept_before], &after[to..kept_after], &mut found);
        (from, to) = (kept_before + 1, kept_after + 1);
    }
    replace(&before[from..], &after[to..], &mut found);
    found
}

/// A sentence, and its words on one line.
struct Sentence<'a> {
    shown: &'a str,
    words: String,
}

impl PartialEq for Sentence<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.words == other.words
    }
}

fn cut(text: &str) -> Vec<Sentence<'_>> {
    let shown = sentences(text).into_iter().map(|range| range.of(text));
    let on_one_line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    shown.map(|shown| Sentence { shown, words: on_one_line(shown) }).collect()
}

/// Tells one run of sentences that took the place of another: those with mostly the same words
/// were changed.
fn replace<'a>(before: &[Sentence<'a>], after: &[Sentence<'a>], found: &mut Vec<Difference<'a>>) {
    let mut next = 0;
    for old in before {
        let alike = after[next..].iter().position(|new| are_alike(&old.words, &new.words));
        let Some(at) = alike else {
            found.push(Difference::Dropped(old.shown));
            continue;
        };
        found.extend(after[next..next + at].iter().map(|new| Difference::Added(new.shown)));
        let after = after[next + at].shown;
        found.push(Difference::Changed { before: old.shown, after });
        next += at + 1;
    }
    found.extend(after[next..].iter().map(|new| Difference::Added(new.shown)));
}

/// Whether two sentences share half of the words that either has.
fn are_alike(one: &str, other: &str) -> bool {
    let set = |text: &str| -> BTreeSet<String> {
        words(text).into_iter().map(|range| range.of(text).to_lowercase()).collect()
    };
    let (one, other) = (set(one), set(other));
    let shared = one.intersection(&other).count();
    shared > 0 && 2 * shared >= one.union(&other).count()
}

#[cfg(test)]
mod tests {
    use super::{Difference, differences};

    fn check(before: &str, after: &str, expected: &[&str]) {
        let told = |difference: &Difference<'_>| match difference {
            Difference::Added(sentence) => format!("+ {sentence}"),
            Difference::Dropped(sentence) => format!("- {sentence}"),
            Difference::Changed { before, after } => format!("{before} > {after}"),
        };
        let found: Vec<String> = differences(before, after).iter().map(told).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn each_sentence_is_told_once() {
        check("One went home. Two stayed.", "One  went\nhome. Two stayed.", &[]);
        check("", "All of it is new.", &["+ All of it is new."]);
        check("All of it is gone.", "", &["- All of it is gone."]);
        check(
            "Ada spoke first. The council will not sign. Ben left. Cy slept.",
            "Ada spoke first. A storm came. The council may sign. Cy slept.",
            &[
                "+ A storm came.",
                "The council will not sign. > The council may sign.",
                "- Ben left.",
            ],
        );
    }
}
