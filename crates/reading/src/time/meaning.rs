//! What the words of a time expression mean, before it is known when the text was published.

use super::words::Holiday;

/// What a time expression names.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Meaning {
    /// A place in the calendar, perhaps with a time of day: `DATE` or `TIME`.
    Point(Point),
    /// A stretch of time: `DURATION`.
    Amount(Amount),
    /// A stretch of time at an end of something: "the first nine months of 2012": `DURATION`.
    AmountOf(Amount, Base),
    /// Times that recur, by their TIMEX3 value: `SET`.
    Set(String),
    /// Recurring times of a day or week, as "every Monday at 9": `SET`.
    SetOf(Point),
    /// The past, the present or the future as such, by its TIMEX3 value.
    Reference(&'static str),
    /// Something that only looks like a time.
    Nothing,
}

/// A place in the calendar, perhaps with a time of day.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Point {
    /// The day or something longer; `None` where only a time of day is said.
    pub(super) base: Option<Base>,
    /// The time of day.
    pub(super) clock: Option<Clock>,
    /// The time zone.
    pub(super) zone: Option<String>,
}

impl Point {
    /// A day or something longer.
    pub(super) fn of(base: Base) -> Self {
        Self { base: Some(base), clock: None, zone: None }
    }

    /// A time of day.
    pub(super) fn at(clock: Clock) -> Self {
        Self { base: None, clock: Some(clock), zone: None }
    }
}

/// A day or something longer.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Base {
    /// A place that needs nothing else to be known.
    Fixed(Calendar),
    /// The unit around another time, or so many units after it: "today", "next week".
    Shifted {
        /// The unit.
        unit: Unit,
        /// How many units later; earlier, if negative.
        by: i32,
        /// From when it is counted.
        from: From,
    },
    /// An amount after or before another time: "three days ago".
    Moved {
        /// How much.
        amount: Amount,
        /// Whether it is earlier.
        back: bool,
        /// From when it is counted.
        from: From,
    },
    /// An amount after or before a time that is named along: "two weeks before Christmas".
    MovedFrom {
        /// How much.
        amount: Amount,
        /// Whether it is earlier.
        back: bool,
        /// From when it is counted.
        from: Box<Base>,
    },
    /// The last time that was named: "that time", "the same time".
    Again,
    /// A part of something longer, which can be left open: "March", "the second week of 2022".
    Part {
        /// Which part.
        part: Part,
        /// Of what.
        whole: Whole,
    },
}

impl Base {
    /// A part of something that is not said.
    pub(super) fn open(part: Part) -> Self {
        Self::Part { part, whole: Whole::Open }
    }

    /// A part of something that is said.
    pub(super) fn within(part: Part, whole: Self) -> Self {
        Self::Part { part, whole: Whole::Said(Box::new(whole)) }
    }
}

/// Of what a part is a part.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Whole {
    /// It is said.
    Said(Box<Base>),
    /// It is not said, and the nearest one is meant.
    Open,
    /// It is not said; the last one before publication is meant, as in "last March".
    Last,
    /// It is not said; the first one after publication is meant, as in "next March".
    Next,
    /// It is not said; the first one after the last time named is meant, as in "the next spring".
    NextOfNamed,
}

/// A part of something longer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Part {
    /// A month of a year, from 1.
    Month(i8),
    /// A day of a month, from 1.
    Day(i8),
    /// A day of a week; Monday is 1.
    Weekday(i8),
    /// A season of a year.
    Season(Season),
    /// A quarter of a year, from 1.
    Quarter(i8),
    /// A half of a year, from 1.
    Half(i8),
    /// A week of a year, from 1.
    Week(i8),
    /// A holiday of a year.
    Holiday(Holiday),
    /// The nth of some units; -1 is the last.
    Nth(i8, Unit),
    /// The nth of some weekdays; -1 is the last.
    NthWeekday(i8, i8),
    /// The week around a day.
    WeekAround,
    /// The weekend around or after a day.
    WeekendAround,
}

/// From when something is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum From {
    /// From the day of publication.
    Publication,
    /// From the last time that was named.
    Named,
    /// From the last time that was named in a history, and else from the day of publication.
    UnderWay,
}

/// A place in the calendar.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Calendar {
    /// A day.
    Day(jiff::civil::Date),
    /// A week of ISO 8601: its Monday.
    Week(jiff::civil::Date),
    /// A weekend: its Saturday.
    Weekend(jiff::civil::Date),
    /// A month of a year.
    Month(i16, i8),
    /// A quarter of a year.
    Quarter(i16, i8),
    /// A half of a year.
    Half(i16, i8),
    /// A season of a year.
    Season(i16, Season),
    /// A year; 0 is 1 BC.
    Year(i16),
    /// A fiscal year.
    Fiscal(i16),
    /// A quarter of a fiscal year.
    FiscalQuarter(i16, i8),
    /// A decade, by its first year.
    Decade(i16),
    /// A century, by its first year.
    Century(i16),
}

/// A season.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Season {
    /// March to May.
    Spring,
    /// June to August.
    Summer,
    /// September to November.
    Autumn,
    /// December to February.
    Winter,
}

impl Season {
    /// The month in which it begins.
    pub(super) fn first_month(self) -> i8 {
        match self {
            Self::Spring => 3,
            Self::Summer => 6,
            Self::Autumn => 9,
            Self::Winter => 12,
        }
    }
}

/// A time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Clock {
    /// Hour, and minute and second as far as they are said.
    Time(i8, Option<i8>, Option<i8>),
    /// A part of the day, as TIMEX3 writes it: "MO", "NI".
    Part(&'static str),
}

/// An amount of time: numbers of units, the longest first.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Amount(pub(super) Vec<(Count, Unit)>);

impl Amount {
    /// Whether its smallest unit is none at all: it only tells how exact the amount is.
    pub(super) fn has_nothing_more(&self) -> bool {
        matches!(self.0.last(), Some((Count::Exactly(0.0), _)))
    }

    /// Whether it does not say how many.
    pub(super) fn is_vague(&self) -> bool {
        self.0.iter().any(|(count, _)| *count == Count::Vague)
    }
}

/// How many.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Count {
    /// So many.
    Exactly(f64),
    /// Some.
    Vague,
}

/// A unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Unit {
    /// A second.
    Second,
    /// A minute.
    Minute,
    /// An hour.
    Hour,
    /// A day.
    Day,
    /// A night.
    Night,
    /// A weekend.
    Weekend,
    /// A week.
    Week,
    /// Two weeks.
    Fortnight,
    /// A month.
    Month,
    /// A quarter of a year.
    Quarter,
    /// A half of a year.
    Half,
    /// A year.
    Year,
    /// Ten years.
    Decade,
    /// A hundred years.
    Century,
    /// A thousand years.
    Millennium,
}

impl Unit {
    /// Whether it is shorter than a day.
    pub(super) fn is_of_clock(self) -> bool {
        matches!(self, Self::Second | Self::Minute | Self::Hour)
    }
}
