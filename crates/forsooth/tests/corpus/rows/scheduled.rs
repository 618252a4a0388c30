//! Scheduled events.

use super::{joined, or};
use domain::{Firmness, ScheduleState};

/// Who, what, the day or days; then, where they are told, with whom, the place, the firmness, the
/// condition, the state with the day before it and the words that tell of it, and who announced it.
pub(super) fn row(it: &domain::ScheduledEvent) -> String {
    let days = it.first.map_or(it.date.to_string(), |first| format!("{first} to {}", it.date));
    let mut columns = vec![or(it.who.as_ref()), it.what.clone(), days];
    columns.extend((!it.with.is_empty()).then(|| format!("with {}", it.with.join(", "))));
    columns.extend(it.place.as_ref().map(|place| format!("at {place}")));
    columns.extend((it.firmness != Firmness::Announced).then(|| it.firmness.word().to_owned()));
    columns.extend(it.condition.as_deref().map(domain::under_condition));
    columns.extend((it.state != ScheduleState::Standing).then(|| it.state.word().to_owned()));
    columns.extend(it.moved_from.map(|day| format!("from {day}")));
    columns.extend(it.state_span.as_ref().map(|span| format!("told by \"{}\"", span.text)));
    columns.extend(it.by.as_ref().map(|by| format!("by {by}")));
    joined(&columns)
}
