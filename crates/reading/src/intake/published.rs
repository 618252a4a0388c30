//! The day of publication, where the text itself tells it: in its first or last lines.

use jiff::civil::Date;

use crate::page::{Tree, tokens};
use crate::time::{self, Lean};

/// How many lines at each end are looked at.
const LINES: usize = 8;
/// A longer line is running text, whose dates are of other things.
const SHORT: usize = 90;

/// Finds the day of publication in the first or last lines of a text.
///
/// Only full dates count, in a short line or before the dash of a dateline.
pub(super) fn find(text: &str) -> Option<Date> {
    let is_written = |line: &&str| !line.trim().is_empty();
    let first = text.lines().filter(is_written).take(LINES).find_map(of_line);
    first.or_else(|| text.lines().rev().filter(is_written).take(LINES).find_map(of_line))
}

/// The first full date in some words.
pub(super) fn full_date(words: &str) -> Option<Date> {
    let times = time::find(words, &tokens(words), &Tree::default(), None);
    let mut full = times.dates.iter().filter(|mention| !mention.is_relative);
    full.find_map(|mention| mention.period(Lean::Past)?.day())
}

fn of_line(line: &str) -> Option<Date> {
    let line = line.trim();
    if line.chars().count() <= SHORT && !line.ends_with('.') {
        return full_date(line);
    }
    dateline(line).and_then(full_date)
}

/// What stands before the dash of "Moscow, 17 January 2022 — The minister …".
fn dateline(line: &str) -> Option<&str> {
    let opening: &str = line.char_indices().nth(SHORT).map_or(line, |(at, _)| &line[..at]);
    let dash = ["—", "–", " - ", "--"].iter().filter_map(|dash| opening.find(dash)).min()?;
    Some(&opening[..dash])
}
