//! Time: the words of a text that name a time, and which time that is.
//!
//! Every expression is read in three steps, a folder or file each:
//!
//! 1. [`piece`] cuts tokens where numbers run into letters ("7pm"), and looks each piece up in the
//!    word lists of `data/en/time` ([`words`]).
//! 2. [`grammar`] reads expressions from the pieces and says what they mean without knowing any
//!    other time ([`meaning`]): "the second week of March" is a part of a month of a year left
//!    open. At each place the longest reading wins; expressions do not overlap. What is joined
//!    with another takes its year or day from it ([`neighbors`]).
//! 3. [`resolve`] goes through the text in order and finds the place in the calendar, then writes
//!    it as TIMEX3 does.
//!
//! # What is read
//!
//! | family | as | value |
//! |---|---|---|
//! | days | "January 17, 2022", "17.01.2022", "10, 12 and 13 January", "the 15th" | `2022-01-17` |
//! | weekdays | "Monday", "last Friday", "Tuesday of next week" | `2022-01-24` |
//! | months, years | "March", "March 2022", "2014", "490 BC", "two thousand and ten" | `2022-03`, `2014`, `BC0490` |
//! | longer | "the 1990s", "the 19th century" | `199`, `18` |
//! | parts of years | "Q3 2022", "the second half of 2022", "the summer of 2022" | `2022-Q3`, `2022-H2`, `2022-SU` |
//! | weeks | "last week", "this weekend", "the second week of March", "week 31" | `2022-W04`, `2022-W04-WE` |
//! | fiscal | "fiscal year 2024", "the third quarter of fiscal 2024" | `FY2024`, `FY2024-Q3` |
//! | holidays | "Christmas", "Easter Monday 2017" | `2022-12-25` |
//! | times of day | "3 p.m.", "18:00 GMT", "Friday morning", "last night" | `2022-01-17T15:00`, `2022-01-21TMO` |
//! | beside another | "yesterday", "three days ago", "two weeks later", "the following year" | the day, week, month or year |
//! | durations | "three days", "two and a half years", "several months" | `P3D`, `P2.5Y`, `PXM` |
//! | sets | "daily", "every Monday", "twice a year" | `P1D`, `XXXX-WXX-1` |
//! | as such | "now", "recently", "the future" | `PRESENT_REF`, `PAST_REF`, `FUTURE_REF` |
//!
//! # Extents
//!
//! As TIMEX3 has it, determiners and modifiers belong to the expression ("the past three years",
//! "early next week", "about 20 minutes"), prepositions do not ("on *Monday*"). The ends of a
//! range are expressions of their own ("from *2009* to *2011*").
//!
//! # Anchors
//!
//! - "today", "last week", "ago" count from the day of publication; "later", "the next day",
//!   "that year" from the last time named before.
//! - A weekday, or a day or month without a year, is the one nearest to publication, on the side
//!   that the tense of its verb tells. In a history, which is a text whose years lie mostly well before
//!   its publication or a chronicle that opens with a year long past, the year of the last time
//!   named holds on.
//! - Two numbers such as 3/4/2022 are read in the order that another date of the text can only be
//!   read in; if none tells, they are no date, and a problem of the reading says so.
//! - What cannot be resolved keeps an X for each part that is not known, as in `XXXX-03`.
//!
//! The time taken is proportional to the length of the text: each place is looked at once, and
//! each reading is a bounded number of pieces long.

mod grammar;
mod lean;
mod meaning;
mod neighbors;
mod piece;
mod place;
mod resolve;
mod tags;
mod words;

pub(crate) use resolve::Period;

use domain::{Span, TimeExpression, TimeKind};
use jiff::civil::{Date, Weekday};
use text::TextRange;

use crate::page::{Run, Token, Tree, tokens};
use grammar::Grammar;
use meaning::Amount;
use piece::pieces;
use place::Places;
use resolve::{Heads, Resolver};
use tags::Tags;

/// On which side of publication a date without a year lies if it can lie on either.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Lean {
    /// Before, as for what was said or done.
    Past,
    /// After, as for what is announced.
    Future,
}

/// A place that names a day or something longer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct DateMention {
    /// The tokens that name it.
    pub(crate) run: Run,
    /// Whether the days depend on when the text was published.
    pub(crate) is_relative: bool,
    /// Whether there is no such day in the calendar, as February 30.
    pub(crate) is_impossible: bool,
    past: Option<Period>,
    future: Option<Period>,
}

impl DateMention {
    /// The days meant, if what is said lies on that side of publication.
    pub(crate) fn period(&self, lean: Lean) -> Option<Period> {
        match lean {
            Lean::Past => self.past,
            Lean::Future => self.future,
        }
    }
}

/// The times of a text.
#[derive(Clone, Debug, Default)]
pub(crate) struct Times {
    /// Every time expression, in order.
    pub(crate) all: Vec<Timed>,
    /// Those that name a day or something longer, in order.
    pub(crate) dates: Vec<DateMention>,
    /// Numbers that would be a date if it were known whether the day or the month stands first.
    pub(crate) ambiguous: Vec<TextRange>,
}

/// A time expression with all that is known of it but its words.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Timed {
    /// Where it stands.
    pub(crate) range: TextRange,
    kind: TimeKind,
    value: String,
    modifier: Option<String>,
    period: Option<Period>,
    zone: Option<String>,
    amount: Option<Amount>,
}

impl Timed {
    /// The day that lies so much later, if the expression is a stretch of days or more.
    pub(crate) fn after(&self, day: Date) -> Option<Date> {
        resolve::later(day, self.amount.as_ref()?)
    }

    /// Whether it is a stretch of time of no certain length, or the future as such.
    pub(crate) fn is_vague(&self) -> bool {
        self.value == FUTURE || self.amount.as_ref().is_some_and(Amount::is_vague)
    }

    /// The day by which the part of a time is over that its words name: "early 2028" ends on 31
    /// March and "mid-2027" on 30 June, "early May" on the 10th and "mid-May" on the 15th.
    pub(crate) fn part_end(&self) -> Option<Date> {
        match self.modifier.as_deref()? {
            "START" => self.period.map(|it| it.part_end(3, 10)),
            "MID" => self.period.map(|it| it.part_end(6, 15)),
            _ => None,
        }
    }

    /// The expression as it is recorded.
    pub(crate) fn expression(&self, text: &str) -> TimeExpression {
        let TextRange { start, end } = self.range;
        TimeExpression {
            kind: self.kind,
            value: self.value.clone(),
            modifier: self.modifier.clone(),
            first: self.period.map(|period| period.first),
            last: self.period.map(|period| period.last),
            zone: self.zone.clone(),
            span: Span { start, end, text: self.range.of(text).to_owned() },
        }
    }
}

/// The value of what is only said to be past.
const PAST: &str = "PAST_REF";
/// The value of what is only said to come.
const FUTURE: &str = "FUTURE_REF";

/// Finds the times of a text, cut into tokens, that was published on a day.
pub(crate) fn find(
    text: &str,
    tokens: &[Token],
    tree: &Tree<'_>,
    published: Option<Date>,
) -> Times {
    let pieces = pieces(tokens);
    let tags = Tags::new(tree);
    let grammar = Grammar::new(&pieces, &tags);
    let mut found = grammar.all();
    neighbors::complete(&mut found, &pieces);
    let mut resolver = Resolver::new(published);
    resolver.look_over(&found, &Heads::of(text, &pieces, &found));
    let mut places = Places::new(text, &pieces, &tags);
    let mut times = Times::default();
    for it in &found {
        let (date, expression) = resolver.resolve(it, &places.of(it));
        times.dates.extend(date);
        times.all.extend(expression);
    }
    times.ambiguous = grammar.ambiguous();
    times
}

/// The times of a text that was published on a day, in their order, read by its words alone: without
/// a parser nothing tells the tense of a verb, so that a weekday or a day without a year is the last
/// one before publication.
///
/// # Examples
///
/// ```
/// use jiff::civil::date;
///
/// let text = "The two met on Monday, three days after the vote, and will meet again in May or June 2023.";
/// let times = reading::times(text, Some(date(2022, 1, 28)));
/// let found: Vec<(&str, &str)> =
///     times.iter().map(|time| (time.span.text.as_str(), time.value.as_str())).collect();
/// assert_eq!(
///     found,
///     [
///         ("Monday", "2022-01-24"),
///         ("three days", "P3D"),
///         ("May", "2023-05"),
///         ("June 2023", "2023-06"),
///     ]
/// );
/// ```
///
/// What cannot be resolved keeps an X for each part that is not known:
///
/// ```
/// let times = reading::times("It happened on 3 March, and every Monday since.", None);
/// assert_eq!(times[0].value, "XXXX-03-03");
/// assert_eq!(times[1].value, "XXXX-WXX-1");
/// ```
pub fn times(text: &str, published: Option<Date>) -> Vec<TimeExpression> {
    let times = find(text, &tokens(text), &Tree::default(), published);
    times.all.iter().map(|time| time.expression(text)).collect()
}

/// The number of a month, by its name or its usual short form.
pub(crate) fn month(word: &str) -> Option<i8> {
    words::entry(word).month
}

/// The weekday of a name.
pub(crate) fn weekday(word: &str) -> Option<Weekday> {
    let day = words::entry(word).weekday.filter(|_| word.len() > 5)?;
    Weekday::from_monday_one_offset(day).ok()
}

#[cfg(test)]
mod tests;
