//! The lines of a calendar: a day, a colon or dash, and what is to be on it, with what became of it
//! in brackets or behind a dash.

use domain::{Firmness, ScheduleState, ScheduledEvent, Sector};
use jiff::civil::Date;

use super::Announced;
use super::calendar::{DatedLine, dated_lines, nearest};
use super::days::lies_ahead;
use super::tie::is_event;
use crate::actors::{Mention, Who};
use crate::lexicon::schedule_words;
use crate::page::{Page, Run};
use crate::predicate::{is_infinitive, parties, subject};
use crate::statements::Said;

/// A line of a calendar, with what became of it.
struct Line {
    day: Date,
    /// The first of several days.
    first: Option<Date>,
    /// All of it.
    run: Run,
    /// What is to be, without what became of it.
    body: Run,
    /// Where it is to be: "Paris: …".
    place: Option<Run>,
    /// What became of it, and the words that tell so.
    state: Option<(ScheduleState, Run)>,
    /// The day it was moved to, and the one from which it was.
    moved_to: Option<Date>,
    moved_from: Option<Date>,
    firmness: Firmness,
}

/// Adds what the lines of a calendar announce, and what became of it, to what sentences announce.
pub(super) fn add(page: &Page<'_>, said: &[Said], mentions: &mut Vec<Announced>) {
    for line in dated_lines(page).iter().filter_map(|dated| line(page, dated)) {
        let span = page.range(line.run);
        let of_line =
            |it: &Announced| span.start <= it.event.span.start && it.event.span.start < span.end;
        mentions.retain(|it| !of_line(it));
        mentions.extend(announced(page, said, &line));
    }
}

fn line(page: &Page<'_>, dated: &DatedLine) -> Option<Line> {
    let rest = dated.rest;
    let state = state(page, rest);
    let body = state.map_or(rest, |(_, told)| without(page, rest, told));
    let unsure = unsure(page, body);
    let body = unsure.map_or(body, |told| without(page, body, told));
    let place = place(page, body);
    let body = place.map_or(body, |place| page.trimmed(Run::new(place.to + 1, body.to)));
    let (moved_from, moved_to) =
        state.map_or((None, None), |(_, told)| moves(page, told, dated.day));
    let is_expected = unsure.is_some();
    (!body.is_empty()).then_some(Line {
        day: dated.day,
        first: dated.first,
        run: dated.run,
        body,
        place,
        state,
        moved_to,
        moved_from,
        firmness: if is_expected { Firmness::Expected } else { Firmness::Announced },
    })
}

/// The day from which something was moved, and the one to which.
fn moves(page: &Page<'_>, told: Run, day: Date) -> (Option<Date>, Option<Date>) {
    let (mut from, mut to) = (None, None);
    for date in page.dates_in(told) {
        let day = nearest(page, date, Some(day)).map(|it| it.last);
        if page.is(date.run.from.wrapping_sub(1), &["from"]) {
            from = from.or(day);
        } else {
            to = day;
        }
    }
    (from, to)
}

/// The place before a colon, a dash or the end of a cell: "Paris: …".
fn place(page: &Page<'_>, body: Run) -> Option<Run> {
    let near = Run::new(body.from, body.to.min(body.from + PLACE));
    let mark = page.find(near, &[":", "–", "—", "|"])?;
    let named = Run::new(body.from, mark);
    let is_name = (named.from..named.to)
        .all(|at| page.tokens[at].capital || page.is(at, &["of", "the", "and", "/", ",", "-"]));
    let kind = page.tree.entity_at(named.from).map(|(_, kind)| kind);
    let is_somebody = page
        .mention_at(named.from)
        .is_some_and(|it| matches!(it.who, Who::Person(_) | Who::Office(_) | Who::Demonym(_)));
    let is_body = matches!(kind, Some("ORG" | "PERSON" | "NORP" | "EVENT"));
    let is_place = page.mention_at(named.from).is_some_and(|it| is_state(page, it));
    (!named.is_empty() && is_name && !is_somebody && (is_place || !is_body)).then_some(named)
}

/// Whether a mention is a place, or a state by its own name or that of its capital.
fn is_state(page: &Page<'_>, mention: &Mention) -> bool {
    let identity = page.identity(mention, page.published);
    let is_state =
        identity.sector != Some(Sector::Igo) && identity.code.is_some_and(|it| it.len() == STATE);
    matches!(mention.who, Who::Place(_)) || matches!(mention.who, Who::Actor(_)) && is_state
}

/// How many letters the code of a state has.
const STATE: usize = 3;

/// How far into a line the mark behind its place may stand.
const PLACE: usize = 6;

/// "(TBC)", "– to be confirmed"
fn unsure(page: &Page<'_>, rest: Run) -> Option<Run> {
    let words = &schedule_words().calendar;
    let length = |at: usize| {
        let is_word = words.unsure.contains(page.lower(at)) && sets_apart(page, rest, at);
        let is_phrase =
            page.is(at, &["to"]) && page.is(at + 1, &["be"]) && page.is(at + 2, &["confirmed"]);
        is_word.then_some(1).or(is_phrase.then_some(3))
    };
    (rest.from..rest.to).find_map(|at| Some(Run::new(at, (at + length(at)?).min(rest.to))))
}

/// Whether a word about a line stands apart in it: behind a mark, before one, or in capitals.
fn sets_apart(page: &Page<'_>, rest: Run, at: usize) -> bool {
    let behind = at > rest.from && page.is(at - 1, &["(", "[", "–", "—", "-", ",", "|"]);
    let opens = at == rest.from && page.is(at + 1, &[":", "–", "—", "-", ")", "]"]);
    let is_loud = !page.words(Run::new(at, at + 1)).contains(char::is_lowercase);
    behind || opens || is_loud
}

/// What became of it: "(cancelled)", "– postponed to 19 March", "CANCELLED: …".
fn state(page: &Page<'_>, rest: Run) -> Option<(ScheduleState, Run)> {
    let words = &schedule_words().calendar;
    let told = |at: usize| {
        let lower = page.lower(at);
        if words.cancelled.contains(lower) {
            Some(ScheduleState::Cancelled)
        } else if words.moved.contains(lower) {
            Some(ScheduleState::Moved)
        } else if words.held.contains(lower) {
            Some(ScheduleState::Held)
        } else {
            None
        }
    };
    let opens = |at: usize| at == rest.from && page.is(at + 1, &[":", "–", "—", "-"]);
    let at = (rest.from..rest.to).find(|&at| told(at).is_some() && sets_apart(page, rest, at))?;
    let end = page.find(Run::new(at, rest.to), &[")", "]"]).unwrap_or(rest.to);
    let end = if opens(at) { at + 1 } else { end };
    Some((told(at)?, Run::new(at, end)))
}

/// The words of a line without those that tell what became of it.
fn without(page: &Page<'_>, rest: Run, told: Run) -> Run {
    let closes = usize::from(page.is(told.to, &[")", "]"]));
    let run = if told.from <= rest.from + 1 {
        Run::new((told.to + closes).min(rest.to), rest.to)
    } else {
        let mark = page.is(told.from - 1, &["(", "[", "–", "—", "-", ",", "|", ":"]);
        Run::new(rest.from, told.from - usize::from(mark))
    };
    page.trimmed(run)
}

fn announced(page: &Page<'_>, said: &[Said], line: &Line) -> Option<Announced> {
    let tree = &page.tree;
    let verb = tree.words_in(line.body).find(|&it| {
        let tag = tree.tag(it);
        let behind = Run::new(line.body.from, tree.place(it));
        let acts = tag.starts_with("VB")
            && page.find(behind, &[";"]).is_none()
            && tree
                .child(it, &["nsubj"])
                .is_some_and(|by| by < it && line.body.contains(tree.place(by)));
        acts && (matches!(tag, "VBZ" | "VBP") || is_infinitive(tree, it) || tag == "VB")
    });
    let who = verb.and_then(|verb| who(page, said, line, verb));
    let what = verb
        .filter(|_| who.is_some())
        .map_or(line.body, |verb| Run::new(tree.place(verb), line.body.to));
    let state = match (line.state, line.moved_to) {
        (Some((ScheduleState::Moved, _)), None) if line.moved_from.is_none() => {
            ScheduleState::PutOff
        }
        (Some((state, _)), _) => state,
        (None, _) => ScheduleState::Standing,
    };
    // Nobody knows of a text without a day whether its lines announce or tell.
    let is_ahead = page.published.is_some() && lies_ahead(page, line.day);
    if !is_ahead && state == ScheduleState::Standing {
        return None;
    }
    let noun = tree.words_in(line.body).find(|&it| is_event(tree, it));
    let kind = noun.or(verb).map(|it| tree.lemma(it).to_lowercase()).unwrap_or_default();
    let event = ScheduledEvent {
        with: with(page, line, who.as_deref()),
        place: line.place.map(|run| page.spaced(run)),
        who,
        what: page.spaced(what),
        first: line.first.filter(|_| line.moved_to.is_none()),
        date: line.moved_to.unwrap_or(line.day),
        firmness: line.firmness,
        by: None,
        condition: None,
        state,
        moved_from: line.moved_from.or(line.moved_to.map(|_| line.day)),
        span: page.span(page.trimmed(line.run)),
        state_span: line.state.map(|(_, run)| page.span(run)),
    };
    let at = page.tokens.len().min(line.body.from);
    Some(Announced { is_line: true, ..Announced::new(event, at, kind, false) })
}

/// Who is to act in a line, by its verb.
fn who(page: &Page<'_>, said: &[Said], line: &Line, verb: usize) -> Option<String> {
    let word = subject(&page.tree, verb)?;
    let names: Vec<String> = parties(page, said, word).into_iter().map(|it| it.name).collect();
    let place = page.tree.place(word);
    let own = Run::new(line.body.from, place + 1);
    Some(if names.is_empty() { page.spaced(own) } else { names.join(" and ") })
}

/// The actors that a line names, beside who is to act; the places named in it are none.
fn with(page: &Page<'_>, line: &Line, who: Option<&str>) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for mention in page.mentions_in(line.body) {
        let name = page.name(mention);
        // "a general election" names no general.
        if !name.contains(char::is_uppercase) {
            continue;
        }
        let is_place =
            page.is(mention.run.from.saturating_sub(1), &["in", "at", "from", "to", ","]);
        // The town of "Munich Security Conference" is a part of its name.
        let in_name = page.tree.entity_at(mention.run.from).is_some_and(|(named, kind)| {
            matches!(kind, "EVENT" | "ORG") && named.to > mention.run.to
        });
        let known = names.contains(&name) || who.is_some_and(|who| who.contains(&name));
        if !known && !is_place && !in_name {
            names.push(name);
        }
    }
    names
}
