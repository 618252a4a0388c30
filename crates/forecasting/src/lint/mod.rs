//! The lint: what a settler would quarrel about in a question.
//!
//! A good question can be settled by a stranger who knows the world and not its author. The rules
//! look for what stands in the way of that. Most are lists of words, in `data/lint`; those that
//! need more than a list have a file each in `rules`. The lists are English.

mod finding;
mod question_text;
mod rule;

mod data;
mod draft;
mod meaning;
mod phrase;
mod rules;
mod spoken_dates;
mod verb;
mod word_list;
mod words;

pub use finding::{Field, Finding};
pub(crate) use question_text::day_words;
pub use question_text::{Announced, Answers, QuestionText, days_named, names_in};
pub use rule::Rule;

use draft::Draft;

/// What a settler would quarrel about, the gravest first, then in the order of the question.
///
/// # Examples
///
/// ```
/// use forecasting::lint::{QuestionText, Rule, lint};
///
/// let question = QuestionText {
///     text: "Will Serbia and Kosovo sign the agreement soon?",
///     criteria: "Yes if both sign one text; an initialed text does not count",
///     source: "the office of the EU's special representative",
///     deadline_at: Some("2027-03-31T23:59:59Z".parse()?),
///     ..QuestionText::default()
/// };
/// let findings = lint(&question);
/// assert_eq!(findings[0].rule, Rule::RelativeDate);
/// assert_eq!(findings[0].suggestion.as_deref(), Some("by 31 March 2027"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn lint(question: &QuestionText<'_>) -> Vec<Finding> {
    let draft = Draft::of(question);
    let mut findings = rules::check(&draft);
    findings.extend(word_list::check(&draft));
    leave_out_repetitions(&mut findings);
    let place = |finding: &Finding| finding.span.as_ref().map_or(0, |span| span.start);
    findings.sort_by(|one, other| {
        let by_severity = other.severity.cmp(&one.severity);
        let by_place =
            (one.field, place(one), one.rule).cmp(&(other.field, place(other), other.rule));
        by_severity.then(by_place)
    });
    findings
}

/// A time that moves is no last day either; one objection to it is enough.
fn leave_out_repetitions(findings: &mut Vec<Finding>) {
    let is_relative = |it: &Finding| it.rule == Rule::RelativeDate && it.field == Field::Text;
    if findings.iter().any(is_relative) {
        findings.retain(|it| it.rule != Rule::UnclearDeadline);
    }
}
