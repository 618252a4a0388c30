//! Negations: a "yes" that would mean that it did not happen.

use domain::Severity;
use std::ops::Range;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::lint::data::parse;
use crate::lint::draft::Draft;
use crate::lint::phrase::{Phrase, longest_at};
use crate::lint::{Finding, Rule};

/// What denies.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Negations {
    /// What turns a whole question round.
    whole: Vec<Phrase>,
    /// What denies a part of one.
    parts: Vec<Phrase>,
    /// What only looks like it.
    exempt: Vec<Phrase>,
}

static NEGATIONS: LazyLock<Negations> =
    LazyLock::new(|| parse(include_str!("../../../data/lint/negations.toml")));

/// What denies in a text, and whether it turns the whole of it round.
struct Denial {
    words: Range<usize>,
    is_whole: bool,
}

/// Names two negations anywhere in the text, or one that turns all of it round.
pub(super) fn check(draft: &Draft<'_>) -> Vec<Finding> {
    let denials = denials(draft);
    let whole = denials.iter().find(|denial| denial.is_whole);
    match (denials.as_slice(), whole) {
        ([first, .., last], _) => {
            let message = "two negations in one question: few readers will say what “yes” means";
            let words = first.words.start..last.words.end;
            let finding = draft.in_text(Rule::Negation, Severity::Warning, &words, message);
            vec![finding.suggesting("ask for what would be seen to happen")]
        }
        (_, Some(denial)) => vec![turned_round(draft, &denial.words)],
        (_, None) => Vec::new(),
    }
}

fn turned_round(draft: &Draft<'_>, words: &Range<usize>) -> Finding {
    let message = "“yes” would mean that it did not happen, which forecasters and settlers misread";
    let finding = draft.in_text(Rule::Negation, Severity::Warning, words, message);
    match draft.text.without(words) {
        Some(text) => finding.suggesting(format!("“{text}”, with the criteria turned round")),
        None => finding,
    }
}

fn denials(draft: &Draft<'_>) -> Vec<Denial> {
    let negations = LazyLock::force(&NEGATIONS);
    let text = &draft.text;
    let mut denials = Vec::new();
    let mut index = 0;
    while let Some(word) = text.words.get(index) {
        let exempt = longest_at(&negations.exempt, text, index);
        let whole = longest_at(&negations.whole, text, index);
        let part = longest_at(&negations.parts, text, index);
        let length =
            [&exempt, &whole, &part].into_iter().flatten().map(ExactSizeIterator::len).max();
        let denies = exempt.is_none() && !word.quoted;
        if let Some(words) = whole.clone().or(part).filter(|_| denies) {
            denials.push(Denial { words, is_whole: whole.is_some() });
        }
        index += length.unwrap_or(1);
    }
    denials
}
