//! The fate of what was planned: an event that the schedule announces is called off or put off with
//! its entry, wherever the text tells so.

use domain::{Event, Occurrence, ScheduleState, ScheduledEvent};

use crate::schedule::Announced;

/// How many entries before an event are looked at.
const LOOKED_AT: usize = 6;

/// Gives planned events the fate of the entries that announce them.
pub(super) fn apply(events: &mut [Event], announced: &[Announced]) {
    let changed = |it: &&ScheduledEvent| {
        matches!(it.state, ScheduleState::Cancelled | ScheduleState::PutOff | ScheduleState::Moved)
    };
    let entries = announced.iter().filter(|it| !it.is_repeat).map(|it| &it.event);
    let mut entries: Vec<&ScheduledEvent> = entries.filter(changed).collect();
    entries.sort_by_key(|it| it.span.start);
    let is_open = |it: &&mut Event| match it.occurrence {
        Occurrence::Planned | Occurrence::PutOff => true,
        Occurrence::Cancelled => it.date.is_none(),
        Occurrence::Happened | Occurrence::Denied | Occurrence::Hypothetical => false,
    };
    for event in events.iter_mut().filter(is_open) {
        if let Some(entry) = entry_of(event, &entries) {
            change(event, entry);
        }
    }
}

/// The entry whose words hold the word for an event, on the same day.
fn entry_of<'a>(event: &Event, entries: &[&'a ScheduledEvent]) -> Option<&'a ScheduledEvent> {
    let cue = event.cue_span.as_ref()?.start;
    let next = entries.partition_point(|it| it.span.start <= cue);
    let near = entries[..next].iter().rev().take(LOOKED_AT);
    let is_day = |it: &ScheduledEvent| {
        let days = [Some(it.date), it.first, it.moved_from];
        event.date.is_none() || days.contains(&event.date)
    };
    near.copied().find(|it| cue < it.span.end && is_day(it))
}

fn change(event: &mut Event, entry: &ScheduledEvent) {
    match entry.state {
        ScheduleState::Cancelled => {
            event.occurrence = Occurrence::Cancelled;
            event.date = event.date.or(Some(entry.date));
        }
        ScheduleState::PutOff => {
            event.occurrence = Occurrence::PutOff;
            event.date = event.date.or(Some(entry.date));
        }
        ScheduleState::Moved => {
            event.occurrence = Occurrence::Planned;
            event.date = Some(entry.date);
        }
        ScheduleState::Standing | ScheduleState::Held => (),
    }
}
