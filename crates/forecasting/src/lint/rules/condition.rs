//! A condition in the text: where it fails, such a question settles as "no" and not as void.

use domain::Severity;
use std::ops::Range;

use crate::lint::draft::Draft;
use crate::lint::words::Words;
use crate::lint::{Finding, Rule};

/// Words that open a condition.
const MARKS: [&str; 4] = ["if", "unless", "assuming", "provided"];

/// Names a condition in the text, unless one is given apart from it.
pub(super) fn check(draft: &Draft<'_>) -> Vec<Finding> {
    let text = &draft.text;
    let place = (0..text.words.len()).find(|index| opens_condition(text, *index));
    let Some(place) = place.filter(|_| draft.question.condition.is_none()) else {
        return Vec::new();
    };
    let clause = clause(text, place);
    let message =
        "where this fails the question settles as no; a condition of its own makes it void";
    let finding = draft.in_text(Rule::ConditionInText, Severity::Warning, &clause, message);
    let told = text.span(&(clause.start + 1..clause.end)).map_or(String::new(), |span| span.text);
    vec![finding.suggesting(format!("give the condition apart: “{told}”"))]
}

fn opens_condition(text: &Words<'_>, index: usize) -> bool {
    let word = &text.words[index];
    let before = index.checked_sub(1).map_or("", |index| text.lower(index));
    let is_other = ["even", "as", "only", "and"].contains(&before)
        || ["so", "any", "not", "at", "ever"].contains(&text.lower(index + 1));
    // "Provided" and "assuming" are verbs as well, but not at the head of a sentence.
    let is_mark = ["if", "unless"].contains(&word.lower.as_str())
        || index == 0 && MARKS.contains(&word.lower.as_str());
    is_mark && !word.quoted && !is_other
}

/// From the mark to the next comma or the end of the sentence.
fn clause(text: &Words<'_>, start: usize) -> Range<usize> {
    let is_last = |index: &usize| {
        let end = text.words.get(index + 1).map_or(text.source.len(), |next| next.start);
        text.between(text.words[*index].end, end).contains([',', '?', ';'])
    };
    let last = (start..text.words.len()).find(is_last);
    start..last.map_or(text.words.len(), |last| last + 1)
}
