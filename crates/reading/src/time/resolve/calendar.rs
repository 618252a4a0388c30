//! The place in the calendar that an expression means, as seen from other times.

use jiff::civil::Date;

use super::amount::{moved, shifted};
use super::open::{NEWS, days_between, sided};
use super::part::part_of;
use super::period::Period;
use crate::time::Lean;
use crate::time::meaning::{Amount, Base, Calendar, Count, From, Part, Point, Unit, Whole};
use crate::time::place::Joint;

/// From where a text is to be understood.
#[derive(Clone, Copy, Debug)]
pub(super) struct Context {
    /// When it was published.
    pub(super) published: Option<Date>,
    /// The last time it named.
    pub(super) named: Option<Calendar>,
    /// Whether years hold on from one time to the next.
    pub(super) is_history: bool,
    /// The year with which the sentence opened.
    pub(super) said_year: Option<i16>,
    /// The day with which a range began that ends here.
    pub(super) range_start: Option<Date>,
    /// Whether the last time named stands in the same sentence.
    pub(super) is_beside: bool,
    /// A day or month with its year just before.
    pub(super) full: Option<Calendar>,
    /// What a verb tells of the side of publication on which the time lies.
    pub(super) told: Told,
    /// What joins the expression to what stands before it.
    pub(super) joint: Joint,
    /// On which side of publication the time lies.
    pub(super) lean: Lean,
}

/// What a verb tells of the side of publication on which a time lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Told {
    /// No verb tells anything.
    Nothing,
    /// One leans to a side.
    Side,
    /// One of the past says outright that something was done then.
    Done,
}

impl Context {
    /// The place in the calendar of a point. A time of day alone is one of the day last named.
    pub(super) fn point(&self, point: &Point) -> Option<Calendar> {
        match &point.base {
            Some(base) => self.base(base),
            None if matches!(point.clock, Some(crate::time::meaning::Clock::Part(_))) => None,
            None => self.day_of_clock().map(Calendar::Day),
        }
    }

    /// The day of a time of day alone: the last one named, unless news has left it behind.
    fn day_of_clock(&self) -> Option<Date> {
        let Some(published) = self.published.filter(|_| !self.is_history) else {
            return self.named_day().or(self.published);
        };
        let is_under_way = |day: &Date| {
            let days = days_between(*day, published);
            let is_left = days > NEWS || days > 0 && self.lean == Lean::Future;
            !is_left || self.full.is_some() || self.is_beside
        };
        Some(self.named_day().filter(is_under_way).unwrap_or(published))
    }

    /// The day from which hours are counted: "two hours later".
    pub(super) fn day_of_hours(&self, point: &Point) -> Option<Calendar> {
        let Some(Base::Moved { from, .. }) = &point.base else { return None };
        let day = if *from == From::Named { self.named_day() } else { None };
        let is_known = day.is_some() || !self.is_history;
        day.or(self.published).filter(|_| is_known).map(Calendar::Day)
    }

    fn base(&self, base: &Base) -> Option<Calendar> {
        match base {
            Base::Fixed(calendar) => Some(*calendar),
            Base::Shifted { unit, by, from } => self.shifted(*unit, *by, *from),
            Base::Moved { amount, back: true, .. } if self.is_same_period(amount) => {
                self.year_before()
            }
            Base::Moved { amount, back, from } => moved(self.anchor(*from)?, amount, *back),
            Base::MovedFrom { amount, back, from } => {
                let from = Period::of(self.base(from)?)?;
                let moved = moved(if *back { from.first } else { from.last }, amount, *back)?;
                Some(
                    from.day()
                        .map_or(moved, |day| Self::exactly(day, amount, *back).unwrap_or(moved)),
                )
            }
            Base::Again => self.named,
            Base::Part { part, whole } => self.part(*part, whole),
        }
    }

    /// Whether "the same period last year" is one of a month or quarter that was named.
    fn is_same_period(&self, amount: &Amount) -> bool {
        let is_period =
            matches!(amount.0.last(), Some((_, Unit::Year))) && amount.has_nothing_more();
        is_period
            && matches!(
                self.named,
                Some(Calendar::Month(..) | Calendar::Quarter(..) | Calendar::Half(..))
            )
    }

    /// The month, quarter or half named last, a year before.
    fn year_before(&self) -> Option<Calendar> {
        match self.named? {
            Calendar::Month(year, month) => Some(Calendar::Month(year - 1, month)),
            Calendar::Quarter(year, quarter) => Some(Calendar::Quarter(year - 1, quarter)),
            Calendar::Half(year, half) => Some(Calendar::Half(year - 1, half)),
            Calendar::Day(_)
            | Calendar::Week(_)
            | Calendar::Weekend(_)
            | Calendar::Season(..)
            | Calendar::Year(_)
            | Calendar::Fiscal(_)
            | Calendar::FiscalQuarter(..)
            | Calendar::Decade(_)
            | Calendar::Century(_) => None,
        }
    }

    /// Weeks from a day that is named along lead to a day, not to a week.
    fn exactly(day: Date, amount: &Amount, back: bool) -> Option<Calendar> {
        let is_in_weeks = amount.0.last().is_some_and(|(_, unit)| *unit == Unit::Week);
        let days = Amount(
            amount
                .0
                .iter()
                .map(|(count, unit)| match (count, unit) {
                    (Count::Exactly(weeks), Unit::Week) => (Count::Exactly(weeks * 7.0), Unit::Day),
                    (count, unit) => (*count, *unit),
                })
                .collect(),
        );
        if is_in_weeks { moved(day, &days, back) } else { None }
    }

    /// The day from which something is counted.
    pub(super) fn anchor(&self, from: From) -> Option<Date> {
        match from {
            From::Publication => self.published,
            From::UnderWay if !self.is_history => self.published,
            From::Named | From::UnderWay => {
                let named = self.named.and_then(Period::of).map(|period| period.first);
                named.or(self.published)
            }
        }
    }

    pub(super) fn named_day(&self) -> Option<Date> {
        self.named.and_then(Period::of).and_then(Period::day)
    }

    fn shifted(&self, unit: Unit, by: i32, from: From) -> Option<Calendar> {
        // The day after a month is not known.
        let is_vague = from != From::Publication && self.is_history && self.named_day().is_none();
        if is_vague && matches!(unit, Unit::Day | Unit::Night) {
            return None;
        }
        let is_short = matches!(unit, Unit::Week | Unit::Month | Unit::Quarter);
        let named = self.named.filter(|_| is_short && from == From::UnderWay && by == 0);
        if named.is_some_and(|named| around_is(named, unit)) {
            return named;
        }
        let is_of_day = from == From::Named && matches!(unit, Unit::Day | Unit::Night);
        let anchor =
            if is_of_day { self.named_day().or(self.published) } else { self.anchor(from) };
        // "Over the weekend" is said on Monday of the one that is just over.
        let is_over = unit == Unit::Weekend
            && (from, by, self.lean) == (From::Publication, 0, Lean::Past)
            && self.told != Told::Nothing
            && anchor.is_some_and(|day| day.weekday().to_monday_one_offset() < 6);
        shifted(anchor?, unit, if is_over { -1 } else { by })
    }

    fn part(&self, part: Part, whole: &Whole) -> Option<Calendar> {
        match whole {
            Whole::Said(whole) => match open_year(whole) {
                Some(months) => {
                    self.nearest_year(|year| part_of(part, part_of(months, Calendar::Year(year))?))
                }
                None => part_of(part, self.base(whole)?),
            },
            Whole::Open => self.open(part),
            Whole::Last => sided(self.published?, part, Lean::Past),
            Whole::Next => sided(self.published?, part, Lean::Future),
            Whole::NextOfNamed => {
                let named = self.named.and_then(Period::of).map(|period| period.last);
                sided(named.or(self.published)?, part, Lean::Future)
            }
        }
    }
}

/// Whether something is one unit long, so that "the quarter" can be said of it.
fn around_is(calendar: Calendar, unit: Unit) -> bool {
    matches!(
        (calendar, unit),
        (Calendar::Week(_), Unit::Week)
            | (Calendar::Month(..), Unit::Month)
            | (Calendar::Quarter(..) | Calendar::FiscalQuarter(..), Unit::Quarter)
    )
}

/// The month of a base that leaves its year open.
fn open_year(base: &Base) -> Option<Part> {
    match base {
        Base::Part { part: part @ (Part::Month(_) | Part::Season(_)), whole: Whole::Open } => {
            Some(*part)
        }
        Base::Part { .. }
        | Base::Fixed(_)
        | Base::Shifted { .. }
        | Base::Moved { .. }
        | Base::MovedFrom { .. }
        | Base::Again => None,
    }
}
