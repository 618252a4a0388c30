//! What a moved event means, which is what most often spoils a question.

use domain::Severity;
use std::sync::LazyLock;

use crate::lint::draft::Draft;
use crate::lint::phrase::any_of;
use crate::lint::rules::naming::NAMES;
use crate::lint::spoken_dates::spoken_dates;
use crate::lint::{Field, Finding, Rule};

/// What to write.
const RULE: &str =
    "as “moved by up to seven days counts as held; later, or called off, counts as no”";

/// Names a question that waits for an event and does not say what a move of it means.
pub(super) fn check(draft: &Draft<'_>) -> Vec<Finding> {
    let has_rule = !draft.postponement.words.is_empty();
    let is_told = || draft.settling().into_iter().any(|words| any_of(&NAMES.moved, words));
    if draft.question.is_scheduled && !has_rule {
        let message =
            "the event it waits for may be moved or called off, and nobody says what then";
        let field = Field::Postponement;
        let finding = Finding::of_field(Rule::NoPostponement, Severity::Error, field, message);
        return vec![finding.suggesting(RULE)];
    }
    if has_rule || is_told() {
        return Vec::new();
    }
    on_its_day(draft).into_iter().collect()
}

/// An event on one named day: held the day after, is it "no"?
fn on_its_day(draft: &Draft<'_>) -> Option<Finding> {
    let names = LazyLock::force(&NAMES);
    let is_held = draft.text.words.iter().any(|word| names.held.contains(&word.lower));
    let deadline = draft.question.deadline()?;
    let dates = spoken_dates(&draft.text, deadline.year());
    let on = dates.iter().find(|it| it.is_the_day(deadline))?;
    let message = "if it is held a day earlier or later, is that yes or no?";
    let finding = draft.in_text(Rule::NoPostponement, Severity::Warning, &on.words, message);
    is_held.then(|| finding.suggesting(RULE))
}
