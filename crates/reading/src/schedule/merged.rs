//! Several mentions of the same event: one entry, with what each adds.

use domain::{Firmness, ScheduledEvent};

use super::Announced;
use crate::lexicon::schedule_words;

/// How many entries before a mention are compared with it.
const LOOKED_AT: usize = 40;

/// Mentions without those that only say again what stands before them.
pub(super) fn merged(mentions: Vec<Announced>) -> Vec<Announced> {
    let mut kept: Vec<Announced> = Vec::new();
    for mention in mentions {
        let earliest = kept.len().saturating_sub(LOOKED_AT);
        match kept[earliest..].iter_mut().find(|known| is_same(known, &mention)) {
            Some(known) => add(known, mention),
            None => kept.push(mention),
        }
    }
    kept
}

fn is_same(known: &Announced, mention: &Announced) -> bool {
    let (one, other) = (&known.event, &mention.event);
    let overlaps = first(one) <= other.date && first(other) <= one.date;
    let alike = schedule_words().are_alike(&known.kind, &mention.kind);
    let is_within = one.span.start <= other.span.start && other.span.end <= one.span.end;
    let are_lines = known.is_line && mention.is_line;
    overlaps && !are_lines && (is_within || alike && may_be_one(one, other))
}

fn first(event: &ScheduledEvent) -> jiff::civil::Date {
    event.first.unwrap_or(event.date)
}

/// Whether nobody is named in one of them, or somebody in both.
fn may_be_one(one: &ScheduledEvent, other: &ScheduledEvent) -> bool {
    let actors = |event: &ScheduledEvent| -> Vec<String> {
        event.who.iter().chain(&event.with).cloned().collect()
    };
    let (one, other) = (actors(one), actors(other));
    let shares = one.iter().any(|name| {
        other.iter().any(|it| it.contains(name.as_str()) || name.contains(it.as_str()))
    });
    one.is_empty() || other.is_empty() || shares
}

fn add(known: &mut Announced, again: Announced) {
    let (event, more) = (&mut known.event, again.event);
    event.who = event.who.take().or(more.who);
    event.place = event.place.take().or(more.place);
    event.by = event.by.take().or(more.by);
    event.condition = event.condition.take().or(more.condition);
    if event.with.is_empty() {
        event.with = more.with;
    }
    if more.date == first_of(more.first, more.date) && event.first.is_some() {
        event.first = None;
        event.date = more.date;
    }
    if more.firmness == Firmness::Announced {
        event.firmness = Firmness::Announced;
    }
    known.is_past &= again.is_past;
    known.repeats.push(again.verb);
}

fn first_of(first: Option<jiff::civil::Date>, date: jiff::civil::Date) -> jiff::civil::Date {
    first.unwrap_or(date)
}
