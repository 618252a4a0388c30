//! A stretch of time as a deadline: "within two months", "over the next year", "in the coming weeks".
//!
//! It is counted from the day on which the words were said, or else from that of publication.

use std::collections::HashSet;

use domain::{DraftDeadline, Span};
use jiff::civil::Date;

use crate::lexicon::{Coming, prediction_words};
use crate::page::{Page, Run};
use crate::time::Timed;

/// The deadline that a stretch of time in a claim makes, counted from a day.
pub(super) fn of(page: &Page<'_>, claim: Run, from: Option<Date>) -> Option<DraftDeadline> {
    let (whole, from) = (page.range(claim), from?);
    let first = page.times.partition_point(|it| it.range.start < whole.start);
    let times = page.times[first..].iter().take_while(|it| it.range.end <= whole.end);
    let deadlines = times.filter_map(|time| ending(page, time, from));
    deadlines.max_by_key(|it| it.date)
}

fn ending(page: &Page<'_>, time: &Timed, from: Date) -> Option<DraftDeadline> {
    let run = page.covered(time.range);
    let before = run.from.checked_sub(1).filter(|&at| is_tie(page, at, run))?;
    // "Within two months of the vote" counts from another day.
    if prediction_words().stretches.others.contains(page.lower(run.to)) {
        return None;
    }
    let vague = || from.checked_add(jiff::Span::new().days(coming(page, time)?.days)).ok();
    let hours = || from.checked_add(jiff::Span::new().days(days_of_hours(page, run)?)).ok();
    let date = time.after(from).or_else(hours).or_else(vague)?;
    let words = page.spaced(Run::new(before, run.to));
    let reason = format!("its own words, “{words}”, counted from {from}");
    Some(DraftDeadline { date, reason, span: page.span(run) })
}

/// The days that "the next 72 hours" end in.
fn days_of_hours(page: &Page<'_>, run: Run) -> Option<i32> {
    let unit = run.to.checked_sub(1).filter(|&at| page.is(at, &["hours", "hour"]))?;
    let number = page.tokens.get(unit.checked_sub(1)?)?.number()?;
    i32::try_from(number.div_ceil(HOURS)).ok()
}

/// The hours of a day.
const HOURS: u32 = 24;

/// "Within", "in", "over": words by which a stretch is one in which something is to happen. "For"
/// is one only before what is to come, as in "for the next year".
fn is_tie(page: &Page<'_>, at: usize, run: Run) -> bool {
    let words = &prediction_words().stretches;
    let has = |list: &HashSet<String>| (run.from..run.to).any(|it| list.contains(page.lower(it)));
    let tie = page.lower(at);
    let is_tie = words.ties.contains(tie) || words.ties_ahead.contains(tie) && has(&words.ahead);
    is_tie && !has(&words.past)
}

/// What a stretch without a number is taken for: "the coming weeks" for a month.
fn coming(page: &Page<'_>, time: &Timed) -> Option<&'static Coming> {
    let run = page.covered(time.range);
    let unit = page.lower(run.to.checked_sub(1)?);
    let ahead = page.is(run.to - 1, &["ahead"]).then(|| page.lower(run.to - 2));
    prediction_words().coming.get(ahead.unwrap_or(unit)).filter(|_| time.is_vague())
}

/// What the words of a deadline are taken for, where they give no number.
pub(super) fn taken_for(page: &Page<'_>, span: &Span) -> Option<&'static str> {
    let at = page.times.binary_search_by_key(&span.start, |it| it.range.start).ok()?;
    coming(page, &page.times[at]).map(|it| it.words.as_str())
}
