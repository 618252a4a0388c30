//! The day of publication, where the text itself tells it: in its first or last lines.

use jiff::civil::Date;
use text::behind_dateline;

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
    // A day that opens one of the last lines is that of a note.
    let told = |line| of_opening(line).or_else(|| of_line(line));
    of_lines(first.filter_map(told)).or_else(|| of_lines(last.filter_map(of_line)))
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

fn of_lines(told: impl Iterator<Item = Told>) -> Option<Date> {
    let told: Vec<Told> = told.collect();
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

/// The day of a line that opens with a sentence of a place and a day alone: "MOSCOW, January 17, 2022
/// (Agency). The minister …", "[17 January 2022] The minister …".
fn of_opening(line: &str) -> Option<Told> {
    let line = line.trim();
    let tokens = tokens(line);
    let is_end = |at: &usize| {
        tokens[*at].is(&[".", "]", ":"]) || tokens[*at].is(&[")"]) && tokens[0].is(&["("])
    };
    let near = 0..tokens.len().min(LONGEST);
    let (day, run) = days(line).into_iter().next().filter(|(_, run)| run.to <= LONGEST)?;
    let end = near.clone().filter(is_end).find(|&at| at >= run.to)?;
    let is_name = |at: usize| {
        let token = &tokens[at];
        !token.word || token.capital || token.number().is_some()
    };
    let is_bracketed = |at: usize| {
        let opens = (run.to..at).any(|it| tokens[it].is(&["("]));
        opens && (at..end).any(|it| tokens[it].is(&[")"]))
    };
    let mut others = (0..run.from).chain(run.to..end);
    let names = others.clone().filter(|&at| tokens[at].word && !is_bracketed(at)).count();
    let is_alone = others.all(|at| is_name(at) || is_bracketed(at)) && names <= NAMES;
    let goes_on = tokens.get(end + 1).is_some_and(|it| !it.word || it.capital);
    (is_alone && goes_on).then_some(Told { day, may_be_row: run.from == 0 })
}

/// The longest opening of a line, in tokens, and the most names in it.
const LONGEST: usize = 14;
const NAMES: usize = 4;

/// What stands before the report in "Moscow, 17 January 2022 — The minister …".
fn dateline(line: &str) -> Option<&str> {
    if let Some(report) = behind_dateline(line) {
        return line.get(..report);
    }
    let opening: &str = line.char_indices().nth(SHORT).map_or(line, |(at, _)| &line[..at]);
    let dash = ["—", "–", " - ", "--"].iter().filter_map(|dash| opening.find(dash)).min()?;
    Some(&opening[..dash])
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::find;

    #[test]
    fn a_place_and_a_day_alone_open_a_report() {
        for opening in [
            "MOSCOW, January 17, 2022. ",
            "MOSCOW, January 17, 2022 (Agency). ",
            "17 January 2022, Moscow. ",
            "[17 January 2022] ",
            "(MOSCOW, 17.01.2022) ",
            "MOSCOW, 17 January 2022: ",
            "MOSCOW, 17 January 2022 — ",
        ] {
            let text = format!(
                "{opening}Talks on the port will go on, the minister said, as long as both sides want it.\n\nThe port opened on 3 March 1999."
            );
            assert_eq!(find(&text), Some(date(2022, 1, 17)), "{opening}");
        }
    }

    #[test]
    fn a_day_within_a_sentence_or_in_a_note_at_the_end_is_none() {
        let report = "The port, which was opened on 3 March 1999. Nobody came, the minister said, as nobody had been asked to come there.";
        assert_eq!(find(report), None);
        let lines = "The port stays open, and so does the road to it, as the minister said in the town hall.\n".repeat(9);
        assert_eq!(
            find(&format!("{lines}Oslo Gazette, 3 March 1999. Read on paper, in the library.")),
            None
        );
    }
}
