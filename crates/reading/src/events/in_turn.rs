//! Meetings told in turn: each other side with a place and a day of its own, as in "met Sweden
//! in Lund on 2 May, and Norway in Oslo on 4 May".

use domain::{Event, Occurrence};
use jiff::civil::Date;

use super::{Matched, place};
use crate::actors::{Mention, Who};
use crate::page::{Page, Run, Subject, Unit};
use crate::time::Lean;

/// One of several meetings told in turn.
struct Turn {
    recipient: Mention,
    date: Date,
    /// The words behind the other side and up to the day, among which the place stands.
    behind: Run,
}

/// The events of an actor that are told in turn, and the token after the last of them.
pub(super) fn told_of(
    page: &Page<'_>,
    unit: Unit,
    subject: &Subject,
    actor: &str,
    it: &Matched,
) -> Option<(Vec<Event>, usize)> {
    let turns = turns(page, Run::new(it.end, unit.run.to))?;
    let end = turns.last()?.behind.to;
    let span = page.span(Run::new(subject.run.from, end));
    let event = |turn: &Turn| Event {
        actor: Some(actor.to_owned()),
        action: it.action,
        recipient: Some(page.name(&turn.recipient)),
        date: Some(turn.date),
        place: place(page, turn.behind, &[]),
        span: span.clone(),
        cue_span: None,
        mode: None,
        contexts: Vec::new(),
        cameo: None,
        occurrence: Occurrence::Happened,
        actor_identity: None,
        recipient_identity: None,
        actor_span: None,
        recipient_span: None,
    };
    Some((turns.iter().map(event).collect(), end))
}

/// The meetings of a run; none unless there are several and every day has an other side.
fn turns(page: &Page<'_>, run: Run) -> Option<Vec<Turn>> {
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
