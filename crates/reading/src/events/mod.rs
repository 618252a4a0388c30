//! Events: who did what to whom, when and where, and whether it happened.
//!
//! A word tells of an event by the lexicon: a verb or an adjective with what it takes, or a noun
//! that names one. Its code in the CAMEO scheme gives the class and mode of PLOVER; an operation
//! ("agreed to", "demanded", "refused", "threatened", "lifted") works on the code of the event it
//! takes. The tree gives the two sides. Without a tree, patterns of active verbs are looked for.

mod branch;
mod carried;
mod chain;
mod condition;
mod extent;
mod fate;
mod first_person;
mod in_turn;
mod lexicon;
mod meaning;
mod occurrence;
mod pairs;
mod party;
mod place;
mod plain;
mod roles;
mod scene;
mod sense;
mod setting;
mod sport;
mod supposed;
mod told;
mod whereabouts;
mod who;

use domain::{Action, Event, Occurrence};

use crate::page::Page;
use crate::schedule::{Announced, DatedLine, dated_lines};
use crate::statements::Said;
use carried::Told;
use scene::Scene;
use supposed::Supposed;

/// The class of PLOVER that a code of CAMEO stands for; none of a mere statement, which has none.
pub(crate) fn class_of_cameo(code: &str) -> Option<Action> {
    lexicon::told_by(code).map(|told| told.action)
}

/// Finds the events of a page: sentence by sentence, the main event of each first.
pub(crate) fn find(page: &Page<'_>, said: &[Said], announced: &[Announced]) -> Vec<Event> {
    let mut told = Told::default();
    let mut found = Vec::new();
    let supposed = Supposed::of(page);
    let lines = dated_lines(page);
    for (number, unit) in page.units.iter().enumerate() {
        let scene = Scene { page, unit: *unit, said, is_supposed: supposed.holds(number) };
        let mut events = in_unit(scene);
        give_days(page, &lines, &mut events);
        told.carry(page, *unit, number, &mut events);
        for event in events.iter_mut().filter(|it| lies_ahead(page, it)) {
            // "It left in July and struck the next day": the past is not ahead, and its day is another.
            if carried::is_plain_past(page, event) {
                event.date = None;
            } else {
                event.occurrence = Occurrence::Planned;
            }
        }
        found.extend(events);
    }
    fate::apply(&mut found, announced);
    found
}

/// Gives the events of a calendar's lines the days of their lines.
fn give_days(page: &Page<'_>, lines: &[DatedLine], events: &mut [Event]) {
    for event in events.iter_mut().filter(|it| it.date.is_none()) {
        let start = event.cue_span.as_ref().unwrap_or(&event.span).start;
        let next = lines.partition_point(|it| page.range(it.run).start <= start);
        let line = next.checked_sub(1).map(|at| &lines[at]);
        let line = line.filter(|it| start < page.range(it.run).end);
        event.date = line.map(|it| it.first.unwrap_or(it.day));
    }
}

/// Whether an event that is told as a fact bears a day after that of its document, as the lines of a
/// calendar do.
fn lies_ahead(page: &Page<'_>, event: &Event) -> bool {
    let after = |day| page.published.is_some_and(|published| day > published);
    event.occurrence == Occurrence::Happened && event.date.is_some_and(after)
}

fn in_unit(scene: Scene<'_>) -> Vec<Event> {
    let Scene { page, unit, said, .. } = scene;
    let words = page.tree.words_in(unit.run);
    if words.is_empty() {
        return plain::find(page, unit, said);
    }
    let mut found: Vec<(usize, Vec<Event>)> = words
        .filter_map(|word| Some((setting::depth(&page.tree, word), told::at(scene, word)?)))
        .collect();
    found.sort_by_key(|(depth, _)| *depth);
    let mut events: Vec<Event> = Vec::new();
    for event in found.into_iter().flat_map(|(_, events)| events) {
        let is_again = |known: &Event| {
            is_same(known, &event) || is_agreed(known, &event) || is_plan_of(known, &event)
        };
        if !events.iter().any(is_again) {
            events.push(event);
        }
    }
    events
}

/// Whether an event is only the plan of one that the same word tells: "a visit planned for Friday".
fn is_plan_of(known: &Event, event: &Event) -> bool {
    event.action == Action::Agree
        && known.action != Action::Agree
        && known.cue_span == event.cue_span
        && known.actor == event.actor
}

/// Whether an event is only what is agreed to by one that is known: "plans to send aid" is one fact.
fn is_agreed(known: &Event, event: &Event) -> bool {
    let sides = known.actor == event.actor && known.recipient == event.recipient;
    let says_when = event.date.is_some() && event.date != known.date;
    let is_ahead = |it: &Event| it.occurrence == Occurrence::Planned || it.condition.is_some();
    let is_plan = is_ahead(event) && event.action != Action::Agree;
    let is_told = known.occurrence == Occurrence::Happened || is_ahead(known);
    let is_promise = known.action == Action::Agree && is_told;
    sides && !says_when && is_plan && is_promise
}

/// Whether two words of a sentence tell of the same event.
fn is_same(one: &Event, other: &Event) -> bool {
    let sides = one.actor == other.actor && one.recipient == other.recipient;
    sides
        && one.action == other.action
        && one.occurrence == other.occurrence
        && one.date == other.date
}
