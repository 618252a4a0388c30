//! The last forecast that each person made of each question.

use std::collections::HashMap;

use serde::Serialize;

use super::cell::Ended;
use super::row::Row;

/// What became of the rows of a table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct RowCounts {
    /// Scored: the last forecast of a person on a question that ended in yes or no.
    pub scored: usize,
    /// Replaced by a later forecast of the same person.
    pub superseded: usize,
    /// Made after the question was closed.
    pub late: usize,
    /// Of questions that have not ended.
    pub open: usize,
    /// Of questions that were annulled or ambiguous.
    pub void: usize,
}

/// A forecast that is scored.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Scored<'a> {
    /// Its row.
    pub(crate) row: &'a Row,
    /// Whether it happened.
    pub(crate) happened: bool,
}

/// Picks the forecasts that are scored, in the order of the table.
pub(crate) fn latest(rows: &[Row]) -> (Vec<Scored<'_>>, RowCounts) {
    let mut counts = RowCounts::default();
    let mut last: HashMap<(&str, &str), &Row> = HashMap::new();
    for row in rows {
        match row.ended {
            Ended::Open => counts.open += 1,
            Ended::Void | Ended::Ambiguous => counts.void += 1,
            Ended::Yes | Ended::No if is_late(row) => counts.late += 1,
            Ended::Yes | Ended::No => {
                let held = last.entry((&row.question, &row.forecaster)).or_insert(row);
                // Of forecasts made at the same time, or at none, the later line counts.
                if row.made >= held.made {
                    *held = row;
                }
                counts.scored += 1;
            }
        }
    }
    counts.superseded = counts.scored - last.len();
    counts.scored = last.len();
    let mut scored: Vec<Scored> =
        last.into_values().map(|row| Scored { row, happened: row.ended == Ended::Yes }).collect();
    scored.sort_by_key(|scored| scored.row.line);
    (scored, counts)
}

fn is_late(row: &Row) -> bool {
    row.made.zip(row.window).is_some_and(|(made, (_, closed))| made >= closed)
}
