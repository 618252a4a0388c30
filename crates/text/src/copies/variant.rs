//! A variant: a text that has nearly the words of another and says something else with them.

use std::collections::HashMap;

use super::Shingles;
use super::gap::Gap;

/// So many words in a row that stand once in both texts hold them together.
const ANCHOR: usize = 3;

/// Whether two texts with the same words around it differ in a negation, a condition, a name, a
/// number or a day, or in whether something was said or denied, will or may be.
///
/// What stands only in one of them, as a sentence that was cut, and what stands at their ends, as a
/// dateline, does not count.
///
/// # Examples
///
/// ```
/// use text::copies::{Shingles, is_variant};
///
/// let differ = |one: &str, other: &str| is_variant(&Shingles::of(one), &Shingles::of(other));
/// let wire = "In Oslo the minister said that his country would withdraw 12 units on Monday as agreed in May";
/// assert!(differ(wire, &wire.replace("would", "would not")));
/// assert!(differ(wire, &wire.replace("12", "30")));
/// assert!(differ(wire, &wire.replace("Monday", "Friday")));
/// assert!(differ(wire, &wire.replace("said that", "rejected reports that")));
/// assert!(!differ(wire, &wire.replace("12", "twelve").replace("withdraw", "pull back")));
/// ```
pub fn is_variant(one: &Shingles, other: &Shingles) -> bool {
    let anchors = anchors(one.words(), other.words());
    anchors.windows(2).any(|pair| {
        let ((before, in_other), (next, next_in_other)) = (pair[0], pair[1]);
        let gap = Gap {
            one: before + ANCHOR..next.max(before + ANCHOR),
            other: in_other + ANCHOR..next_in_other.max(in_other + ANCHOR),
        };
        gap.says_something_else(one, other)
    })
}

/// The places of what stands once in both texts, in the order of both.
fn anchors(one: &[u64], other: &[u64]) -> Vec<(usize, usize)> {
    let places = once(other);
    let mut shared: Vec<(usize, usize)> =
        once(one).into_iter().filter_map(|(run, at)| Some((at, *places.get(run)?))).collect();
    shared.sort_unstable();
    in_order(&shared)
}

/// The place of each run of words that stands in a text once.
fn once(words: &[u64]) -> HashMap<&[u64], usize> {
    let mut places: HashMap<&[u64], Option<usize>> = HashMap::new();
    for (at, run) in words.windows(ANCHOR).enumerate() {
        places.entry(run).and_modify(|place| *place = None).or_insert(Some(at));
    }
    places.into_iter().filter_map(|(run, place)| Some((run, place?))).collect()
}

/// Of pairs in the order of the first, the most whose second are in order too: what was moved is
/// left out.
fn in_order(pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    let mut ends: Vec<usize> = vec![];
    let mut before: Vec<Option<usize>> = vec![];
    for (at, (_, second)) in pairs.iter().enumerate() {
        let length = ends.partition_point(|end| pairs[*end].1 < *second);
        before.push(length.checked_sub(1).map(|it| ends[it]));
        match ends.get_mut(length) {
            Some(end) => *end = at,
            None => ends.push(at),
        }
    }
    let mut last = ends.last().copied();
    let mut row = vec![];
    while let Some(at) = last {
        row.push(pairs[at]);
        last = before[at];
    }
    row.reverse();
    row
}

#[cfg(test)]
mod tests {
    use super::is_variant;
    use crate::copies::Shingles;

    const STORY: &str = "MOSCOW, 17 January (Wire) - Russia would withdraw its troops from the \
        border, the president told reporters on Monday. We will withdraw every soldier, he said. \
        The units had come for manoeuvres and are to leave by train, officials added.";

    fn differ(one: &str, other: &str) -> bool {
        let (one, other) = (Shingles::of(one), Shingles::of(other));
        assert_eq!(is_variant(&one, &other), is_variant(&other, &one), "either way round");
        is_variant(&one, &other)
    }

    #[test]
    fn the_reversal_of_a_statement_is_a_variant() {
        assert!(differ(STORY, &STORY.replace("would withdraw", "would not withdraw")));
        assert!(differ(STORY, &STORY.replace("every soldier", "no soldier")));
        assert!(differ(STORY, &STORY.replace("on Monday", "on Friday")));
    }

    #[test]
    fn who_denies_or_binds_what_was_said_says_something_else() {
        let told = "BERLIN, Feb. 27 - Chancellor Olaf Scholz said that Germany would send weapons \
            to Ukraine. It was a turning point for the country after decades of restraint.";
        for (words, others) in [
            ("said that", "denied that"),
            ("said that", "rejected reports that"),
            ("said that", "refused to say that"),
            ("said that", "did not say that"),
            ("said that", "said that it was false that"),
            ("would send", "might send"),
            ("to Ukraine", "to Israel"),
            ("to Ukraine", "to South Korea"),
            ("Olaf Scholz", "Robert Habeck"),
            ("to Ukraine.", "to Ukraine unless Iran agreed to the plan."),
            ("that Germany", "that, if Iran agreed, Germany"),
        ] {
            assert!(differ(told, &told.replace(words, others)), "{others}");
        }
        for (words, others) in [
            ("said that", "told reporters on Sunday that"),
            ("would send", "will send"),
            ("Olaf Scholz", "Scholz"),
            ("Chancellor Olaf Scholz", "Mr Scholz"),
            ("to Ukraine", "to Kyiv"),
            ("Ukraine. It", "Ukraine. Nobody knows if it helps. It"),
            ("that Germany", "that Berlin"),
        ] {
            assert!(!differ(told, &told.replace(words, others)), "{others}");
        }
        let headline = "Scholz Says Germany Will Send Weapons To Ukraine After Decades";
        assert!(!differ(headline, &headline.replace("Send", "Deliver")), "not all are names");
        let german = "Der Minister sagte am Sonntag, das Land werde Soldaten an die Grenze schicken \
            und sich nicht einmischen, solange die Gespräche dauern.";
        assert!(!differ(german, &german.replace("Soldaten", "Truppen")), "nor in German");
    }

    #[test]
    fn a_cut_another_dateline_and_other_words_are_none() {
        assert!(!differ(STORY, STORY));
        assert!(!differ(STORY, &STORY.replace("MOSCOW, 17 January", "PARIS, 18 January")));
        assert!(!differ(STORY, &STORY.replace("told reporters", "said to the press")));
        assert!(!differ(STORY, &STORY.replace("We will withdraw every soldier, he said. ", "")));
        let more = "He would not say when, nor how many of the 12 units. The units had come";
        assert!(!differ(STORY, &STORY.replace("The units had come", more)));
        assert!(!differ("Yes.", "No."));
    }
}
