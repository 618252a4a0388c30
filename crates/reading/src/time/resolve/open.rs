//! The place of a part whose year, month or week is left open: the nearest one, on the side that
//! is told.

use jiff::ToSpan;
use jiff::civil::Date;

use super::calendar::{Context, Told};
use super::part::{ahead, part_of};
use super::period::Period;
use crate::time::Lean;
use crate::time::meaning::{Calendar, From, Part};
use crate::time::place::Joint;

impl Context {
    /// A part of something that is not said.
    pub(super) fn open(&self, part: Part) -> Option<Calendar> {
        match part {
            Part::Weekday(day) => self.weekday(day),
            Part::Day(day) => self.day_of_month(day),
            Part::Week(_) => part_of(part, Calendar::Year(self.year()?)),
            Part::Month(_)
            | Part::Quarter(_)
            | Part::Half(_)
            | Part::Season(_)
            | Part::Holiday(_)
            | Part::Nth(..)
            | Part::NthWeekday(..)
            | Part::WeekAround
            | Part::WeekendAround => self.nearest_year(|year| part_of(part, Calendar::Year(year))),
        }
    }

    /// The year that is under way: of the last time named in a history, or of publication.
    fn year(&self) -> Option<i16> {
        let named = self.named.and_then(Period::of).filter(|_| self.is_history);
        named.map(|period| period.first.year()).or(self.published.map(Date::year))
    }

    /// What is nearest to publication of this year's, last year's and next year's; what lies on
    /// the wrong side counts as further, and more so where a verb announces it. In a history,
    /// this year's.
    pub(super) fn nearest_year(
        &self,
        in_year: impl Fn(i16) -> Option<Calendar>,
    ) -> Option<Calendar> {
        let year = self.year()?;
        if self.is_history {
            return in_year(year);
        }
        let published = self.published?;
        if let Some(year) = self.said_year.filter(|_| self.lean == Lean::Past) {
            return in_year(year);
        }
        let years = [year, year.saturating_sub(1), year.saturating_add(1)];
        let full = self.full.and_then(Period::of).filter(|_| self.lean == Lean::Past);
        let next = full.and_then(|full| {
            let next = in_year(full.first.year())?;
            let is_old = days_between(full.first, published) > LONG_AGO;
            (is_old && Period::of(next)?.first > full.last).then_some(next)
        });
        let distance = |calendar: &Calendar| {
            let period = Period::of(*calendar);
            let Some(period) = period else { return i32::MAX };
            let days = if period.first <= published && published <= period.last {
                0
            } else {
                days_between(published, period.middle())
            };
            match self.lean {
                Lean::Past => days.abs() * if days > 0 { self.of_past() } else { 1 },
                Lean::Future => days.abs() * if days < 0 { 10 } else { 1 },
            }
        };
        let nearest = years.into_iter().filter_map(in_year).min_by_key(distance);
        let is_news = nearest.is_some_and(|nearest| distance(&nearest) <= NEWS);
        next.filter(|_| !is_news).or(nearest)
    }

    /// How many times further a time counts that lies ahead and was told of the past.
    fn of_past(&self) -> i32 {
        match (self.told == Told::Done, self.joint) {
            (true, _) => OUT_OF_REACH,
            (false, Joint::Since) => 10,
            (false, _) => 3,
        }
    }

    /// The weekday nearest to publication, on the side where it lies; on the day itself, that day.
    fn weekday(&self, day: i8) -> Option<Calendar> {
        if let Some(start) = self.range_start {
            let day = start.checked_add(ahead(start, day).days()).ok()?;
            return Some(Calendar::Day(day));
        }
        let anchor = if self.is_history { self.anchor(From::Named)? } else { self.published? };
        let ahead = ahead(anchor, day);
        let days = match self.lean {
            Lean::Past if ahead > 0 => ahead - 7,
            Lean::Past | Lean::Future => ahead,
        };
        Some(Calendar::Day(anchor.checked_add(days.days()).ok()?))
    }

    /// The day of the month of the last time named, or that nearest to publication.
    fn day_of_month(&self, day: i8) -> Option<Calendar> {
        let named = self.named.filter(|_| self.is_history).and_then(Period::of);
        if let Some(named) = named {
            let (year, month) = (named.first.year(), named.first.month());
            return Some(Calendar::Day(Date::new(year, month, day).ok()?));
        }
        let published = self.published?;
        let months =
            (-2..=2).filter_map(|by: i32| published.first_of_month().checked_add(by.months()).ok());
        let days = months.filter_map(|month| Date::new(month.year(), month.month(), day).ok());
        let distance = |date: &Date| {
            let days = days_between(published, *date);
            let is_wrong = if self.lean == Lean::Past { days > 0 } else { days < 0 };
            days.abs() * if is_wrong { 3 } else { 1 }
        };
        days.min_by_key(distance).map(Calendar::Day)
    }
}

/// The last part of its kind before a day, or the first one after it.
pub(super) fn sided(from: Date, part: Part, side: Lean) -> Option<Calendar> {
    if let Part::Weekday(day) = part {
        let ahead = ahead(from, day);
        let days = if side == Lean::Past {
            ahead - 7
        } else if ahead == 0 {
            7
        } else {
            ahead
        };
        return Some(Calendar::Day(from.checked_add(days.days()).ok()?));
    }
    let year = from.year();
    let years = (-2..=1).map(|by| year.saturating_add(by));
    let mut all = years.filter_map(|year| part_of(part, Calendar::Year(year)));
    let is_past =
        |calendar: &Calendar| Period::of(*calendar).is_some_and(|period| period.last < from);
    let is_ahead =
        |calendar: &Calendar| Period::of(*calendar).is_some_and(|period| period.first > from);
    match side {
        Lean::Past => all.rfind(is_past),
        Lean::Future => all.find(is_ahead),
    }
}

/// So many times further than any day of a year: what is done does not lie ahead.
const OUT_OF_REACH: i32 = 1000;
/// So many days before publication, a day that is told with its year is none that news is about.
const LONG_AGO: i32 = 300;
/// So many days before publication are news, also behind a day of long ago.
pub(super) const NEWS: i32 = 31;

pub(super) fn days_between(from: Date, to: Date) -> i32 {
    from.until(to).map_or(0, |span| span.get_days())
}
