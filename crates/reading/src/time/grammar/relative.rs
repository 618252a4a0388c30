//! Times beside another one: "next week", "that year", "the day before", "the week after next".

use super::calendar::of_which;
use super::{Grammar, Read, longest};
use crate::time::meaning::{Base, From, Part, Point, Unit};
use crate::time::words::words;

impl Grammar<'_> {
    /// A unit beside another time.
    pub(super) fn relative(&self, at: usize) -> Read<Base> {
        longest([
            self.the_last_unit(at),
            self.unit_of_publication(at),
            self.unit_of_named(at),
            self.unit_before(at),
            self.after_next(at),
            self.which_month(at),
            self.fiscal_of_publication(at),
            self.last_part_of_unit(at),
            self.during_unit(at),
            self.same_period(at),
            self.year_ago_period(at),
            self.again(at),
        ])
    }

    /// "this week", "next year", "last month"
    pub(super) fn unit_of_publication(&self, at: usize) -> Read<Base> {
        let (next, by) = words().which.at(self.pieces, at)?;
        let next = self.skip(next, &["calendar", "working", "business"]);
        let unit = self.unit(next)?;
        // "the past year" and "the coming months" are stretches of time.
        let is_stretch = self.is(at, &["the"]) && !self.is(at + 1, &["current", "latest"])
            || self.is(at, &["past"]) && unit != Unit::Night
            || self.is(next + 1, &["of"]) && self.is(at, &["last", "next"]);
        if unit == Unit::Day && self.is(at, &["current"]) {
            return None;
        }
        // A history says "this year" of the one that it has come to.
        let from = if self.is(at, &["this"]) { From::UnderWay } else { From::Publication };
        Some((next + 1, Base::Shifted { unit, by: *by, from }))
            .filter(|_| !is_stretch && unit != Unit::Night)
    }

    /// "the following day", "that year", "the same month"
    fn unit_of_named(&self, at: usize) -> Read<Base> {
        let (next, by) = words().which_of_named.at(self.pieces, at)?;
        let unit = self.unit(next).filter(|unit| *unit != Unit::Night)?;
        let is_stretch = *by == 1 && self.is_stretch_of_time(at);
        Some((next + 1, Base::Shifted { unit, by: *by, from: From::Named })).filter(|_| !is_stretch)
    }

    /// "the day before", "the week after", "the year previous"
    fn unit_before(&self, at: usize) -> Read<Base> {
        let start = self.skip(at, &["the"]);
        let unit = self.unit(start).filter(|_| start > at)?;
        let (end, by) = words().after_unit.at(self.pieces, start + 1)?;
        let is_ended =
            self.piece(end).is_none_or(|next| !next.word) || !self.tags.is_noun(end, self.pieces);
        Some((end, Base::Shifted { unit, by: *by, from: From::Named })).filter(|_| is_ended)
    }

    /// "the week after next", "the week before last"
    fn after_next(&self, at: usize) -> Read<Base> {
        let start = self.skip(at, &["the"]);
        let unit = self.unit(start)?;
        let next = self.skip(start + 2, &["the"]);
        let by = match (self.lower(start + 1), self.lower(next)) {
            ("after", "next") => 2,
            ("before", "last") => -2,
            _ => return None,
        };
        Some((next + 1, Base::Shifted { unit, by, from: From::Publication }))
    }

    /// "last March", "this May", "next 5/12"
    fn which_month(&self, at: usize) -> Read<Base> {
        let named = words().which_of_named.at(self.pieces, at).filter(|(_, by)| **by <= 0);
        if let Some((next, by)) = named
            && let Some((end, month)) = self.month(next)
        {
            let year = Base::Shifted { unit: Unit::Year, by: *by, from: From::Named };
            return Some((end, Base::within(Part::Month(month), year)));
        }
        let (next, which) = words().which.at(self.pieces, at)?;
        let (end, month) = self.month(next)?;
        let is_day = self.piece(end).is_some_and(|it| it.digits().is_some());
        let base = of_which(Part::Month(month), *which, self.lower(next - 1));
        Some((end, base)).filter(|_| !is_day)
    }

    fn fiscal_of_publication(&self, at: usize) -> Read<Base> {
        let at = self.skip(at, &["the"]);
        let (end, by) = self.relative_fiscal_year(at)?;
        Some((end, Base::Shifted { unit: Unit::Year, by, from: From::Publication }))
            .filter(|_| by != 0 || self.is(at, &["this", "current"]))
    }

    /// "the last year", "the next quarter"
    fn the_last_unit(&self, at: usize) -> Read<Base> {
        let by = match self.lower(at + 1) {
            "last" => -1,
            "next" | "coming" | "upcoming" => 1,
            _ => return None,
        };
        let unit =
            self.unit(at + 2).filter(|_| self.is(at, &["the"]) && !self.is(at + 3, &["of"]))?;
        let is_read = matches!(
            (by, unit),
            (-1, Unit::Day | Unit::Week | Unit::Month | Unit::Year)
                | (_, Unit::Quarter | Unit::Weekend)
        ) || self.is(at + 1, &["coming", "upcoming"]);
        let is_stretch = self.is_stretch_of_time(at) && unit != Unit::Quarter;
        (is_read && !is_stretch)
            .then_some((at + 3, Base::Shifted { unit, by, from: From::Publication }))
    }

    /// Whether something lasts through what follows: "over the next year".
    pub(super) fn is_stretch_of_time(&self, at: usize) -> bool {
        self.is(at.wrapping_sub(1), &["over", "throughout", "within"])
    }

    /// "in the week", "during the year", "for the quarter"
    fn during_unit(&self, at: usize) -> Read<Base> {
        let beside = &words().beside;
        let is_led = beside.before_the_unit.contains(self.before(at)) && self.is(at, &["the"]);
        let unit = self
            .unit(at + 1)
            .filter(|_| is_led && !self.piece(at + 1).is_some_and(|it| it.capital))?;
        let is_one =
            matches!(unit, Unit::Week | Unit::Month | Unit::Quarter | Unit::Year | Unit::Fortnight);
        let is_ended = self.piece(at + 2).is_none_or(|next| !next.word && next.lower != "-")
            || beside.after_the_unit.contains(self.lower(at + 2));
        Some((at + 2, Base::Shifted { unit, by: 0, from: From::UnderWay }))
            .filter(|_| is_one && is_ended)
    }

    /// "year's end", "the month's end"
    fn last_part_of_unit(&self, at: usize) -> Read<Base> {
        let start = self.skip(at, &["the"]);
        let unit = self.unit(start)?;
        let is_end = self.is(start + 1, &["'s", "-"]) && self.is(start + 2, &["end"]);
        is_end.then_some((start + 3, Base::Shifted { unit, by: 0, from: From::UnderWay }))
    }

    /// "the year", "the week": what is under way, where a modifier stands before it.
    pub(super) fn the_unit(&self, at: usize) -> Read<Point> {
        let start = self.skip(at, &["the"]);
        let unit =
            self.unit(start).filter(|_| start > at || self.is(at.wrapping_sub(1), &["of"]))?;
        let base = Base::Shifted { unit, by: 0, from: From::UnderWay };
        Some((start + 1, Point::of(base))).filter(|_| unit != Unit::Night)
    }

    /// A unit of at least a day.
    pub(super) fn unit(&self, at: usize) -> Option<Unit> {
        self.piece(at)?.entry.unit.filter(|unit| !unit.is_of_clock())
    }
}
