//! Parts of a place in the calendar: the March of a year, the second week of a month, a holiday.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use super::amount::{around, shifted};
use super::easter::easter;
use super::period::Period;
use crate::time::meaning::{Calendar, Part, Unit};
use crate::time::words::Holiday;

/// A part of a place in the calendar.
pub(super) fn part_of(part: Part, whole: Calendar) -> Option<Calendar> {
    if let Calendar::Fiscal(year) = whole {
        return fiscal_part(part, year);
    }
    let period = Period::of(whole)?;
    let (year, month) = (period.first.year(), period.first.month());
    match part {
        Part::Month(month) => Some(Calendar::Month(year, month)),
        Part::Day(day) => Date::new(year, month, day).ok().map(Calendar::Day),
        Part::Weekday(day) => {
            let days = ahead(period.first, day);
            Some(Calendar::Day(period.first.checked_add(days.days()).ok()?))
        }
        Part::Season(season) => Some(Calendar::Season(year, season)),
        Part::Quarter(quarter) => Some(Calendar::Quarter(year, quarter)),
        Part::Half(half) => Some(Calendar::Half(year, half)),
        Part::Week(week) => week_of_year(year, week),
        Part::Holiday(holiday) => holiday_of(holiday, year).map(Calendar::Day),
        Part::Nth(nth, unit) => nth_unit(nth, unit, period),
        Part::NthWeekday(nth, day) => nth_weekday(nth, day, period).map(Calendar::Day),
        Part::WeekAround => around(period.first, Unit::Week),
        Part::WeekendAround => around(period.first, Unit::Weekend),
    }
}

fn fiscal_part(part: Part, year: i16) -> Option<Calendar> {
    match part {
        Part::Quarter(quarter) => Some(Calendar::FiscalQuarter(year, quarter)),
        Part::Month(_)
        | Part::Day(_)
        | Part::Weekday(_)
        | Part::Season(_)
        | Part::Half(_)
        | Part::Week(_)
        | Part::Holiday(_)
        | Part::Nth(..)
        | Part::NthWeekday(..)
        | Part::WeekAround
        | Part::WeekendAround => None,
    }
}

fn week_of_year(year: i16, week: i8) -> Option<Calendar> {
    // January 4 is always in the first week.
    let Calendar::Week(first) = around(Date::new(year, 1, 4).ok()?, Unit::Week)? else {
        return None;
    };
    Some(Calendar::Week(first.checked_add((i32::from(week) * 7 - 7).days()).ok()?))
}

fn holiday_of(holiday: Holiday, year: i16) -> Option<Date> {
    match holiday {
        Holiday::Dated(year, month, day) => Date::new(year, month, day).ok(),
        Holiday::Fixed(month, day) => Date::new(year, month, day).ok(),
        Holiday::Nth(month, day, nth) => {
            nth_weekday(nth, day, Period::of(Calendar::Month(year, month))?)
        }
        Holiday::After(month, day, nth, days) => {
            let from = nth_weekday(nth, day, Period::of(Calendar::Month(year, month))?)?;
            from.checked_add(i32::from(days).days()).ok()
        }
        Holiday::Easter(days) => easter(year)?.checked_add(i32::from(days).days()).ok(),
    }
}

/// The nth unit of a period, or the last one. A week belongs to where its Thursday lies.
fn nth_unit(nth: i8, unit: Unit, period: Period) -> Option<Calendar> {
    if matches!(unit, Unit::Week | Unit::Weekend) {
        let thursday = nth_weekday(nth, 4, period)?;
        return around(thursday, unit);
    }
    let (day, by) = if nth == -1 { (period.last, 0) } else { (period.first, i32::from(nth) - 1) };
    shifted(day, unit, by)
}

fn nth_weekday(nth: i8, day: i8, period: Period) -> Option<Date> {
    if nth == -1 {
        let back = (i32::from(period.last.weekday().to_monday_one_offset()) - i32::from(day))
            .rem_euclid(7);
        return period.last.checked_sub(back.days()).ok();
    }
    let days = ahead(period.first, day) + 7 * (i32::from(nth) - 1);
    period.first.checked_add(days.days()).ok()
}

/// How many days after a day the next weekday comes; 0 on that weekday.
pub(super) fn ahead(day: Date, weekday: i8) -> i32 {
    let weekday = Weekday::from_monday_one_offset(weekday).unwrap_or(Weekday::Monday);
    let to = i32::from(weekday.to_monday_zero_offset());
    (to - i32::from(day.weekday().to_monday_zero_offset())).rem_euclid(7)
}
