//! A deadline: the last day on which a claim may come true, and where that is read.

use std::collections::HashMap;

use domain::{DraftDeadline, ScheduledEvent};

use crate::page::{Page, Run};
use crate::schedule::Announced;
use crate::time::{DateMention, Lean};

/// The scheduled events of a page by the nouns they are announced with.
pub(super) struct Calendar<'a> {
    by_noun: HashMap<String, &'a ScheduledEvent>,
}

impl<'a> Calendar<'a> {
    /// Collects what was announced.
    pub(super) fn new(page: &Page<'_>, announced: &'a [Announced]) -> Self {
        let mut by_noun = HashMap::new();
        for Announced { event, .. } in announced {
            let from = page.tokens.partition_point(|it| it.range.start < event.span.start);
            let to = page.tokens.partition_point(|it| it.range.start < event.span.end);
            for word in page.tree.words_in(Run::new(from, to)) {
                if matches!(page.tree.tag(word), "NN" | "NNS")
                    && page.date_at(page.tree.place(word)).is_none()
                {
                    by_noun.entry(page.tree.lemma(word).to_owned()).or_insert(event);
                }
            }
        }
        Self { by_noun }
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

/// The deadline of a claim: by its own words, or by a scheduled event that it names.
pub(super) fn of(page: &Page<'_>, claim: Run, calendar: &Calendar<'_>) -> Option<DraftDeadline> {
    let dates = page.dates_in(claim).iter().filter_map(|date| dated(page, date));
    dates.max_by_key(|it| it.date).or_else(|| calendar.named_in(page, claim))
}

/// A date by which something is to happen; one since or after which it does is none.
fn dated(page: &Page<'_>, date: &DateMention) -> Option<DraftDeadline> {
    let last = page.period(date, Lean::Future)?.last;
    let start = date.run.from;
    let before = start.wrapping_sub(1);
    let tie = if page.is(before, &["the", "of"]) { before.wrapping_sub(1) } else { before };
    if page.is(tie, &["since", "from", "after", "in"]) && !page.is(tie, &["in"]) {
        return None;
    }
    let until_then = page.is(tie, &["before"]);
    let date_of =
        if until_then { page.period(date, Lean::Future)?.first.yesterday().ok()? } else { last };
    let ahead = page.published.is_none_or(|published| date_of >= published);
    let from = if page.is(tie, &TIES) { tie } else { start };
    let run = Run::new(from, date.run.to);
    ahead.then(|| DraftDeadline {
        date: date_of,
        reason: format!("its own words, “{}”", page.spaced(run)),
        span: page.span(date.run),
    })
}

/// Words that tie a day to what happens by it.
const TIES: [&str; 11] =
    ["by", "before", "until", "till", "in", "on", "within", "during", "through", "over", "at"];

/// Whether a deadline was read from the claim's own words.
pub(super) fn is_own(page: &Page<'_>, claim: Run, deadline: &DraftDeadline) -> bool {
    let range = page.range(claim);
    range.start <= deadline.span.start && deadline.span.end <= range.end
}
