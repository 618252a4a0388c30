//! Events without a tree: active verbs with an object and a particle, by patterns.

mod pattern;

use domain::{Action, DateBasis, Event, Form, Occurrence};
use jiff::civil::Date;

use super::lexicon::{leaves_undone, opens_condition};
use super::place;
use super::setting::{dates_near, leading_date};
use crate::actors::{Mention, Who};
use crate::page::{Page, Run, Unit};
use crate::statements::{Said, around};
use pattern::{Matched, matches_at};

/// Finds the events of a sentence without a tree.
pub(super) fn find(page: &Page<'_>, unit: Unit, said: &[Said]) -> Vec<Event> {
    let mut found: Vec<Event> = Vec::new();
    let mut at = unit.run.from;
    while at < unit.run.to {
        let (events, next) = events_at(page, unit, at, said);
        found.extend(events);
        at = next.max(at + 1);
    }
    found
}

fn events_at(page: &Page<'_>, unit: Unit, verb: usize, said: &[Said]) -> (Vec<Event>, usize) {
    if page.is_quoted(verb) || page.tokens[verb].capital || !happened(page, unit, verb) {
        return (Vec::new(), verb);
    }
    let claimed = around(said, verb);
    let first = matches_at(page, unit, verb).into_iter().find_map(|matched| {
        let told = claimed.is_none_or(|it| is_told(it, matched.action));
        if told { told_of(page, unit, verb, &matched) } else { None }
    });
    first.map_or((Vec::new(), verb), |(events, end)| (events, end))
}

/// What somebody says was done is his statement; only meetings and agreements, which another
/// side has witnessed, are taken from it as done.
fn is_told(said: &Said, action: Action) -> bool {
    let reported = said.statement.form == Form::Indirect && !said.statement.negated;
    reported && matches!(action, Action::Consult | Action::Agree)
}

/// Whether the verb tells of something done: no modal, no denial, no condition before it.
fn happened(page: &Page<'_>, unit: Unit, verb: usize) -> bool {
    let start = verb.saturating_sub(4).max(unit.run.from);
    let before = (start..verb).rev().take_while(|&at| !page.is(at, &[",", ";"]));
    let mut before = before.filter(|&at| page.mention_at(at).is_none());
    let conditional = opens_condition(page.lower(page.clause_start(verb, unit.run.from)));
    before.all(|at| !leaves_undone(page.lower(at))) && !conditional
}

/// The events a pattern tells of, and the token after its last word.
fn told_of(page: &Page<'_>, unit: Unit, verb: usize, it: &Matched) -> Option<(Vec<Event>, usize)> {
    let passive =
        verb > unit.run.from && page.is(verb - 1, &["was", "were", "been", "being", "be"]);
    if passive && !page.lower(verb).ends_with("ing") {
        return None;
    }
    let subject = page.subject_before(verb, unit.run.from)?;
    let actor = page.party(&subject).filter(|it| !matches!(it.who, Who::Place(_)))?;
    let group = page.group_before(actor.run.to, unit.run.from);
    let mut actors: Vec<String> = group.iter().map(|it| page.name(it)).collect();
    if group.len() < 2 {
        actors = vec![page.name(&actor)];
    }
    let (recipients, end) = recipients(page, unit, it);
    let names: Vec<String> = recipients.iter().map(|it| page.name(it)).collect();
    let names = if names.is_empty() { actors.split_off(1) } else { names };
    let start = page.clause_start(subject.run.from, unit.run.from).min(subject.run.from);
    let lead = leading_date(page, unit, start);
    let span = page.trimmed(Run::new(lead, end.max(verb + 1)));
    let place = place::of(page, Run::new(end, page.clause_end(end, unit.run.to)), &names);
    let dates = dates_near(page, unit, verb);
    let span = page.span(span);
    let event = |actor: &String, (recipient, date): (String, Option<Date>)| Event {
        actor: Some(actor.clone()),
        action: it.action,
        recipient: Some(recipient),
        date,
        date_basis: DateBasis::Sentence,
        place: place.clone(),
        span: span.clone(),
        cue_span: Some(page.span(Run::new(verb, verb + 1))),
        mode: None,
        contexts: Vec::new(),
        cameo: None,
        occurrence: Occurrence::Happened,
        condition: None,
        actor_identity: None,
        recipient_identity: None,
        actor_span: None,
        recipient_span: None,
    };
    let each = actors.iter().flat_map(|actor| {
        let pairs = paired(names.clone(), &dates).into_iter();
        pairs.filter(move |(other, _)| other != actor).map(move |pair| (actor, pair))
    });
    let events: Vec<Event> = each.map(|(actor, pair)| event(actor, pair)).collect();
    (!events.is_empty()).then_some((events, end))
}

/// The other sides, and the token after the last.
fn recipients(page: &Page<'_>, unit: Unit, it: &Matched) -> (Vec<Mention>, usize) {
    let (group, end) = page.group_from(it.end, unit.run.to);
    if !group.is_empty() {
        return (group, end);
    }
    let start = it.end + usize::from(page.is(it.end, &["the", "its", "his", "her", "their"]));
    let other = page.mention_at(start).filter(|it| !matches!(it.who, Who::Office(None)));
    // "attacked Russian positions" is done to Russia; a visited capital is visited.
    other.map_or((Vec::new(), it.end), |it| (vec![*it], it.run.to))
}

/// Each recipient with its date: one by one where the counts match, else the one date for all.
fn paired(names: Vec<String>, dates: &[Date]) -> Vec<(String, Option<Date>)> {
    match (names.len(), dates.len()) {
        (one, days) if one == days => {
            names.into_iter().zip(dates.iter().copied().map(Some)).collect()
        }
        (1, _) => dates
            .iter()
            .map(|day| (names[0].clone(), Some(*day)))
            .chain(dates.is_empty().then(|| (names[0].clone(), None)))
            .collect(),
        (_, 1) => names.into_iter().map(|name| (name, Some(dates[0]))).collect(),
        _ => names.into_iter().map(|name| (name, None)).collect(),
    }
}
