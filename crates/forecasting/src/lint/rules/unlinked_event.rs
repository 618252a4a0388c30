//! Whether a question that means a scheduled event waits for it, so that it follows a move.

use domain::Severity;
use jiff::civil::Date;

use crate::lint::draft::Draft;
use crate::lint::question_text::{Announced, day_words};
use crate::lint::rules::naming::names;
use crate::lint::spoken_dates::{Grain, spoken_dates};
use crate::lint::words::Words;
use crate::lint::{Field, Finding, Rule};

/// Names the event that a question means and does not wait for.
pub(super) fn check(draft: &Draft<'_>) -> Vec<Finding> {
    if draft.question.is_scheduled {
        return Vec::new();
    }
    let meant = draft.question.announced.iter().find(|event| is_meant(event, draft));
    meant.map(unlinked).into_iter().collect()
}

/// Whether the text names its day, or the deadline is it, and everybody who takes part is named.
fn is_meant(event: &Announced, draft: &Draft<'_>) -> bool {
    let deadline = draft.question.deadline();
    let on_day = deadline == Some(event.day) || names_day(&draft.text, event.day);
    let is_named = |name: &str| names(&draft.text).any(|word| word == name);
    let takes_part = |who: &String| names(&Words::of(who)).any(is_named);
    on_day && !event.who.is_empty() && event.who.iter().all(takes_part)
}

fn names_day(text: &Words<'_>, day: Date) -> bool {
    let dates = spoken_dates(text, day.year());
    dates.iter().any(|it| it.grain == Grain::Day && it.last == day)
}

fn unlinked(event: &Announced) -> Finding {
    let Announced { name, day, who } = event;
    let (day, who) = (day_words(*day), who.join(", "));
    let message = format!(
        "{name}, announced for {day} with {who}, is what it means, and it does not wait for it"
    );
    let better = format!(
        "name {name} as its event, and say what a move means: how many days later still count, and \
         how it ends if {name} is put off farther or called off"
    );
    Finding::of_field(Rule::UnlinkedEvent, Severity::Warning, Field::Text, &message)
        .suggesting(better)
}
