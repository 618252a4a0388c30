//! The days that a text names, and what it says of each: by it, before it, on it.

use std::ops::Range;

use jiff::ToSpan;
use jiff::civil::Date;

use super::words::Words;

/// A day, month or year that a text names.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct SpokenDate {
    pub(crate) relation: Relation,
    pub(crate) grain: Grain,
    /// Its first day.
    pub(crate) first: Date,
    /// Its last day.
    pub(crate) last: Date,
    pub(crate) has_year: bool,
    /// The words that name it, with what they say of it.
    pub(crate) words: Range<usize>,
}

/// What a text says of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Relation {
    /// By it, until it, through it.
    By,
    /// Before it.
    Before,
    /// On it, in it, during it.
    On,
    /// Anything else, such as "since".
    Other,
}

/// How long a named time is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Grain {
    /// A day, or the end of something longer.
    Day,
    /// A month.
    Month,
    /// A year.
    Year,
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

impl SpokenDate {
    /// Whether a last day may be the one meant, wherever on earth its midnight falls.
    pub(crate) fn may_end_on(&self, deadline: Date) -> bool {
        let (first, last) = match (self.relation, self.grain) {
            (Relation::Before, _) => (self.first - 2.days(), self.first),
            (Relation::On, _) | (_, Grain::Day) => (self.last - 1.day(), self.last + 1.day()),
            (Relation::By | Relation::Other, Grain::Month | Grain::Year) => {
                (self.first - 1.day(), self.last + 1.day())
            }
        };
        (first..=last).contains(&deadline)
    }

    /// Whether all hangs on this one day: it is on it, and the deadline too.
    pub(crate) fn is_the_day(&self, deadline: Date) -> bool {
        self.relation == Relation::On && self.grain == Grain::Day && self.may_end_on(deadline)
    }

    /// Whether it can be read as its first day as well as its last.
    pub(crate) fn is_twofold(&self) -> bool {
        self.relation == Relation::By && self.grain != Grain::Day
    }
}

/// Every day, month or year that a text names outside quotation marks. Where it names no year, the
/// one that is given is taken.
pub(crate) fn spoken_dates(words: &Words<'_>, year: i16) -> Vec<SpokenDate> {
    let mut dates = Vec::new();
    let mut index = 0;
    while index < words.words.len() {
        let found = named(words, index, year).filter(|_| !words.words[index].quoted);
        index = found.as_ref().map_or(index + 1, |named| named.words.end);
        dates.extend(found.map(|named| related(words, &named)));
    }
    dates
}

/// A month that a text says without a year, as "in March", with its number and the words; one that
/// stands in no such place may be a name or a verb, as "May" can.
pub(crate) fn month_without_year(words: &Words<'_>) -> Option<(i8, Range<usize>)> {
    (1..words.words.len()).find_map(|index| {
        let month = month_at(words, index).filter(|_| !words.words[index].quoted)?;
        let is_of = words.lower(index - 1) == "of";
        let is_said_of = is_of || relation_of(words, index - 1).is_some();
        let is_day = day_number(words, index - 1).or(day_number(words, index + 1)).is_some();
        let has_year = year_at(words, index + 1).is_some();
        (is_said_of && !is_day && !has_year).then_some((month, index - 1..index + 1))
    })
}

/// A time without what is said of it.
struct Named {
    grain: Grain,
    first: Date,
    last: Date,
    has_year: bool,
    words: Range<usize>,
}

fn named(words: &Words<'_>, index: usize, year: i16) -> Option<Named> {
    iso_day(words, index)
        .or_else(|| day_and_month(words, index, year))
        .or_else(|| month_alone(words, index))
        .or_else(|| year_alone(words, index))
}

fn iso_day(words: &Words<'_>, index: usize) -> Option<Named> {
    let text = words.lower(index);
    let date: Date = text.parse().ok().filter(|_| text.len() == "2022-02-03".len())?;
    Some(Named {
        grain: Grain::Day,
        first: date,
        last: date,
        has_year: true,
        words: index..index + 1,
    })
}

/// "3 February", "February 3" or "3rd of February", each with or without a year.
fn day_and_month(words: &Words<'_>, index: usize, year: i16) -> Option<Named> {
    let of = usize::from(words.lower(index + 1) == "of");
    let (day, month, end) = match (day_number(words, index), month_at(words, index + 1 + of)) {
        (Some(day), Some(month)) => (day, month, index + 2 + of),
        (Some(_), None) => return None,
        (None, _) => (day_number(words, index + 1)?, month_at(words, index)?, index + 2),
    };
    let told = year_at(words, end);
    let date = Date::new(told.unwrap_or(year), month, day).ok()?;
    let words = index..end + usize::from(told.is_some());
    Some(Named { grain: Grain::Day, first: date, last: date, has_year: told.is_some(), words })
}

/// "February 2027". A month without a year may be anything, as "May" is.
fn month_alone(words: &Words<'_>, index: usize) -> Option<Named> {
    let (month, year) = (month_at(words, index)?, year_at(words, index + 1)?);
    let first = Date::new(year, month, 1).ok()?;
    let last = first.last_of_month();
    Some(Named { grain: Grain::Month, first, last, has_year: true, words: index..index + 2 })
}

fn year_alone(words: &Words<'_>, index: usize) -> Option<Named> {
    let first = Date::new(year_at(words, index)?, 1, 1).ok()?;
    let last = first.last_of_year();
    Some(Named { grain: Grain::Year, first, last, has_year: true, words: index..index + 1 })
}

fn day_number(words: &Words<'_>, index: usize) -> Option<i8> {
    let text = words.lower(index);
    let digits = text.trim_end_matches(['s', 't', 'n', 'd', 'r', 'h']);
    digits.parse().ok().filter(|day| (1..=31).contains(day))
}

fn month_at(words: &Words<'_>, index: usize) -> Option<i8> {
    let word = words.words.get(index).filter(|word| word.has_capital())?;
    let is_month = |month: &&str| word.lower.len() >= 3 && month.starts_with(&word.lower);
    let place = MONTHS.iter().position(is_month)?;
    i8::try_from(place + 1).ok()
}

fn year_at(words: &Words<'_>, index: usize) -> Option<i16> {
    let text = words.lower(index);
    text.parse().ok().filter(|year| text.len() == 4 && (1900..3000).contains(year))
}

/// Looks back from a time for what is said of it: "by the end of", "on or before".
fn related(words: &Words<'_>, named: &Named) -> SpokenDate {
    let mut start = named.words.start;
    let mut is_end = false;
    let mut relation = None;
    for index in (0..named.words.start).rev().take(5) {
        let word = words.lower(index);
        relation = relation_of(words, index);
        let passes =
            ["the", "end", "of", "noon", "midnight", "close", "day", "date"].contains(&word);
        if relation.is_some() || !passes {
            start = if relation.is_some() { index } else { start };
            break;
        }
        is_end |= word == "end";
    }
    let relation = relation.unwrap_or(Relation::Other);
    let runs_out = is_end && relation == Relation::Before;
    SpokenDate {
        relation: if runs_out { Relation::By } else { relation },
        grain: if is_end { Grain::Day } else { named.grain },
        first: if is_end { named.last } else { named.first },
        last: named.last,
        has_year: named.has_year,
        words: start..named.words.end,
    }
}

fn relation_of(words: &Words<'_>, index: usize) -> Option<Relation> {
    let before = index.checked_sub(1).map_or("", |index| words.lower(index));
    match words.lower(index) {
        "than" if before == "later" => Some(Relation::By),
        "before" if before == "or" => Some(Relation::By),
        "before" => Some(Relation::Before),
        "to" if before == "prior" => Some(Relation::Before),
        "by" | "until" | "till" | "through" | "to" => Some(Relation::By),
        "and" if words.words[..index].iter().any(|word| word.lower == "between") => {
            Some(Relation::By)
        }
        "on" | "in" | "during" => Some(Relation::On),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{Words, spoken_dates};

    /// What is said of each time, its first and last day, and its words.
    const CASES: &[(&str, &str)] = &[
        ("by 3 February 2022", "By 2022-02-03 2022-02-03 by 3 February 2022"),
        ("before February 3, 2022?", "Before 2022-02-03 2022-02-03 before February 3, 2022"),
        ("on the 3rd of February", "On 2027-02-03 2027-02-03 on the 3rd of February"),
        ("on or before 2022-02-03", "By 2022-02-03 2022-02-03 before 2022-02-03"),
        ("by the end of March 2022", "By 2022-03-31 2022-03-31 by the end of March 2022"),
        ("before the end of 2022", "By 2022-12-31 2022-12-31 before the end of 2022"),
        ("before April 2022", "Before 2022-04-01 2022-04-30 before April 2022"),
        ("in 2022", "On 2022-01-01 2022-12-31 in 2022"),
        ("no later than 1 May 2022", "By 2022-05-01 2022-05-01 than 1 May 2022"),
        (
            "between 1 May and 9 May 2022",
            "Other 2027-05-01 2027-05-01 1 May; By 2022-05-09 2022-05-09 and 9 May 2022",
        ),
        ("the treaty of 1990", "Other 1990-01-01 1990-12-31 1990"),
        ("it may be in March", ""),
        ("on 31 February 2022", "Other 2022-02-01 2022-02-28 February 2022"),
        ("say “by 3 May 2022”", ""),
    ];

    #[test]
    fn a_text_names_days_months_and_years() {
        for (text, expected) in CASES {
            let words = Words::of(text);
            let line = |date: super::SpokenDate| {
                let span = words.span(&date.words).unwrap();
                format!("{:?} {} {} {}", date.relation, date.first, date.last, span.text)
            };
            let found: Vec<String> = spoken_dates(&words, 2027).into_iter().map(line).collect();
            assert_eq!(found.join("; "), *expected, "{text}");
        }
    }
}
