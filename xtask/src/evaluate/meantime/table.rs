//! The table: how many of the events were found, and how well.

use std::collections::BTreeSet;
use std::fmt;
use std::ops::Range;

use super::article::{Article, Event, Occurrence};
use super::when::lies_in;
use crate::evaluate::readings::{Reading, Span};
use crate::evaluate::share::{Share, ratio};

/// How many of the events were found, and how well.
#[derive(Debug, Default)]
pub(super) struct Table {
    all: Share,
    speech: Recalled,
    others: Recalled,
    occurrence: Recalled,
    apart: [Recalled; 4],
    time: Recalled,
    actor: Recalled,
    recipient: Recalled,
}

/// How many were right, of those asked.
#[derive(Clone, Copy, Debug, Default)]
struct Recalled {
    right: usize,
    asked: usize,
}

impl Recalled {
    fn count(&mut self, is_right: bool) {
        self.right += usize::from(is_right);
        self.asked += 1;
    }
}

/// What we found, by the cue that names it.
struct Found<'a> {
    cue: Span,
    actor: Option<Span>,
    recipient: Option<Span>,
    day: Option<&'a str>,
    /// Whether it took place; statements say nothing of it.
    occurrence: Option<&'a str>,
}

const KINDS: [Occurrence; 4] =
    [Occurrence::Happened, Occurrence::Denied, Occurrence::Planned, Occurrence::Hypothetical];

impl Table {
    /// Counts one article.
    pub(super) fn add(&mut self, reading: &Reading, article: &Article) {
        let found = found(reading, article.end);
        let of = |event: &Event| -> Vec<&Found<'_>> {
            found.iter().filter(|it| is_one_of(it.cue, &event.words)).collect()
        };
        for event in &article.events {
            let ours = of(event);
            let kind = if event.is_speech { &mut self.speech } else { &mut self.others };
            kind.count(!ours.is_empty());
            self.compare(event, &ours);
        }
        let marked = article.events.iter().filter(|event| !of(event).is_empty()).count();
        let cues: BTreeSet<_> = found.iter().map(|it| (it.cue.start, it.cue.end)).collect();
        self.all.count(marked, cues.len(), article.events.len());
    }

    fn compare(&mut self, event: &Event, ours: &[&Found<'_>]) {
        let told: Vec<&str> = ours.iter().filter_map(|it| it.occurrence).collect();
        if !told.is_empty() {
            self.count_occurrence(event, &told);
        }
        if !ours.is_empty() {
            self.count_time(event, ours);
        }
        let names = |span: Option<Span>, marked: &[Range<usize>]| {
            span.is_some_and(|span| is_one_of(span, marked))
        };
        if !event.actors.is_empty() && !ours.is_empty() {
            self.actor.count(ours.iter().any(|it| names(it.actor, &event.actors)));
        }
        if !event.recipients.is_empty() && !told.is_empty() {
            self.recipient.count(ours.iter().any(|it| names(it.recipient, &event.recipients)));
        }
    }

    fn count_occurrence(&mut self, event: &Event, told: &[&str]) {
        let is_right = told.iter().any(|it| in_four(it) == event.occurrence.word());
        self.occurrence.count(is_right);
        for (kind, share) in KINDS.iter().zip(&mut self.apart) {
            if *kind == event.occurrence {
                share.count(is_right);
            }
        }
    }

    fn count_time(&mut self, event: &Event, ours: &[&Found<'_>]) {
        let is_day = |value: &&String| lies_in("", value).is_some();
        let times: Vec<&String> = event.times.iter().filter(is_day).collect();
        let lies = |day: &str| times.iter().any(|time| lies_in(day, time) == Some(true));
        if !times.is_empty() {
            self.time.count(ours.iter().filter_map(|it| it.day).any(lies));
        }
    }
}

fn is_one_of(span: Span, ranges: &[Range<usize>]) -> bool {
    ranges.iter().any(|range| span.start < range.end && range.start < span.end)
}

/// Everything that has a cue before the end of what people marked; the same cue counts once.
fn found(reading: &Reading, end: usize) -> Vec<Found<'_>> {
    let events = reading.events.iter().filter_map(|it| {
        Some(Found {
            cue: it.cue_span?,
            actor: it.actor_span,
            recipient: it.recipient_span,
            day: it.date.as_deref(),
            occurrence: it.occurrence.as_deref(),
        })
    });
    let statements = reading.statements.iter().filter_map(|it| {
        let (actor, day) = (it.speaker_span, it.said.as_deref());
        Some(Found { cue: it.cue_span?, actor, recipient: None, day, occurrence: None })
    });
    events.chain(statements).filter(|it| it.cue.start < end).collect()
}

impl fmt::Display for Table {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(formatter, "{:<22}{:>9} {:>9} {:>9}", "", "precision", "recall", "F")?;
        writeln!(formatter, "{:<22}{}", "events, by their cue", self.all)?;
        let rows = [
            ("  said or thought, recall", self.speech),
            ("  other, recall", self.others),
            ("factuality of those found", self.occurrence),
            ("  happened", self.apart[0]),
            ("  denied", self.apart[1]),
            ("  planned", self.apart[2]),
            ("  hypothetical", self.apart[3]),
            ("day of those found", self.time),
            ("who did it", self.actor),
            ("to whom", self.recipient),
        ];
        for (name, Recalled { right, asked }) in rows {
            let share = ratio(right, asked);
            writeln!(formatter, "{name:<32}{share:>9.3}             {right} of {asked}")?;
        }
        Ok(())
    }
}

/// An occurrence as one of the four that the marks tell apart: what was called off was not done, and
/// what was put off is still planned.
fn in_four(told: &str) -> &str {
    match told {
        "cancelled" => "denied",
        "put-off" => "planned",
        other => other,
    }
}
