//! An hour, or a single day, without the clock it goes by.

use domain::Severity;
use std::sync::LazyLock;

use crate::lint::draft::Draft;
use crate::lint::phrase::{any_of, first_of};
use crate::lint::rules::naming::NAMES;
use crate::lint::spoken_dates::spoken_dates;
use crate::lint::words::Words;
use crate::lint::{Field, Finding, Rule};

/// Names an hour without a clock, and a single day on which all hangs without one.
pub(super) fn check(draft: &Draft<'_>) -> Vec<Finding> {
    let names = LazyLock::force(&NAMES);
    if draft.settling().into_iter().any(|words| any_of(&names.zones, words) || names_a_clock(words))
    {
        return Vec::new();
    }
    let hour = [(Field::Text, &draft.text), (Field::Criteria, &draft.criteria)]
        .into_iter()
        .find_map(|(field, words)| Some((field, words.span(&first_of(&names.hours, words)?))));
    if let Some((field, span)) = hour {
        let message = "an hour is another one in every capital, and no clock is named";
        let finding = Finding::of_field(Rule::TimeZone, Severity::Warning, field, message);
        return vec![finding.about(span).suggesting("add “UTC”, or whose local time it is")];
    }
    if draft.question.has_clock {
        return Vec::new();
    }
    on_one_day(draft).into_iter().collect()
}

/// Whether a place's time is named, as "Tehran time".
fn names_a_clock(words: &Words<'_>) -> bool {
    let is_clock = |pair: &[crate::lint::words::Word<'_>]| match pair {
        [place, time] => place.has_capital() && time.lower == "time",
        _ => false,
    };
    words.words.windows(2).any(is_clock)
}

/// A day that begins half a day apart from Wellington to Honolulu.
fn on_one_day(draft: &Draft<'_>) -> Option<Finding> {
    let deadline = draft.question.deadline()?;
    let dates = spoken_dates(&draft.text, deadline.year());
    let date = dates.iter().find(|it| it.is_the_day(deadline))?;
    let message = "all hangs on one day, and its midnight is not the same everywhere";
    let finding = draft.in_text(Rule::TimeZone, Severity::Advice, &date.words, message);
    Some(finding.suggesting("add “local time” with the place, or “UTC”"))
}
