//! What rules over words find of the schedule, where there is no tree.

use domain::{Firmness, ScheduleState, ScheduledEvent, Span};
use jiff::civil::Date;

use super::Announced;
use crate::lexicon::{is_preposition, schedule_words};
use crate::page::{Page, Run, Unit};
use crate::statements::{Said, speaker_of};
use crate::time::{DateMention, Lean};

/// Finds what a sentence announces for a day, by its words alone.
pub(super) fn find(page: &Page<'_>, unit: Unit, said: &[Said]) -> Vec<Announced> {
    let mut found: Vec<Announced> = Vec::new();
    if page.dates_in(unit.run).is_empty() {
        return found;
    }
    for at in unit.run.from..unit.run.to {
        let next = with_verb(page, unit, at, said).or_else(|| with_noun(page, unit, at));
        let is_new = |it: &Announced| {
            found.last().is_none_or(|last| last.event.span.end <= it.event.span.start)
        };
        found.extend(next.filter(is_new));
    }
    found
}

/// "he will meet the president on February 3"
fn with_verb(page: &Page<'_>, unit: Unit, at: usize, said: &[Said]) -> Option<Announced> {
    let words = schedule_words();
    let length = page.phrase(at, &words.announcing)?;
    let verb =
        (at + length..at + length + 3).find(|&verb| page.phrase(verb, &words.verbs).is_some())?;
    let between = Run::new(at + length, verb);
    if page.find(between, &["not", "never", "be", "have"]).is_some() && !page.is(verb - 1, &["be"])
    {
        return None;
    }
    let end = page.clause_end(verb, unit.run.to);
    let start = page.clause_start(at, unit.run.from);
    let (date, day) = day(page, start, verb, end).or_else(|| opening_day(page, unit, start))?;
    let subject = page.subject_before(at, start)?;
    let what = what(page, verb, date, end);
    let from = subject.run.from.min(date.run.from);
    let own = Run::new(from, date.run.to.max(what.to));
    let speaker =
        speaker_of(said, at).filter(|_| page.is(subject.run.from, &["he", "she", "i", "we"]));
    let who = speaker.or_else(|| page.party(&subject).map(|mention| page.name(&mention)));
    let who = who.or_else(|| Some(page.spaced(subject.run)));
    let span = page.span(own);
    let event = event(who, page.spaced(what), day, span);
    Some(Announced::new(event, at, String::new(), false))
}

/// The day named after the verb, or else between the clause's beginning and the verb.
fn day(page: &Page<'_>, start: usize, verb: usize, end: usize) -> Option<(DateMention, Date)> {
    let known = |date: &DateMention| Some((*date, ahead(page, page.day(date, Lean::Future)?)?));
    let after = page.dates_in(Run::new(verb, end)).iter().find_map(known);
    after.or_else(|| page.dates_in(Run::new(start, verb)).iter().find_map(known))
}

/// The day that opens the sentence, as in "On 9 May, Russia will hold its parade".
fn opening_day(page: &Page<'_>, unit: Unit, start: usize) -> Option<(DateMention, Date)> {
    let opening = page.dates_in(Run::new(unit.run.from, start)).first()?;
    let is_opening = opening.run.from <= unit.run.from + 1 && opening.run.to + 1 == start;
    let day = page.day(opening, Lean::Future).filter(|_| is_opening)?;
    Some((*opening, ahead(page, day)?))
}

/// A day before publication was not announced but is told of.
fn ahead(page: &Page<'_>, day: Date) -> Option<Date> {
    page.published.is_none_or(|published| day >= published).then_some(day)
}

/// The words of what is announced: from the verb up to the date.
fn what(page: &Page<'_>, verb: usize, date: DateMention, end: usize) -> Run {
    if date.run.from < verb {
        return page.trimmed(Run::new(verb, end));
    }
    let mut to = date.run.from;
    while to > verb + 1 && (is_preposition(page.lower(to - 1)) || page.is(to - 1, &["the", ","])) {
        to -= 1;
    }
    page.trimmed(Run::new(verb, to))
}

/// "talks scheduled for Monday"
fn with_noun(page: &Page<'_>, unit: Unit, at: usize) -> Option<Announced> {
    let length = page.phrase(at, &schedule_words().scheduled_for)?;
    let date = page.date_at(at + length)?;
    let day = ahead(page, page.day(date, Lean::Future)?)?;
    let mut end = at;
    while end > unit.run.from
        && page.is(end - 1, &["is", "are", "was", "were", "been", "has", "have", "now"])
    {
        end -= 1;
    }
    let what = page.trimmed(Run::new(page.clause_start(end, unit.run.from), end));
    if what.is_empty() || page.is_quoted(at) {
        return None;
    }
    let span = page.span(Run::new(what.from, date.run.to));
    let event = event(None, page.spaced(what), day, span);
    Some(Announced::new(event, at, String::new(), false))
}

/// An entry of which no more is known.
fn event(who: Option<String>, what: String, date: Date, span: Span) -> ScheduledEvent {
    ScheduledEvent {
        who,
        what,
        with: Vec::new(),
        place: None,
        first: None,
        date,
        firmness: Firmness::default(),
        by: None,
        condition: None,
        state: ScheduleState::default(),
        moved_from: None,
        span,
        state_span: None,
    }
}
