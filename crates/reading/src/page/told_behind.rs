//! A reporter with an office before the name, behind what is told: "Russia attacked Ukraine, the
//! president, Ada Lind, said". A parser takes the office for the object's, or the reporter for one
//! more of them.

use std::ops::Range;

use text::language::{PartOfSpeech, Token as Word};

use super::mend::Labels;

/// The longest sentence that is looked at, in words.
const LONGEST: usize = 80;

/// How many words an office may have.
const OFFICE: usize = 12;

/// How many words a name may have.
const NAME: usize = 6;

/// Verbs that such reporters tell by.
const SAID: [&str; 12] = [
    "say", "tell", "announce", "warn", "add", "declare", "claim", "confirm", "report", "state",
    "argue", "insist",
];

/// What is told, and who tells it.
struct Report {
    told: Range<usize>,
    office: Range<usize>,
    name: Range<usize>,
    said: usize,
    end: usize,
}

/// Ties such sentences to the verb of their reporter.
pub(super) fn mend(words: &[Word], heads: &mut [usize], labels: &mut Labels) {
    for said in 6..words.len() {
        let Some(report) = Report::at(words, said) else { continue };
        let Some(verb) = report.verb(words, heads) else { continue };
        report.tie(heads, labels, verb);
    }
}

impl Report {
    /// The report whose verb stands at a word, if it is one.
    fn at(words: &[Word], said: usize) -> Option<Self> {
        let tells = SAID.contains(&words[said].lemma()) && is_finite(&words[said]);
        let closing = said.checked_sub(1).filter(|&at| tells && is_comma(&words[at]))?;
        let earliest = closing.saturating_sub(NAME);
        let count = (earliest..closing).rev().take_while(|&at| is_of_name(&words[at])).count();
        let name = closing - count..closing;
        let between = name.start.checked_sub(1).filter(|&at| count > 0 && is_comma(&words[at]))?;
        let earliest = between.saturating_sub(OFFICE);
        let is_of_office = |at: &usize| !is_comma(&words[*at]) && !is_finite(&words[*at]);
        let count = (earliest..between).rev().take_while(is_of_office).count();
        let office = between - count..between;
        let opening =
            office.start.checked_sub(1).filter(|&at| count > 1 && is_comma(&words[at]))?;
        let is_one = opens_office(words, &office) && words[between - 1].tag().starts_with("NN");
        let earliest = opening.saturating_sub(LONGEST);
        let start = (earliest..opening).rev().find(|&at| words[at].opens_sentence)?;
        let end = (said + 1..words.len().min(said + LONGEST)).find(|&at| words[at].opens_sentence);
        let end = end.unwrap_or(words.len().min(said + LONGEST));
        // "…, the president, Ada Lind, said, has left": the sentence goes on.
        let goes_on = (said + 1..end).any(|at| is_comma(&words[at]) || is_finite(&words[at]));
        (is_one && !goes_on).then_some(Self { told: start..opening, office, name, said, end })
    }

    /// The verb of what is told.
    fn verb(&self, words: &[Word], heads: &[usize]) -> Option<usize> {
        let is_top = |at: &usize| heads[*at] == *at || !self.told.contains(&heads[*at]);
        let mut told = self.told.clone().filter(|&at| words[at].tag().starts_with("VB"));
        told.find(is_top)
    }

    fn tie(&self, heads: &mut [usize], labels: &mut Labels, verb: usize) {
        let Self { told, office, name, said, end } = self;
        let bearer = name.end - 1;
        let title = top(heads, office);
        for at in told.clone().filter(|&at| at != verb) {
            if !told.contains(&heads[at]) || heads[at] == at {
                heads[at] = verb;
            }
        }
        for at in office.clone().filter(|at| *at != title) {
            if !office.contains(&heads[at]) || heads[at] == at {
                heads[at] = title;
            }
        }
        for at in name.clone().filter(|at| *at != bearer) {
            heads[at] = bearer;
            labels.insert(at, "compound");
        }
        for at in (told.end..*end).filter(|at| at != said) {
            let is_inside = office.contains(&at) || name.contains(&at);
            if !is_inside && (heads[at] < *said || heads[at] == at) {
                heads[at] = *said;
            }
        }
        (heads[*said], heads[verb], heads[title], heads[bearer]) = (*said, *said, bearer, *said);
        labels.extend([(*said, "ROOT"), (verb, "ccomp"), (title, "appos"), (bearer, "nsubj")]);
    }
}

/// The word of a run that depends on none other of it.
fn top(heads: &[usize], run: &Range<usize>) -> usize {
    let mut words = run.clone();
    words.find(|&at| heads[at] == at || !run.contains(&heads[at])).unwrap_or(run.end - 1)
}

/// Whether words open as an office with its article or its owner does: "the president", "its foreign
/// minister", "Peru's envoy".
fn opens_office(words: &[Word], office: &Range<usize>) -> bool {
    let first = &words[office.start];
    let is_owned = office.clone().any(|at| words[at].tag() == "POS");
    matches!(first.tag(), "DT" | "PRP$" | "WP$") || is_owned
}

fn is_of_name(word: &Word) -> bool {
    word.part_of_speech() == PartOfSpeech::ProperNoun
}

fn is_comma(word: &Word) -> bool {
    word.lemma() == ","
}

fn is_finite(word: &Word) -> bool {
    matches!(word.tag(), "VBD" | "VBZ" | "VBP" | "MD")
}
