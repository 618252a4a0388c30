//! The options of a question: each once, and all outcomes among them.

use domain::Severity;
use std::sync::LazyLock;

use crate::lint::draft::Draft;
use crate::lint::phrase::any_of;
use crate::lint::question_text::Answers;
use crate::lint::rules::form::FORMS;
use crate::lint::words::{Word, Words};
use crate::lint::{Field, Finding, Rule};

/// Names an option that stands twice, and a list that leaves outcomes out.
pub(super) fn check(draft: &Draft<'_>) -> Vec<Finding> {
    let twice = draft.options.iter().enumerate().filter_map(|(index, option)| {
        let same = |other: &Words<'_>| normal(other) == normal(option);
        draft.options.get(..index)?.iter().any(same).then(|| repeated(option))
    });
    twice.chain(not_exhaustive(draft)).collect()
}

fn repeated(option: &Words<'_>) -> Finding {
    let message = format!("“{}” stands among the options twice", option.source.trim());
    Finding::of_field(Rule::Options, Severity::Error, Field::Options, &message)
        .about(option.span(&(0..option.words.len())))
        .suggesting("leave one of them out")
}

fn not_exhaustive(draft: &Draft<'_>) -> Option<Finding> {
    let forms = LazyLock::force(&FORMS);
    let takes_one = matches!(draft.question.answers, Answers::OneOf(_));
    let takes_the_rest = |option: &Words<'_>| any_of(&forms.rest, option);
    let are_figures = draft.options.iter().all(|it| it.words.iter().any(Word::is_number));
    if !takes_one || are_figures || draft.options.iter().any(takes_the_rest) {
        return None;
    }
    let message = "if none of the options comes true, nobody can settle it";
    let finding = Finding::of_field(Rule::Options, Severity::Warning, Field::Options, message);
    Some(finding.suggesting("add an option for the rest, as “none of these by the deadline”"))
}

fn normal(option: &Words<'_>) -> Vec<String> {
    option.words.iter().map(|word| word.lower.clone()).collect()
}
