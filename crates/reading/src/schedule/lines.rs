//! The lines of a calendar: a day, a colon or dash, and what is to be on it, with what became of it
//! in brackets or behind a dash.

use domain::{Firmness, ScheduleState, ScheduledEvent};
use jiff::civil::Date;

use super::Announced;
use super::days::lies_ahead;
use super::tie::is_event;
use crate::lexicon::schedule_words;
use crate::page::{Page, Run};
use crate::predicate::{is_infinitive, parties, subject};
use crate::statements::Said;
use crate::time::{DateMention, Lean};

/// What stands before the day of a line or behind it.
const MARKS: [&str; 7] = ["-", "–", "—", ":", "•", "*", "("];

/// A line of a calendar.
struct Line {
    day: Date,
    /// The first of several days.
    first: Option<Date>,
    /// All of it.
    run: Run,
    /// What is to be, without what became of it.
    body: Run,
    /// What became of it, and the words that tell so.
    state: Option<(ScheduleState, Run)>,
    /// The day it was moved to.
    moved_to: Option<Date>,
}

/// Adds what the lines of a calendar announce, and what became of it, to what sentences announce. A
/// single line that begins with a day is no calendar.
pub(super) fn add(page: &Page<'_>, said: &[Said], mentions: &mut Vec<Announced>) {
    let lines: Vec<Line> = page.dates.iter().filter_map(|date| line(page, date)).collect();
    if lines.len() < 2 {
        return;
    }
    for line in lines {
        let span = page.range(line.run);
        let of_line =
            |it: &Announced| span.start <= it.event.span.start && it.event.span.start < span.end;
        mentions.retain(|it| !of_line(it));
        mentions.extend(announced(page, said, &line));
    }
}

/// The line that a date opens, if something is told behind it.
fn line(page: &Page<'_>, date: &DateMention) -> Option<Line> {
    let from = first_of_range(page, date.run.from);
    let bullet = usize::from(from > 0 && page.is(from - 1, &MARKS));
    let start = from - bullet;
    let before = start.checked_sub(1).map_or(0, |at| page.tokens[at].range.end);
    let opens = start == 0 || page.text[before..page.tokens[start].range.start].contains('\n');
    let end = page.line_at(from).filter(|_| opens)?.to;
    let mark = page.is(date.run.to, &MARKS).then_some(date.run.to)?;
    let rest = page.trimmed(Run::new(mark + 1, end));
    let period = page.period(date, Lean::Future)?;
    let state = state(page, rest);
    let body = state.map_or(rest, |(_, told)| without(page, rest, told));
    let moved_to = state.and_then(|(_, told)| {
        let named = page.dates_in(told).last()?;
        Some(page.period(named, Lean::Future)?.last)
    });
    (!body.is_empty()).then_some(Line {
        day: period.last,
        first: first_day(page, from, period.last).filter(|_| from < date.run.from),
        run: Run::new(from, end),
        body,
        state,
        moved_to,
    })
}

/// Where a range of days begins, as "17" of "17-19 February"; elsewhere where the day does.
fn first_of_range(page: &Page<'_>, day: usize) -> usize {
    let opens = day >= 2 && page.is(day - 1, &["-", "–"]);
    let number = opens && page.tokens[day - 2].number().is_some();
    if number { day - 2 } else { day }
}

/// The first day of a range that begins with a number and ends with a day of the same month.
fn first_day(page: &Page<'_>, from: usize, last: Date) -> Option<Date> {
    let number: i8 = page.lower(from).parse().ok()?;
    let first = last.with().day(number).build().ok()?;
    (first < last).then_some(first)
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
    let apart = |at: usize| at > rest.from && page.is(at - 1, &["(", "[", "–", "—", "-"]);
    let opens = |at: usize| at == rest.from && page.is(at + 1, &[":", "–", "—", "-"]);
    let at = (rest.from..rest.to).find(|&at| told(at).is_some() && (apart(at) || opens(at)))?;
    let end = page.find(Run::new(at, rest.to), &[")", "]", ":"]).unwrap_or(rest.to);
    let end = if opens(at) { at + 1 } else { end };
    Some((told(at)?, Run::new(at, end)))
}

/// The words of a line without those that tell what became of it.
fn without(page: &Page<'_>, rest: Run, told: Run) -> Run {
    let run = if told.from == rest.from {
        Run::new(told.to + 1, rest.to)
    } else {
        Run::new(rest.from, told.from - 1)
    };
    page.trimmed(run)
}

fn announced(page: &Page<'_>, said: &[Said], line: &Line) -> Option<Announced> {
    let tree = &page.tree;
    let verb = tree.words_in(line.body).find(|&it| {
        let tag = tree.tag(it);
        let acts = tag.starts_with("VB")
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
        (Some((ScheduleState::Moved, _)), None) => ScheduleState::PutOff,
        (Some((state, _)), _) => state,
        (None, _) => ScheduleState::Standing,
    };
    if !lies_ahead(page, line.day) && state == ScheduleState::Standing {
        return None;
    }
    let noun = tree.words_in(line.body).find(|&it| is_event(tree, it));
    let kind = noun.or(verb).map(|it| tree.lemma(it).to_lowercase()).unwrap_or_default();
    let event = ScheduledEvent {
        with: with(page, line, who.as_deref()),
        place: None,
        who,
        what: page.spaced(what),
        first: line.first.filter(|_| line.moved_to.is_none()),
        date: line.moved_to.unwrap_or(line.day),
        firmness: Firmness::Announced,
        by: None,
        condition: None,
        state,
        moved_from: line.moved_to.map(|_| line.day),
        span: page.span(page.trimmed(line.run)),
        state_span: line.state.map(|(_, run)| page.span(run)),
    };
    Some(Announced::new(event, page.tokens.len().min(line.body.from), kind, false))
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
