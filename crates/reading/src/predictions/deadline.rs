//! A deadline: the last day on which a claim may come true, and where that is read.

use std::collections::{HashMap, HashSet};

use domain::{DraftDeadline, ScheduleState, ScheduledEvent, Span};

use crate::lexicon::prediction_words;
use crate::page::{Page, Run};
use crate::schedule::Announced;
use crate::time::{DateMention, Lean};

/// The scheduled events of a page by the nouns they are announced with.
pub(super) struct Calendar<'a> {
    by_noun: HashMap<String, &'a ScheduledEvent>,
    /// The tokens of "will" and its like before what is announced for a day, or will not be held.
    settled: HashSet<usize>,
    /// Those before all that is announced.
    announced: HashSet<usize>,
}

/// The tokens of modal verbs in some words.
fn modals(page: &Page<'_>, span: Option<&Span>) -> Vec<usize> {
    let Some(span) = span else { return Vec::new() };
    let from = page.tokens.partition_point(|it| it.range.start < span.start);
    let to = page.tokens.partition_point(|it| it.range.start < span.end);
    let words = page.tree.words_in(Run::new(from, to));
    words.filter(|&it| page.tree.tag(it) == "MD").map(|it| page.tree.place(it)).collect()
}

impl<'a> Calendar<'a> {
    /// Collects what was announced.
    pub(super) fn new(page: &Page<'_>, announced: &'a [Announced]) -> Self {
        let mut by_noun = HashMap::new();
        let mut settled = HashSet::new();
        for Announced { event, verb, .. } in announced {
            let from = page.tokens.partition_point(|it| it.range.start < event.span.start);
            let to = page.tokens.partition_point(|it| it.range.start < event.span.end);
            if is_for_a_day(page, event, Run::new(from, to)) {
                settled.insert(*verb);
            }
            if event.state == ScheduleState::Cancelled {
                settled.extend(modals(page, event.state_span.as_ref()));
            }
            for word in page.tree.words_in(Run::new(from, to)) {
                if matches!(page.tree.tag(word), "NN" | "NNS")
                    && page.date_at(page.tree.place(word)).is_none()
                {
                    by_noun.entry(page.tree.lemma(word).to_owned()).or_insert(event);
                }
            }
        }
        let all = announced.iter().map(|it| it.verb).collect();
        Self { by_noun, settled, announced: all }
    }

    /// Whether the verb at a token, or the one before it ("is expected to"), announces something
    /// for a day.
    pub(super) fn has(&self, marker: usize) -> bool {
        self.settled.contains(&marker) || marker > 0 && self.settled.contains(&(marker - 1))
    }

    /// Whether the verb at a token announces something, for a day or for a longer time.
    pub(super) fn names(&self, marker: usize) -> bool {
        self.announced.contains(&marker) || marker > 0 && self.announced.contains(&(marker - 1))
    }

    /// The scheduled event by which a claim is to come true, as in "before the vote".
    fn named_in(&self, page: &Page<'_>, claim: Run) -> Option<DraftDeadline> {
        let tree = &page.tree;
        tree.words_in(claim).find_map(|word| {
            let tie = tree.head(word).filter(|_| tree.label(word) == "pobj")?;
            let timed =
                page.is(tree.place(tie), &["by", "before", "until", "at", "during", "till"]);
            let event = self.by_noun.get(tree.lemma(word)).filter(|_| timed)?;
            let before = page.is(tree.place(tie), &["before"]);
            let date = if before { event.date.yesterday().ok()? } else { event.date };
            let noun = page.lower(tree.place(word));
            Some(DraftDeadline {
                date,
                reason: format!("the {noun} it names is scheduled for {}", event.date),
                span: event.span.clone(),
            })
        })
    }
}

/// Whether something is announced for one day, rather than foretold by a day or for a month.
fn is_for_a_day(page: &Page<'_>, event: &ScheduledEvent, run: Run) -> bool {
    let day = |date: &DateMention| page.day(date, Lean::Future) == Some(event.date);
    let by = |date: &DateMention| {
        page.is(date.run.from.wrapping_sub(1), &["by", "before", "until", "within"])
    };
    event.condition.is_none() && page.dates_in(run).iter().any(|date| day(date) && !by(date))
}

/// The deadline of a claim: by its own words, or by a scheduled event that it names.
pub(super) fn of(page: &Page<'_>, claim: Run, calendar: &Calendar<'_>) -> Option<DraftDeadline> {
    let dates = page.dates_in(claim).iter().filter_map(|date| dated(page, date));
    dates.max_by_key(|it| it.date).or_else(|| calendar.named_in(page, claim))
}

/// A date by which something is to happen; one since or after which it does is none.
fn dated(page: &Page<'_>, date: &DateMention) -> Option<DraftDeadline> {
    if names_a_thing(page, date.run) {
        return None;
    }
    let period = page.period(date, Lean::Future)?;
    let start = date.run.from;
    let before = start.wrapping_sub(1);
    let tie = if page.is(before, &["the", "of"]) { before.wrapping_sub(1) } else { before };
    if page.is(tie, &["since", "from", "after", "in"]) && !page.is(tie, &["in"]) {
        return None;
    }
    // What is to come before the end of a month may come on its last day.
    let ends = page.find(date.run, &["end", "close"]).is_some();
    let until_then = page.is(tie, &["before"]) && !ends;
    // Before the start of a year is before its first day, and before mid-2027 within its first half.
    let is_middle = page.find(date.run, &["mid", "middle", "midway"]).is_some();
    let part = page.part_end(&page.span(date.run)).filter(|_| is_middle || !until_then);
    let date_of = match part {
        Some(part) => part,
        None if until_then => period.first.yesterday().ok()?,
        None => period.last,
    };
    let ahead = page.published.is_none_or(|published| date_of >= published);
    let is_by = prediction_words().stretches.by.contains(page.lower(tie));
    let from = if is_by { tie } else { start };
    let run = Run::new(from, date.run.to);
    ahead.then(|| DraftDeadline {
        date: date_of,
        reason: format!("its own words, “{}”", page.spaced(run)),
        span: page.span(date.run),
    })
}

/// "The summer break": a time that only names what stands behind it.
fn names_a_thing(page: &Page<'_>, run: Run) -> bool {
    let tree = &page.tree;
    tree.words_in(Run::new(run.to - 1, run.to)).any(|it| {
        let names = matches!(tree.label(it), "compound" | "nmod" | "amod");
        names && tree.head(it).is_some_and(|head| tree.place(head) >= run.to)
    })
}
