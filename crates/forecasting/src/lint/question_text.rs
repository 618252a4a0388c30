//! The parts of a question as the lint takes them.

use std::collections::BTreeSet;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::rules::naming::names;
use super::spoken_dates::{Grain, spoken_dates};
use super::words::Words;

/// The parts of a question, finished or still a draft.
#[derive(Clone, Debug, Default)]
pub struct QuestionText<'a> {
    /// The question, in one sentence.
    pub text: &'a str,
    /// The answers that it takes.
    pub answers: Answers<'a>,
    /// What counts as yes.
    pub criteria: &'a str,
    /// Where a settler looks it up.
    pub source: &'a str,
    /// What must hold for it to count at all.
    pub condition: Option<&'a str>,
    /// What happens if the event it waits for is moved.
    pub postponement: Option<&'a str>,
    /// Whether it waits for a scheduled event.
    pub is_scheduled: bool,
    /// The scheduled events that it may mean.
    pub announced: Vec<Announced>,
    /// When it was or is to be asked, where that is known.
    pub asked_at: Option<Timestamp>,
    /// The last moment at which a forecast counts.
    pub closes_at: Option<Timestamp>,
    /// The moment by which it must have happened.
    pub deadline_at: Option<Timestamp>,
    /// Whether close and deadline were given by the clock of some place, and are told by it.
    pub has_clock: bool,
}

/// A scheduled event that a question may mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Announced {
    /// Its id, or what else it is called.
    pub name: String,
    /// For when it is announced.
    pub day: Date,
    /// Who takes part, each by a name.
    pub who: Vec<String>,
}

/// The answers that a question takes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Answers<'a> {
    /// Yes or no.
    #[default]
    YesOrNo,
    /// Yes or no, by each of several days, none of which its text has to name.
    YesOrNoByEachDay,
    /// Exactly one of some options.
    OneOf(Vec<&'a str>),
    /// Any number of some options, or one of options that may grow: they need not take in all that
    /// can happen.
    AnyOf(Vec<&'a str>),
    /// A number.
    Number,
    /// A day.
    Date,
}

impl QuestionText<'_> {
    /// The last day, in UTC.
    pub(crate) fn deadline(&self) -> Option<Date> {
        self.deadline_at.map(day)
    }

    /// The last day as readers write it, or what to put in its place.
    pub(crate) fn deadline_words(&self) -> String {
        self.deadline().map_or_else(|| "a day, as “3 February 2027”".to_owned(), day_words)
    }
}

/// The days that a text names one by one, and the year that is given where it names none.
///
/// # Examples
///
/// ```
/// let days = forecasting::lint::days_named("Will they meet on 3 February 2027?", 2026);
/// assert_eq!(days, ["2027-02-03".parse()?]);
/// # Ok::<(), jiff::Error>(())
/// ```
pub fn days_named(text: &str, year: i16) -> Vec<Date> {
    let dates = spoken_dates(&Words::of(text), year).into_iter();
    dates.filter(|it| it.grain == Grain::Day).map(|it| it.last).collect()
}

/// The words of a text that may be names, in lower case and each once.
///
/// # Examples
///
/// ```
/// let names = forecasting::lint::names_in("Will Wang Yi visit Norway in March?");
/// assert_eq!(names.into_iter().collect::<Vec<_>>(), ["norway", "wang", "yi"]);
/// ```
pub fn names_in(text: &str) -> BTreeSet<String> {
    names(&Words::of(text)).map(str::to_owned).collect()
}

/// The day in UTC on which a moment falls.
pub(crate) fn day(at: Timestamp) -> Date {
    TimeZone::UTC.to_datetime(at).date()
}

/// A day as readers write it: "3 February 2027".
pub(crate) fn day_words(date: Date) -> String {
    date.strftime("%-d %B %Y").to_string()
}
