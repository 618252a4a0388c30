//! Meetings told in turn: each other side with a place and a day of its own, as in "met Sweden
//! in Lund on 2 May, and Norway in Oslo on 4 May".

use domain::Event;
use jiff::civil::Date;

use super::place;
use crate::actors::{Mention, Who};
use crate::page::{Page, Run};
use crate::time::Lean;

/// One of several meetings told in turn.
pub(super) struct Turn {
    recipient: Mention,
    date: Date,
    /// The words behind the other side and up to the day, among which the place stands.
    behind: Run,
}

/// An event with what a turn says of it.
pub(super) fn event(page: &Page<'_>, event: &Event, turn: &Turn) -> Event {
    let start = event.span.start;
    let range = page.range(Run::new(turn.recipient.run.from, turn.behind.to));
    Event {
        recipient: Some(page.name(&turn.recipient)),
        recipient_identity: Some(page.identity(&turn.recipient, Some(turn.date))),
        recipient_span: Some(page.span(turn.recipient.run)),
        date: Some(turn.date),
        place: place::of(page, turn.behind, &[]),
        span: page.span_of(text::TextRange::new(start.min(range.start), range.end)),
        ..event.clone()
    }
}

/// The meetings of a run; none unless there are several and every day has an other side.
pub(super) fn turns(page: &Page<'_>, run: Run) -> Option<Vec<Turn>> {
    let dates = page.dates_in(run).iter().filter(|date| !page.is_quoted(date.run.from));
    let mut from = run.from;
    let mut found = Vec::new();
    for day in dates {
        let recipient = party(page, Run::new(from, day.run.to))?;
        from = day.run.to;
        let behind = Run::new(recipient.run.to, from);
        found.push(Turn { recipient, date: page.day(day, Lean::Past)?, behind });
    }
    (found.len() > 1).then_some(found)
}

fn party(page: &Page<'_>, run: Run) -> Option<Mention> {
    let mentions = page.mentions_in(run).iter();
    mentions.copied().find(|it| matches!(it.who, Who::Actor(_) | Who::Person(_)))
}
