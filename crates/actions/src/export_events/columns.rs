//! The columns of a table of events, and what an event has in each.

use domain::{Document, Event, Found, Identity, QuadClass};
use jiff::civil::Date;
use reading::{Gazetteer, names_in};

use crate::look_up::Recorded;

/// The headings: those up to "Language" are POLECAT's, the others are ours.
pub(super) const COLUMNS: [&str; 34] = [
    "Event ID",
    "Event Date",
    "Event Type",
    "Event Mode",
    "Quad Code",
    "Contexts",
    "Actor Name",
    "Actor Country",
    "Primary Actor Sector",
    "Actor Title",
    "Actor Name Raw",
    "Recipient Name",
    "Recipient Country",
    "Primary Recipient Sector",
    "Recipient Title",
    "Recipient Name Raw",
    "Raw Placename",
    "Source",
    "Publication Date",
    "Language",
    "Occurrence",
    "Condition",
    "Date Basis",
    "CAMEO",
    "Actor Code",
    "Actor Sureness",
    "Recipient Code",
    "Recipient Sureness",
    "Text",
    "Document",
    "Span Start",
    "Span End",
    "URL",
    "Recorded At",
];

/// A cell for each column; none where nothing is known.
pub(super) type Row = [Option<String>; COLUMNS.len()];

pub(super) fn row(
    recorded: &Recorded<Found<Event>>,
    document: Option<&Document>,
    gazetteer: &Gazetteer,
) -> Row {
    let event = &recorded.record.item;
    let country = |identity: Option<&Identity>| {
        identity.and_then(|it| it.code.clone()).filter(|code| gazetteer.is_state(code))
    };
    let day = event.date.or(document.and_then(|it| it.published));
    let known = |identity: &Option<Identity>, name: Option<&String>| {
        identity.clone().or_else(|| named(name?, day, gazetteer))
    };
    let actor = known(&event.actor_identity, event.actor.as_ref());
    let recipient = known(&event.recipient_identity, event.recipient.as_ref());
    let (actor, recipient) = (actor.as_ref(), recipient.as_ref());
    let (date, basis) = day_and_basis(recorded, document);
    [
        Some(recorded.id.to_string()),
        Some(date.to_string()),
        Some(event.action.word().to_owned()),
        event.mode.clone(),
        Some(QuadClass::of(event.action).words().to_uppercase()),
        Some(event.contexts.join(";")).filter(|it| !it.is_empty()),
        actor.map(|it| it.name.clone()).or_else(|| event.actor.clone()),
        country(actor),
        sector(actor),
        actor.and_then(|it| it.office.clone()),
        event.actor.clone(),
        recipient.map(|it| it.name.clone()).or_else(|| event.recipient.clone()),
        country(recipient),
        sector(recipient),
        recipient.and_then(|it| it.office.clone()),
        event.recipient.clone(),
        event.place.clone(),
        document.and_then(|it| it.source.clone()),
        document.and_then(|it| it.published).map(|date| date.to_string()),
        document.and_then(|it| it.language.clone()),
        Some(event.occurrence.word().to_owned()),
        event.condition.clone(),
        Some(basis.to_owned()),
        event.cameo.clone(),
        actor.and_then(|it| it.code.clone()),
        actor.map(|it| it.sureness.word().to_owned()),
        recipient.and_then(|it| it.code.clone()),
        recipient.map(|it| it.sureness.word().to_owned()),
        Some(event.span.text.clone()),
        Some(recorded.record.document.to_string()),
        Some(event.span.start.to_string()),
        Some(event.span.end.to_string()),
        document.and_then(|it| it.url.clone()),
        Some(recorded.recorded_at.to_string()),
    ]
}

/// The day of an event and how it is known. As in POLECAT's tables every event has one: where no
/// day of its own is told, that of the publication, or else the one on which the desk read it.
fn day_and_basis(
    recorded: &Recorded<Found<Event>>,
    document: Option<&Document>,
) -> (Date, &'static str) {
    let event = &recorded.record.item;
    if let Some(date) = event.date {
        return (date, event.date_basis.note().unwrap_or("the sentence"));
    }
    match document.and_then(|it| it.published) {
        Some(published) => (published, "not told; published then"),
        None => (crate::moment::day(recorded.recorded_at), "not told; read then"),
    }
}

/// Whom a name stands for on a day, where the reading of the event left that open.
fn named(name: &str, day: Option<Date>, gazetteer: &Gazetteer) -> Option<Identity> {
    names_in(name, day, gazetteer).into_iter().next().map(|it| it.identity)
}

fn sector(identity: Option<&Identity>) -> Option<String> {
    identity.and_then(|it| it.sector).map(|sector| sector.code().to_owned())
}
