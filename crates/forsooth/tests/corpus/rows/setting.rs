//! What was under way and what lay ahead when statements were made.

use domain::{Circumstance, Reading, Statement};

use super::{joined, or};

/// Of every statement that has a setting: the speaker, the day, then what, from when to when, and
/// by which rule, a line for each.
pub(super) fn rows(reading: &Reading) -> Vec<String> {
    reading.statements.iter().flat_map(of_statement).collect()
}

fn of_statement(it: &Statement) -> Vec<String> {
    let under_way = it.setting.under_way.iter().map(|what| row(it, "under way", what));
    let ahead = it.setting.ahead.iter().map(|what| row(it, "ahead", what));
    under_way.chain(ahead).collect()
}

fn row(statement: &Statement, part: &str, it: &Circumstance) -> String {
    let days = match (it.first, it.last) {
        (Some(first), Some(last)) if first != last => format!("{first} to {last}"),
        (first, last) => or(first.or(last).as_ref()),
    };
    joined(&[
        or(statement.speaker.as_ref()),
        or(statement.said.as_ref()),
        part.to_owned(),
        it.what.split_whitespace().collect::<Vec<_>>().join(" "),
        days,
        it.reason.clone(),
    ])
}
