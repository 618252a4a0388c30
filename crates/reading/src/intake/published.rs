//! The day of publication, where the text itself tells it: in its first or last lines.

use jiff::civil::Date;

use crate::page::{Run, Tree, tokens};
use crate::time::{self, Lean};

/// How many lines at each end are looked at.
const LINES: usize = 8;
/// A longer line is running text, whose dates are of other things.
const SHORT: usize = 90;

/// Finds the day of publication in the first or last lines of a text.
///
/// Only full dates count, in a short line or before the dash of a dateline. Short lines that tell
/// several days between other words are the rows of a table, whose days are of other things.
pub(super) fn find(text: &str) -> Option<Date> {
    let is_written = |line: &&str| !line.trim().is_empty();
    let first = text.lines().filter(is_written).take(LINES);
    let last = text.lines().rev().filter(is_written).take(LINES);
    of_lines(first).or_else(|| of_lines(last))
}

/// The first full date in some words.
pub(super) fn full_date(words: &str) -> Option<Date> {
    days(words).first().map(|(day, _)| *day)
}

/// A day that a line tells, and whether it may be that of a row of a table.
struct Told {
    day: Date,
    may_be_row: bool,
}

fn of_lines<'a>(lines: impl Iterator<Item = &'a str>) -> Option<Date> {
    let told: Vec<Told> = lines.filter_map(of_line).collect();
    let mut rows = told.iter().filter(|told| told.may_be_row);
    let first = rows.next().map(|told| told.day);
    let is_table = rows.any(|told| Some(told.day) != first);
    told.iter().find(|told| !(is_table && told.may_be_row)).map(|told| told.day)
}

fn of_line(line: &str) -> Option<Told> {
    let line = line.trim();
    let is_long = line.chars().count() > SHORT || line.ends_with('.');
    if let Some((day, run)) = dateline(line).and_then(|line| days(line).first().copied()) {
        // A list of what happened when has a day before the dash of each line.
        return Some(Told { day, may_be_row: run.from == 0 });
    }
    if is_long {
        return None;
    }
    let days = days(line);
    let (day, run) = *days.first()?;
    let tokens = tokens(line);
    let is_labelled = tokens.first().is_some_and(|first| first.is(&LABELS));
    let has_others = days.iter().any(|(other, _)| *other != day);
    if has_others && !is_labelled {
        return None;
    }
    let is_after_place = tokens[..run.from].last().is_some_and(|token| token.is(&[",", "("]));
    let is_alone = !tokens[..run.from].iter().chain(&tokens[run.to..]).any(|token| token.word);
    Some(Told { day, may_be_row: !(is_labelled || is_after_place || is_alone) })
}

/// What a line that tells the day of publication begins with.
const LABELS: [&str; 6] = ["by", "date", "dated", "posted", "published", "updated"];

/// The full dates in some words, each with the tokens that name it.
fn days(words: &str) -> Vec<(Date, Run)> {
    let times = time::find(words, &tokens(words), &Tree::default(), None);
    let full = times.dates.iter().filter(|mention| !mention.is_relative);
    full.filter_map(|mention| Some((mention.period(Lean::Past)?.day()?, mention.run))).collect()
}

/// What stands before the dash of "Moscow, 17 January 2022 — The minister …".
fn dateline(line: &str) -> Option<&str> {
    let opening: &str = line.char_indices().nth(SHORT).map_or(line, |(at, _)| &line[..at]);
    let dash = ["—", "–", " - ", "--"].iter().filter_map(|dash| opening.find(dash)).min()?;
    Some(&opening[..dash])
}
