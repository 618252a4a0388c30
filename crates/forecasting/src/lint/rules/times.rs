//! Asking, close and deadline: each after the one before.

use domain::{Severity, to_the_minute};
use jiff::Timestamp;

use crate::lint::draft::Draft;
use crate::lint::question_text::{day, day_words};
use crate::lint::{Field, Finding, Rule};

/// A longer wait between close and deadline is long.
const LONG_WAIT_DAYS: i64 = 60;

/// Names times that are out of order, and a close that lies long before the deadline.
pub(super) fn check(draft: &Draft<'_>) -> Vec<Finding> {
    let question = draft.question;
    let asked = question.asked_at.zip(question.closes_at.or(question.deadline_at));
    let waits = question.closes_at.zip(question.deadline_at);
    let late = asked.filter(|(asked_at, closes_at)| closes_at <= asked_at).map(closed_already);
    let reversed = waits.filter(|(closes_at, deadline_at)| deadline_at < closes_at).map(ends_open);
    let early = waits.filter(|(closes_at, deadline_at)| {
        closes_at.duration_until(*deadline_at).as_hours() > LONG_WAIT_DAYS * 24
    });
    late.into_iter().chain(reversed).chain(early.map(long_wait)).collect()
}

fn closed_already((asked_at, closes_at): (Timestamp, Timestamp)) -> Finding {
    let [closes, asked] = [closes_at, asked_at].map(to_the_minute);
    let message = format!("it closes at {closes}, and it is asked at {asked}");
    Finding::of_field(Rule::TimesOutOfOrder, Severity::Error, Field::Close, &message)
        .suggesting("give a later close")
}

fn ends_open((closes_at, deadline_at): (Timestamp, Timestamp)) -> Finding {
    let [deadline, closes] = [deadline_at, closes_at].map(to_the_minute);
    let message = format!(
        "the deadline {deadline} is before the close {closes}: forecasts would count when the answer is known"
    );
    Finding::of_field(Rule::TimesOutOfOrder, Severity::Error, Field::Deadline, &message)
        .suggesting("give a deadline at the close or after it")
}

fn long_wait((closes_at, deadline_at): (Timestamp, Timestamp)) -> Finding {
    let days = closes_at.duration_until(deadline_at).as_hours() / 24;
    let message = format!(
        "nobody can forecast in the last {days} days before the deadline, when most becomes known"
    );
    let close = day_words(day(deadline_at));
    Finding::of_field(Rule::EarlyClose, Severity::Advice, Field::Close, &message).suggesting(
        format!("close it nearer to {close}, unless the early forecast is what you want"),
    )
}
