//! Periods: the days that a place in the calendar covers.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::time::meaning::Calendar;

/// The days that a date covers, from the first to the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Period {
    /// The first day.
    pub(crate) first: Date,
    /// The last day.
    pub(crate) last: Date,
}

impl Period {
    /// The day, if it covers just one.
    pub(crate) fn day(self) -> Option<Date> {
        (self.first == self.last).then_some(self.first)
    }

    /// The days that a place in the calendar covers; nothing where they leave the calendar, or
    /// where they are not the same for all, as with fiscal years.
    pub(in crate::time) fn of(calendar: Calendar) -> Option<Self> {
        match calendar {
            Calendar::Day(day) => Some(Self { first: day, last: day }),
            Calendar::Week(monday) => Self::days(monday, 7),
            Calendar::Weekend(saturday) => Self::days(saturday, 2),
            Calendar::Month(year, month) => Self::months(year, month, 1),
            Calendar::Quarter(year, quarter) => Self::months(year, quarter * 3 - 2, 3),
            Calendar::Half(year, half) => Self::months(year, half * 6 - 5, 6),
            Calendar::Season(year, season) => Self::months(year, season.first_month(), 3),
            Calendar::Year(year) => Self::months(year, 1, 12),
            Calendar::Decade(year) => Self::months(year, 1, 120),
            Calendar::Century(year) => Self::months(year, 1, 1200),
            Calendar::Fiscal(_) | Calendar::FiscalQuarter(..) => None,
        }
    }

    /// The middle day.
    pub(super) fn middle(self) -> Date {
        let half = self.first.until(self.last).map_or(0, |span| span.get_days()) / 2;
        self.first.checked_add(half.days()).unwrap_or(self.first)
    }

    /// The last day of the first months of a year, or of the first days of a month; of anything
    /// else the middle.
    pub(crate) fn part_end(self, months: i32, days: i32) -> Date {
        let is_year = self.first.day_of_year() == 1 && self.last == self.first.last_of_year();
        let is_month = self.first.day() == 1 && self.last == self.first.last_of_month();
        let end = if is_year {
            self.first.checked_add(months.months()).and_then(Date::yesterday)
        } else if is_month {
            self.first.checked_add((days - 1).days())
        } else {
            return self.middle();
        };
        end.unwrap_or(self.first)
    }

    fn days(first: Date, count: i32) -> Option<Self> {
        let last = first.checked_add((count - 1).days()).ok()?;
        Some(Self { first, last })
    }

    fn months(year: i16, month: i8, count: i32) -> Option<Self> {
        let first = Date::new(year, month, 1).ok()?;
        let after = first.checked_add(count.months()).ok()?;
        Some(Self { first, last: after.yesterday().ok()? })
    }
}
