//! The lines of a calendar: each one that a day opens, or that stands below a line with nothing but a
//! day.

use jiff::civil::Date;

use crate::lexicon::schedule_words;
use crate::page::{Page, Run};
use crate::time::{DateMention, Lean, Period};

/// What stands before the day of a line or behind it.
pub(super) const MARKS: [&str; 9] = ["-", "–", "—", ":", "•", "*", "(", "|", ","];

/// What joins two days into one stretch.
const JOINTS: [&str; 6] = ["-", "–", "and", "to", "&", "/"];

/// The most tokens of a line below a day; a longer one is prose.
const LONGEST: usize = 40;

/// A line of a calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct DatedLine {
    /// Its day, or the last of several.
    pub(crate) day: Date,
    /// The first of several days.
    pub(crate) first: Option<Date>,
    /// All of it.
    pub(crate) run: Run,
    /// What stands behind the day.
    pub(crate) rest: Run,
    /// Whether the day stands in a line above it.
    pub(crate) is_below: bool,
}

/// The lines of a page's calendar. A single line that begins with a day makes none, and neither does
/// the day of the page itself above its text.
pub(crate) fn dated_lines(page: &Page<'_>) -> Vec<DatedLine> {
    let mut reader =
        Reader { page, near: page.published, above: None, heads: 0, found: Vec::new() };
    let mut from = 0;
    while let Some(line) = page.line_at(from).filter(|line| !line.is_empty()) {
        reader.read(line);
        from = line.to;
    }
    let published = page.published;
    let is_own = |it: &DatedLine| !it.is_below || reader.heads > 1 || Some(it.day) > published;
    let found: Vec<DatedLine> = reader.found.into_iter().filter(is_own).collect();
    if found.len() < 2 { Vec::new() } else { found }
}

/// What has been read of a page so far.
struct Reader<'a, 'p> {
    page: &'a Page<'p>,
    /// The day by which the year of the next one is found.
    near: Option<Date>,
    /// The day of a line above, with nothing else in it.
    above: Option<Head>,
    /// How many such lines there were.
    heads: usize,
    found: Vec<DatedLine>,
}

/// The day or days with which a line opens.
#[derive(Clone, Copy)]
struct Head {
    day: Date,
    first: Option<Date>,
    /// The token behind them.
    end: usize,
}

impl Reader<'_, '_> {
    fn read(&mut self, line: Run) {
        let page = self.page;
        let from = (line.from..line.to).find(|&at| page.tokens[at].word).unwrap_or(line.to);
        let Some(head) = self.head(Run::new(from, line.to)) else {
            self.below(Run::new(from, line.to));
            return;
        };
        self.near = Some(head.day);
        let marks = page.is(head.end, &MARKS) && head.end < line.to;
        let next = head.end + usize::from(marks && !page.is(head.end, &["("]));
        let rest = page.trimmed(Run::new(next, line.to));
        if rest.is_empty() {
            self.above = Some(head);
            self.heads += 1;
        } else if marks || is_apart(page, head.end) {
            let run = Run::new(from, line.to);
            let Head { day, first, .. } = head;
            self.found.push(DatedLine { day, first, run, rest, is_below: false });
        } else {
            self.above = None;
        }
    }

    /// A line below a day: with its hour, or short.
    fn below(&mut self, line: Run) {
        let Some(head) = self.above else { return };
        let page = self.page;
        let rest = page.trimmed(Run::new(behind_hour(page, line.from), line.to));
        if line.to - line.from > LONGEST || is_prose(page, line) {
            self.above = None;
        } else if tells(page, rest) {
            let Head { day, first, .. } = head;
            self.found.push(DatedLine { day, first, run: line, rest, is_below: true });
        }
    }

    fn head(&self, line: Run) -> Option<Head> {
        let page = self.page;
        let from = behind_weekday(page, line.from);
        let joint = |at: usize| at < line.to && page.is(at, &JOINTS);
        // "17-19 February", "8 and 9 October"
        if page.tokens.get(from)?.number().is_some() && joint(from + 1) {
            let date = date_from(page, from + 2)?;
            let last = self.nearest(date)?.last;
            let number: i8 = page.lower(from).parse().ok()?;
            let first = last.with().day(number).build().ok().filter(|first| *first < last);
            return Some(Head { day: last, first, end: date.run.to });
        }
        let date = date_from(page, from)?;
        let own = self.nearest(date)?;
        let next = date_from(page, date.run.to + 1).filter(|_| joint(date.run.to));
        let last = next.and_then(|next| Some((self.nearest(next)?.last, next.run.to)));
        let (day, end) =
            last.filter(|(day, _)| *day > own.first).unwrap_or((own.last, date.run.to));
        let is_month = own.first.until(own.last).is_ok_and(|it| it.get_days() > 1);
        let first = Some(own.first).filter(|first| *first < day);
        (!is_month).then_some(Head { day, first, end })
    }

    /// The days of a date without a year: the ones nearest to the line before, or to publication.
    fn nearest(&self, date: &DateMention) -> Option<Period> {
        nearest(self.page, date, self.near)
    }
}

/// The days that a date means which lie nearest to a day.
pub(super) fn nearest(page: &Page<'_>, date: &DateMention, near: Option<Date>) -> Option<Period> {
    let ahead = page.period(date, Lean::Future);
    let Some(near) = near else { return ahead };
    let behind = page.period(date, Lean::Past);
    let far = |it: &Period| near.until(it.first).map_or(i32::MAX, |it| it.get_days().abs());
    ahead.into_iter().chain(behind).min_by_key(far)
}

/// The date that begins at a token.
fn date_from<'p>(page: &'p Page<'_>, at: usize) -> Option<&'p DateMention> {
    page.date_at(at).filter(|date| date.run.from == at)
}

/// The token behind a weekday that stands by itself before its date.
fn behind_weekday(page: &Page<'_>, from: usize) -> usize {
    let is_day = schedule_words().calendar.weekdays.contains(page.lower(from));
    let next = from + 1 + usize::from(page.is(from + 1, &[",", "."]));
    let number = page.tokens.get(next).is_some_and(|it| it.number().is_some());
    let goes_on = date_from(page, from).is_none_or(|it| it.run.to <= next);
    if is_day && goes_on && (date_from(page, next).is_some() || number) { next } else { from }
}

/// The token behind the hour that opens a line, and the mark behind it.
fn behind_hour(page: &Page<'_>, from: usize) -> usize {
    let Some(token) = page.tokens.get(from) else { return from };
    let next = page.times.partition_point(|it| it.range.start < token.range.start);
    let hour = page.times.get(next).filter(|it| it.range.start == token.range.start);
    let hour = hour.filter(|_| page.date_at(from).is_none()).map(|it| page.covered(it.range).to);
    let Some(end) = hour.or_else(|| behind_figures(page, from)) else { return from };
    end + usize::from(page.is(end, &MARKS))
}

/// "10:00", in one token or in three.
fn behind_figures(page: &Page<'_>, from: usize) -> Option<usize> {
    let is_number = |at: usize| page.tokens.get(at).is_some_and(|it| it.number().is_some());
    let (hour, minute) = page.lower(from).split_once([':', '.']).unwrap_or_default();
    let is_figure =
        |it: &str| !it.is_empty() && it.len() < 3 && it.bytes().all(|it| it.is_ascii_digit());
    let is_one = is_figure(hour) && is_figure(minute);
    let is_three = is_number(from) && page.is(from + 1, &[":", "."]) && is_number(from + 2);
    is_one.then_some(from + 1).or(is_three.then_some(from + 3))
}

/// Whether a day is parted from what stands behind it by more than a space.
fn is_apart(page: &Page<'_>, end: usize) -> bool {
    let (Some(last), Some(next)) = (page.tokens.get(end - 1), page.tokens.get(end)) else {
        return false;
    };
    let between = &page.text[last.range.end..next.range.start];
    next.capital && (between.contains('\t') || between.len() > 1)
}

/// Whether a line holds several sentences, or one that ends as prose does.
fn is_prose(page: &Page<'_>, line: Run) -> bool {
    let last = line.to.saturating_sub(1);
    page.is(last, &[".", "!", "?", "…"])
}

/// Whether a line says what is to be: with a verb, a noun for it, or a place before a colon.
fn tells(page: &Page<'_>, rest: Run) -> bool {
    let tree = &page.tree;
    let is_told = |it: usize| tree.tag(it).starts_with("VB") || super::tie::is_event(tree, it);
    !rest.is_empty() && (tree.words_in(rest).any(is_told) || page.find(rest, &[":"]).is_some())
}
