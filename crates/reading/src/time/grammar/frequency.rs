//! Times that recur: "daily", "every Monday", "twice a year", "Sundays".

use super::{Grammar, Read, longest};
use crate::time::meaning::{Amount, Base, Clock, Count, Meaning, Part, Point, Unit};
use crate::time::resolve::amount_value;
use crate::time::words::{cardinal, words};

impl Grammar<'_> {
    /// A set of times.
    pub(super) fn frequency(&self, at: usize) -> Read<Meaning> {
        longest([
            self.set_word(at),
            self.every(at),
            self.plural_weekday(at),
            self.weekends(at),
            self.rate(at),
            self.per(at),
        ])
    }

    /// "daily", "annual"
    fn set_word(&self, at: usize) -> Read<Meaning> {
        let (start, end) = match self.lower(at) {
            "semi" | "bi" if self.is(at + 1, &["-"]) => (at + 2, at + 3),
            _ => (at, at + 1),
        };
        let value = self.piece(start)?.entry.set.clone()?;
        let value = match (start > at, self.lower(at)) {
            (true, "semi") => halved(&value),
            (true, _) => doubled(&value),
            (false, _) => value,
        };
        // "The Daily Mail" is no set of times.
        let is_name = self.piece(at)?.capital && self.piece(end).is_some_and(|next| next.capital);
        Some((end, Meaning::Set(value))).filter(|_| !is_name)
    }

    /// "every day", "each Monday", "every two weeks", "every evening at 9"
    fn every(&self, at: usize) -> Read<Meaning> {
        let (next, apart) = words().quantifiers.at(self.pieces, at)?;
        if let Some((end, amount)) = self.amount(next).filter(|_| self.is(next - 1, &["every"])) {
            return Some((end, Meaning::Set(amount_value(&amount))));
        }
        let piece = self.piece(next)?;
        let count = Count::Exactly(f64::from(*apart));
        if let Some((after, times)) = cardinal(self.pieces, next)
            && let Some(unit) = self.piece(after).and_then(|it| it.entry.unit.or(it.entry.units))
        {
            let count = Count::Exactly(f64::from(times));
            return Some((after + 1, Meaning::Set(amount_value(&Amount(vec![(count, unit)])))));
        }
        if let Some((end, part)) = self.part_of_day(next) {
            return Some(
                self.hour_of_set(end)
                    .unwrap_or((end, Meaning::SetOf(Point::at(Clock::Part(part))))),
            );
        }
        if let Some(unit) = piece.entry.unit {
            let amount = Amount(vec![(count, unit)]);
            return Some((next + 1, Meaning::Set(amount_value(&amount))))
                .filter(|_| unit != Unit::Second);
        }
        if let Some((end, day)) = self.weekday(next) {
            return Some(self.with_set_clock(end, Some(day)));
        }
        if let Some((end, day)) = self.day_of_month(next) {
            return Some((end, Meaning::SetOf(Point::of(day))));
        }
        if let Some((end, month)) = self.month(next) {
            let part = Base::open(Part::Month(month));
            return Some((end, Meaning::SetOf(Point::of(part))));
        }
        if let Some(season) = piece.entry.season {
            return Some((next + 1, Meaning::SetOf(Point::of(Base::open(Part::Season(season))))));
        }
        None
    }

    /// "per day"
    fn per(&self, at: usize) -> Read<Meaning> {
        let unit = self.piece(at + 1)?.entry.unit.filter(|_| self.is(at, &["per"]))?;
        let amount = Amount(vec![(Count::Exactly(1.0), unit)]);
        Some((at + 2, Meaning::Set(amount_value(&amount)))).filter(|_| !unit.is_of_clock())
    }

    /// "Mondays", "Friday mornings", "Thursdays at 17.30"
    fn plural_weekday(&self, at: usize) -> Read<Meaning> {
        let day = self.piece(at)?.entry.weekdays?;
        Some(self.with_set_clock(at + 1, Some(day)))
    }

    /// "on weekends"
    fn weekends(&self, at: usize) -> Read<Meaning> {
        let is_weekends = self.piece(at)?.entry.units == Some(Unit::Weekend);
        is_weekends.then(|| (at + 1, Meaning::Set("XXXX-WXX-WE".to_owned())))
    }

    fn with_set_clock(&self, end: usize, day: Option<i8>) -> (usize, Meaning) {
        let base = day.map(|day| Base::open(Part::Weekday(day)));
        let next = self.skip(end, &["at", ","]);
        match self.clock(next) {
            Some((end, point)) => (end, Meaning::SetOf(Point { base, ..point })),
            None => (end, Meaning::SetOf(Point { base, clock: None, zone: None })),
        }
    }

    fn hour_of_set(&self, end: usize) -> Read<Meaning> {
        let hour = self.clock(end + 1).or_else(|| self.bare_hour(end + 1));
        let (end, point) = hour.filter(|_| self.is(end, &["at"]))?;
        Some((end, Meaning::SetOf(point)))
    }

    /// "$2 a day", "three times a year", "100 people per month": the unit alone.
    fn rate(&self, at: usize) -> Read<Meaning> {
        let unit = self.piece(at + 1)?.entry.unit.filter(|_| self.is(at, &["a", "an"]))?;
        let before = at.checked_sub(1).and_then(|before| self.piece(before))?;
        let is_money = self.is(at.wrapping_sub(2), &["$", "€", "£"]);
        let is_rate = words().beside.before_rate.contains(before.lower)
            || before.digits().is_some() && is_money;
        let amount = Amount(vec![(Count::Exactly(1.0), unit)]);
        is_rate.then(|| (at + 2, Meaning::Set(amount_value(&amount))))
    }
}

fn halved(value: &str) -> String {
    match value {
        "P1Y" => "P6M".to_owned(),
        "P1M" => "P0.5M".to_owned(),
        other => other.to_owned(),
    }
}

fn doubled(value: &str) -> String {
    value.replacen('1', "2", 1)
}
