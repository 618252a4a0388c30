//! Parts of longer times: quarters, halves, seasons, weeks by number, "the second week of March".

use super::calendar::of_which;
use super::{Grammar, Read, longest};
use crate::time::meaning::{Base, Calendar, From, Part, Unit, Whole};
use crate::time::words::{cardinal, ordinal, words};

impl Grammar<'_> {
    /// A quarter or a half of a year, of a fiscal one too.
    pub(super) fn part_of_year(&self, at: usize) -> Read<Base> {
        let start = self.skip(self.skip(at, &["the"]), &["fiscal"]);
        let numbered = self.numbered_part(start).filter(|_| !self.is(start, &["w"]));
        let read = numbered.or_else(|| self.named_part(start));
        let after = read.and_then(|(next, part)| self.with_year(next, part));
        let year_first = self.year(at).and_then(|(next, year)| {
            let (end, part) = self.numbered_part(self.skip(next, &["-"]))?;
            Some((end, Base::within(part, Base::Fixed(Calendar::Year(year)))))
        });
        longest([after, year_first, self.possessed(at)])
    }

    /// "next year's first quarter"
    fn possessed(&self, at: usize) -> Read<Base> {
        let (next, year) = self.relative_unit(at, &[Unit::Year])?;
        let (end, part) = self.named_part(next + 1).filter(|_| self.is(next, &["'s"]))?;
        Some((end, Base::within(part, year)))
    }

    /// "third quarter", "second half"
    fn named_part(&self, at: usize) -> Read<Part> {
        let is_last = self.is(at, &["last"]);
        let (next, nth) = self.place_in_row(at).or_else(|| self.latter(at)).filter(|_| !is_last)?;
        let next = self.skip(next, &["-", "fiscal"]);
        match self.lower(next) {
            "quarter" => Some((next + 1, Part::Quarter(if nth == -1 { 4 } else { nth }))),
            "half" => Some((next + 1, Part::Half(if nth == -1 { 2 } else { nth }))),
            _ => None,
        }
        .filter(|(_, part)| matches!(part, Part::Quarter(1..=4) | Part::Half(1..=2)))
    }

    fn latter(&self, at: usize) -> Read<i8> {
        self.is(at, &["latter"]).then_some((at + 1, 2))
    }

    fn with_year(&self, next: usize, part: Part) -> Option<(usize, Base)> {
        let of = self.skip(next, &["of", "in", "-"]);
        let fiscal = self.fiscal_year(of).filter(|_| matches!(part, Part::Quarter(_)));
        if let Some((end, year)) = fiscal {
            return Some((end, Base::within(part, year)));
        }
        let decade = self.decade(of).or_else(|| self.century(of)).filter(|_| of > next);
        let within = matches!(part, Part::Half(_)).then_some(decade).flatten();
        if let Some((end, whole)) = self.year_after(next).or(within) {
            return Some((end, Base::within(part, whole)));
        }
        let is_hyphened = self.is(next - 2, &["-"]);
        let is_named = is_hyphened && words().beside.after_half.contains(self.lower(next));
        let is_half = matches!(part, Part::Half(_)) && !is_named || self.is(next, &["of"]);
        (!is_half).then(|| (next, Base::open(part)))
    }

    /// "spring", "the summer of 2016", "last winter", "next spring"
    pub(super) fn season(&self, at: usize) -> Read<Base> {
        let named = |at: usize| {
            let piece = self.piece(at)?;
            Some((at + 1, piece.entry.season?))
        };
        let which = words().which.at(self.pieces, at).and_then(|(next, which)| {
            let (end, season) = named(next)?;
            Some((end, of_which(Part::Season(season), *which, self.lower(next - 1))))
        });
        let of_named = words().which_of_named.at(self.pieces, at).and_then(|(next, by)| {
            let (end, season) = named(next)?;
            let year = Base::Shifted { unit: Unit::Year, by: *by, from: From::Named };
            let whole = if *by == 1 { Whole::NextOfNamed } else { Whole::Said(Box::new(year)) };
            Some((end, Base::Part { part: Part::Season(season), whole }))
        });
        let start = self.skip(at, &["the"]);
        let plain = named(start).and_then(|(next, season)| {
            let part = Part::Season(season);
            if let Some((end, year)) =
                self.year_after(next).filter(|(end, _)| !self.is(*end, &["%"]))
            {
                let end = match self.short_range_end_after(end) {
                    Some(after) if self.is(start, &["winter"]) => after,
                    Some(_) | None => end,
                };
                return Some((end, Base::within(part, year)));
            }
            self.tags.is_season(start, season, self.pieces).then(|| (next, Base::open(part)))
        });
        let year_first = self.year(at).and_then(|(next, year)| {
            let (end, season) = named(next)?;
            Some((end, Base::within(Part::Season(season), Base::Fixed(Calendar::Year(year)))))
        });
        longest([which, of_named, plain, year_first])
    }

    /// The place after the second year of "winter of 1939-40".
    fn short_range_end_after(&self, at: usize) -> Option<usize> {
        let is_range = self.is(at, &["-", "–", "/"]) && self.is_glued(at);
        let digits = self.piece(at + 1).filter(|it| is_range && it.glued)?.digits()?;
        (digits < 100).then_some(at + 2)
    }

    /// "week 31", "week 3 of 2027"
    pub(super) fn numbered_week(&self, at: usize) -> Read<Base> {
        let start = self.skip(at, &["the"]);
        if !self.is(start, &["week"]) {
            return None;
        }
        let (next, week) = cardinal(self.pieces, start + 1)?;
        let week = i8::try_from(week).ok().filter(|week| (1..=53).contains(week))?;
        let part = Part::Week(week);
        let after = self.skip(next, &["of"]);
        Some(match self.year_after(after).filter(|_| after > next) {
            Some((end, year)) => (end, Base::within(part, year)),
            None => (next, Base::open(part)),
        })
    }

    /// "the week of March 3", "week of 16 September", "the week beginning February 4"
    pub(super) fn week_around(&self, at: usize) -> Read<Base> {
        let start = self.skip(at, &["the"]);
        let named =
            if self.is(start, &["w"]) && self.is(start + 1, &["/"]) && self.is(start + 2, &["c"]) {
                start + 3
            } else if self.is(start, &["week"]) {
                let led = ["of", "starting", "beginning", "commencing", "ending", "ended"];
                let next = self.skip(start + 1, &led);
                if next == start + 1 {
                    return None;
                }
                self.skip(next, &["on", "with"])
            } else {
                return None;
            };
        let weekday =
            self.weekday_alone(named).filter(|_| self.is(start + 1, &["ended", "ending"]));
        let (end, day) = longest([self.day(named), self.numeric(named), weekday])?;
        Some((end, Base::within(Part::WeekAround, day)))
    }

    /// "the second week of March", "the last day of 2019", "first month of the year"
    pub(super) fn nth_of(&self, at: usize) -> Read<Base> {
        let start = self.skip(at, &["the"]);
        let (next, nth) = self.place_in_row(start)?;
        let unit = self.piece(next)?.entry.unit.filter(|unit| !unit.is_of_clock())?;
        let of = self.skip(next + 1, &["of", "in"]);
        let relative =
            self.relative_unit(of, &[Unit::Month, Unit::Year, Unit::Quarter, Unit::Decade]);
        let month = self.month_alone(of).filter(|_| of > next + 1);
        let others = [self.year_alone(of), self.decade(of), self.century(of)];
        let others = longest(others).filter(|_| of > next + 1);
        let (end, whole) = longest([relative, month, others])?;
        Some((end, Base::within(Part::Nth(nth, unit), whole)))
    }

    /// "weekend", "the weekend of 3 May"
    pub(super) fn weekend(&self, at: usize) -> Read<Base> {
        let start = self.skip(at, &["the", "my"]);
        if !self.is(start, &["weekend"]) || start == at {
            return None;
        }
        let around = self.day(start + 2).filter(|_| self.is(start + 1, &["of"]));
        if let Some((end, day)) = around {
            return Some((end, Base::within(Part::WeekendAround, day)));
        }
        Some((start + 1, Base::Shifted { unit: Unit::Weekend, by: 0, from: From::Publication }))
    }

    /// "the 20th" as a place in a row of months: "the 9th month of next year".
    pub(super) fn nth_month(&self, at: usize) -> Read<Base> {
        let start = self.skip(at, &["the"]);
        let (next, month) = ordinal(self.pieces, start)?;
        let month = i8::try_from(month).ok().filter(|month| (1..=12).contains(month))?;
        let (end, year) = self.year_after(next + 1).filter(|_| self.is(next, &["month"]))?;
        Some((end, Base::within(Part::Month(month), year)))
    }
}
