//! The last day as the text says it, against the deadline.

use domain::Severity;
use jiff::civil::Date;
use std::ops::Range;

use crate::lint::draft::Draft;
use crate::lint::question_text::{Answers, day_words};
use crate::lint::spoken_dates::{Relation, SpokenDate, month_without_year, spoken_dates};
use crate::lint::{Finding, Rule};

/// Names a text with another last day than the deadline, with none, or with one that can be read
/// twice.
pub(super) fn check(draft: &Draft<'_>) -> Vec<Finding> {
    let Some(deadline) = draft.question.deadline() else { return Vec::new() };
    if draft.text.words.is_empty() || says_no_day(&draft.question.answers) {
        return Vec::new();
    }
    let spoken = spoken_dates(&draft.text, deadline.year());
    let fits = spoken.iter().find(|date| date.may_end_on(deadline));
    let says_last_day = |date: &&SpokenDate| date.relation != Relation::Other;
    match (fits, spoken.iter().rfind(says_last_day)) {
        (Some(date), _) => read_twice(draft, date, deadline).into_iter().collect(),
        (None, Some(date)) => vec![mismatch(draft, date, deadline)],
        (None, None) => unsaid(draft, deadline).into_iter().collect(),
    }
}

/// Whether the text of such a question names no last day.
fn says_no_day(answers: &Answers<'_>) -> bool {
    match answers {
        Answers::YesOrNoByEachDay | Answers::Date => true,
        Answers::YesOrNo | Answers::OneOf(_) | Answers::AnyOf(_) | Answers::Number => false,
    }
}

fn mismatch(draft: &Draft<'_>, date: &SpokenDate, deadline: Date) -> Finding {
    let message =
        format!("the text says one last day, and the deadline is {}", day_words(deadline));
    draft
        .in_text(Rule::DeadlineMismatch, Severity::Warning, &date.words, message)
        .suggesting(format!("“by {}”, or another deadline", day_words(deadline)))
}

fn read_twice(draft: &Draft<'_>, date: &SpokenDate, deadline: Date) -> Option<Finding> {
    let message = if date.is_twofold() {
        "it can mean its first day or its last"
    } else if date.has_year {
        return None;
    } else {
        "the year is missing, and a question is read for years"
    };
    let words = day_words(deadline);
    let finding = draft.in_text(Rule::UnclearDeadline, Severity::Advice, &date.words, message);
    Some(finding.suggesting(format!("by {words}")))
}

/// A text that says no day at all. One that counts from an event does not have to.
fn unsaid(draft: &Draft<'_>, deadline: Date) -> Option<Finding> {
    let is_relative =
        |index: usize| ["within", "first", "next", "until"].contains(&draft.text.lower(index));
    if (0..draft.text.words.len()).any(is_relative) {
        return None;
    }
    if let Some((month, words)) = month_without_year(&draft.text) {
        return Some(said_by_month(draft, month, &words, deadline));
    }
    let message = "the text does not say by when; whoever quotes it leaves the deadline behind";
    let finding = draft.in_text(Rule::UnclearDeadline, Severity::Advice, &(0..0), message);
    let asked = draft.question.text.trim().trim_end_matches(['?', ' ']);
    Some(finding.suggesting(format!("“{asked} by {}?”", day_words(deadline))))
}

/// A month without a year is a last day already: that of the deadline, or another one.
fn said_by_month(draft: &Draft<'_>, month: i8, words: &Range<usize>, deadline: Date) -> Finding {
    if month == deadline.month() {
        let message = "the year is missing, and a question is read for years";
        let finding = draft.in_text(Rule::UnclearDeadline, Severity::Advice, words, message);
        let said = draft.text.span(words).map_or(String::new(), |span| span.text);
        return finding.suggesting(format!("“{said} {}”", deadline.year()));
    }
    let message = format!("the text says one month, and the deadline is {}", day_words(deadline));
    draft
        .in_text(Rule::DeadlineMismatch, Severity::Warning, words, message)
        .suggesting(format!("“by {}”, or another deadline", day_words(deadline)))
}
