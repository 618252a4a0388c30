//! What of a table is not taken over, and why: a line each, so that nothing is dropped silently.

use std::fmt;

use domain::{Id, Imported, Resolution, Settlement, to_the_minute};
use jiff::Timestamp;
use serde::Serialize;

use super::asked::Asked;
use crate::look_up::Recorded;
use crate::score_table::Row;

/// Something of a table that is not taken over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LeftOut {
    /// The line, counted from 1.
    pub line: u64,
    /// Why, in a sentence.
    pub reason: String,
}

impl fmt::Display for LeftOut {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.reason)
    }
}

/// Takes out of the rows of a question what is said to have been made or asked after now.
pub(super) fn take_out_what_is_to_come(rows: &mut Vec<Row>, now: Timestamp) -> Vec<LeftOut> {
    let mut left_out = Vec::new();
    rows.retain(|row| {
        let asked_at = row.window.map(|(opened, _)| opened);
        let moments = [("question was asked", asked_at), ("forecast was made", row.made)];
        let ahead =
            moments.into_iter().find_map(|(what, at)| Some((what, at.filter(|at| *at > now)?)));
        let Some((what, at)) = ahead else { return true };
        let reason = format!("the {what} at {}, which is to come", to_the_minute(at));
        left_out.push(LeftOut { line: row.line, reason });
        false
    });
    left_out
}

/// That a question was asked at this desk itself; none where nothing is told of it.
pub(super) fn own_question(rows: &[Row], question: Id) -> Option<LeftOut> {
    let rows_in_words = match rows.len() {
        1 => "its row is".to_owned(),
        more => format!("its {more} rows are"),
    };
    let reason =
        format!("{question} was asked at this desk, so {rows_in_words} not brought in again");
    Some(LeftOut { line: rows.first()?.line, reason })
}

/// A forecast that the desk has otherwise, by the same person and of the same moment.
pub(super) fn other_forecast(row: &Row, question: Id, origin: &Imported) -> LeftOut {
    let percent = (row.probability * 1e4).round() / 1e2;
    let reason = format!(
        "{question} has another forecast of {} made at {} than this {percent}%; it stays, as forecasts are never edited",
        origin.signature(),
        to_the_minute(origin.at)
    );
    LeftOut { line: row.line, reason }
}

/// That a forecast is said to be withdrawn after now.
pub(super) fn withdrawal_to_come(
    row: &Row,
    withdrawn_at: Option<Timestamp>,
    by: Who,
) -> Option<LeftOut> {
    let at = withdrawn_at.filter(|at| *at > by.now)?;
    let reason = format!("its withdrawal is of {}, which is to come", to_the_minute(at));
    Some(LeftOut { line: row.line, reason })
}

/// Why the ending of a question is not taken over, if it is not; `at` is the question.
pub(super) fn ending(
    asked: &Asked,
    at: Id,
    row: &Row,
    ended: &Resolution,
    by: Who,
) -> Option<LeftOut> {
    let reason = match &asked.known.settled {
        Some(settled) if is_same(settled, ended) => return None,
        Some(settled) => otherwise(at, settled, ended),
        None if asked.settled_at > by.now => format!(
            "{at} became known to have ended as {} at {}, which is to come",
            ended.words(),
            to_the_minute(asked.settled_at)
        ),
        None if by.is_machine => format!(
            "only a person may settle {at} ({} there); import the table again under your own name",
            ended.words()
        ),
        None => return None,
    };
    Some(LeftOut { line: row.line, reason })
}

/// Who imports, and when.
#[derive(Clone, Copy)]
pub(super) struct Who {
    pub(super) is_machine: bool,
    pub(super) now: Timestamp,
}

fn otherwise(question: Id, settled: &Recorded<Settlement>, ended: &Resolution) -> String {
    format!(
        "{question} is settled already ({}, in {}), and {} here; to take this over, undo that with `forsooth unsettle {question}` and import again",
        settled.record.resolution.words(),
        settled.id,
        ended.words()
    )
}

/// Whether two endings are one, whatever the reasons given.
fn is_same(settled: &Recorded<Settlement>, ended: &Resolution) -> bool {
    settled.record.resolution.words() == ended.words()
}
