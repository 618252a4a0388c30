//! A term: from when to when an office was held, as exactly as it is known.

use jiff::civil::Date;

/// A day, or a month or year of which the day is not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct RoughDay {
    /// The first day it can be.
    pub(crate) first: Date,
    /// The last day it can be.
    pub(crate) last: Date,
}

impl RoughDay {
    /// Reads `2022-01-17`, `2022-01` or `2022`.
    pub(crate) fn read(written: &str) -> Option<Self> {
        let mut parts = written.split('-');
        let year = number(parts.next()?, 4)?;
        let month = parts.next().map(|part| number(part, 2));
        let day = parts.next().map(|part| number(part, 2));
        if parts.next().is_some() {
            return None;
        }
        match (month, day) {
            (None, _) => Some(Self { first: date(year, 1, 1)?, last: date(year, 12, 31)? }),
            (Some(month), None) => {
                let first = date(year, month?, 1)?;
                Some(Self { first, last: first.last_of_month() })
            }
            (Some(month), Some(day)) => {
                let day = date(year, month?, day?)?;
                Some(Self { first: day, last: day })
            }
        }
    }
}

fn number(part: &str, digits: usize) -> Option<i16> {
    let is_number = part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| part.parse().ok()).flatten()
}

fn date(year: i16, month: i16, day: i16) -> Option<Date> {
    Date::new(year, month.try_into().ok()?, day.try_into().ok()?).ok()
}

/// From when to when an office was held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Term {
    /// When it began.
    pub(crate) from: RoughDay,
    /// When it ended; none if it had not when the table was last looked over.
    pub(crate) to: Option<RoughDay>,
}

/// Whether an office was held on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Holding {
    /// It was, whatever the days that are not known.
    Held,
    /// It may have been: the day lies in a month or year in which the term began or ended.
    Possible,
    /// It was not.
    NotHeld,
}

impl Term {
    /// Reads the two columns of a table; an empty second one is a term that goes on.
    pub(crate) fn read(from: &str, to: &str) -> Option<Self> {
        let from = RoughDay::read(from)?;
        let to = if to.is_empty() { None } else { Some(RoughDay::read(to)?) };
        let in_order = to.is_none_or(|to| from.first <= to.last);
        in_order.then_some(Self { from, to })
    }

    /// Whether the office was held on a day; the days of handing over count for both.
    pub(crate) fn on(&self, day: Date) -> Holding {
        if day < self.from.first || self.to.is_some_and(|to| day > to.last) {
            Holding::NotHeld
        } else if day >= self.from.last && self.to.is_none_or(|to| day <= to.first) {
            Holding::Held
        } else {
            Holding::Possible
        }
    }

    /// How many days lie between a day and the term; none if the day may be in it.
    pub(crate) fn days_away(&self, day: Date) -> u32 {
        let before = days(day, self.from.first);
        let after = self.to.map_or(0, |to| days(to.last, day));
        before.max(after)
    }

    /// Whether two terms share more than the days that are not known and that of handing over.
    #[cfg(test)]
    pub(crate) fn overlaps(&self, other: &Self) -> bool {
        let ends_after =
            |term: &Self, start: RoughDay| term.to.is_none_or(|to| to.first > start.last);
        ends_after(self, other.from) && ends_after(other, self.from)
    }
}

/// How many days the second day is after the first; none if it is not.
fn days(first: Date, second: Date) -> u32 {
    first
        .duration_until(second)
        .as_hours()
        .max(0)
        .unsigned_abs()
        .try_into()
        .map_or(u32::MAX, |hours: u32| hours / 24)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(written: &str) -> Date {
        RoughDay::read(written).unwrap().first
    }

    #[test]
    fn reads_days_months_and_years() {
        let month = RoughDay::read("2024-02").unwrap();
        assert_eq!((month.first, month.last), (day("2024-02-01"), day("2024-02-29")));
        let year = RoughDay::read("1991").unwrap();
        assert_eq!((year.first, year.last), (day("1991-01-01"), day("1991-12-31")));
        for wrong in ["", "91", "1991-13", "1991-02-30", "1991-1-2", "1991-01-02-03", "May 1991"] {
            assert_eq!(RoughDay::read(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn tells_whether_an_office_was_held() {
        let term = Term::read("2000-05-07", "2008").unwrap();
        assert_eq!(term.on(day("2000-05-06")), Holding::NotHeld);
        assert_eq!(term.on(day("2000-05-07")), Holding::Held);
        assert_eq!(term.on(day("2008-01-01")), Holding::Held);
        assert_eq!(term.on(day("2008-06-01")), Holding::Possible);
        assert_eq!(term.on(day("2009-01-01")), Holding::NotHeld);
        assert_eq!(Term::read("2001", "").unwrap().on(day("2022-02-24")), Holding::Held);
    }

    #[test]
    fn a_term_does_not_end_before_it_begins() {
        assert_eq!(Term::read("2008", "2007"), None);
        assert!(Term::read("2008", "2008").is_some());
    }

    #[test]
    fn tells_how_far_a_day_is_away() {
        let term = Term::read("2000-01-10", "2000-01-20").unwrap();
        assert_eq!(term.days_away(day("2000-01-05")), 5);
        assert_eq!(term.days_away(day("2000-01-15")), 0);
        assert_eq!(term.days_away(day("2000-01-23")), 3);
    }
}
