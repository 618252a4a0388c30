//! What every question must have.

use crate::lint::draft::Draft;
use crate::lint::{Field, Finding, Rule};
use domain::Severity;

/// Names each part that is blank.
pub(super) fn check(draft: &Draft<'_>) -> Vec<Finding> {
    let question = draft.question;
    let blank = |words: &str| words.trim().is_empty();
    let condition = question.condition.is_some_and(blank);
    [
        (blank(question.text), Field::Text, "nothing is asked"),
        (blank(question.criteria), Field::Criteria, "nobody could say what counts as yes"),
        (blank(question.source), Field::Source, "nobody could say where to look"),
        (question.deadline_at.is_none(), Field::Deadline, "it could wait for its answer for ever"),
        (condition, Field::Condition, "the condition has no words"),
    ]
    .into_iter()
    .filter(|(lacks, ..)| *lacks)
    .map(|(_, field, message)| {
        let finding = Finding::of_field(Rule::Missing, Severity::Error, field, message);
        finding.suggesting(remedy(field))
    })
    .collect()
}

fn remedy(field: Field) -> &'static str {
    match field {
        Field::Text => "ask it in one sentence that begins with “Will”",
        Field::Criteria => "say what a stranger must see to answer yes",
        Field::Source => "name where the answer will be published",
        Field::Deadline => "give the last moment at which it may happen",
        Field::Condition => "say what must hold, or leave the condition out",
        Field::Options | Field::Postponement | Field::Close => "give it",
    }
}
