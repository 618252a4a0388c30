//! Criteria that only point back at the question.

use domain::Severity;
use std::collections::BTreeSet;

use crate::lint::draft::Draft;
use crate::lint::rules::form::FORMS;
use crate::lint::words::Words;
use crate::lint::{Field, Finding, Rule};

/// How many letters two forms of one word share.
const STEM: usize = 4;

/// Names criteria that say no more than the text.
pub(super) fn check(draft: &Draft<'_>) -> Vec<Finding> {
    let words = &draft.criteria;
    if words.words.is_empty() || !(is_hollow(words) || repeats(words, &draft.text)) {
        return Vec::new();
    }
    let message = "the criteria say no more than the text: what would a stranger have to see?";
    let finding =
        Finding::of_field(Rule::EmptyCriteria, Severity::Warning, Field::Criteria, message);
    vec![
        finding.about(words.span(&(0..words.words.len()))).suggesting(
            "name the act, who must confirm it, and the nearest thing that does not count",
        ),
    ]
}

fn is_hollow(criteria: &Words<'_>) -> bool {
    let words: Vec<&str> = criteria.words.iter().map(|word| word.lower.as_str()).collect();
    FORMS.empty_criteria.contains(&words.join(" ")) || stems(criteria).is_empty()
}

fn repeats(criteria: &Words<'_>, text: &Words<'_>) -> bool {
    stems(criteria).is_subset(&stems(text))
}

/// What the words of a part say, by how they begin.
fn stems(words: &Words<'_>) -> BTreeSet<String> {
    let telling = words
        .words
        .iter()
        .filter(|word| word.lower.chars().count() >= STEM && !FORMS.hollow.contains(&word.lower));
    telling.map(|word| word.lower.chars().take(STEM).collect()).collect()
}
