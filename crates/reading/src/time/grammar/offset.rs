//! Amounts from another time: "three days ago", "two weeks later", "a month before Christmas".

use super::{Grammar, Read, longest};
use crate::time::meaning::{Amount, Base, Count, From, Part, Unit};
use crate::time::words::words;

impl Grammar<'_> {
    /// An amount from another time.
    pub(super) fn offset(&self, at: usize) -> Read<Base> {
        let (next, amount) = self.offset_amount(at)?;
        let ago = words().from_publication.at(self.pieces, next);
        let ago = ago.map(|(end, by)| (end, moved(&amount, *by, From::Publication)));
        let ago = ago.map(|(end, base)| self.on_weekday(end, base, &amount));
        let ago = ago.map(|(end, base)| self.of_unit(end, base));
        let later =
            words().from_named.at(self.pieces, next).filter(|(end, _)| !self.is(*end, &["than"]));
        let later = later.map(|(end, by)| (end, moved(&amount, *by, From::Named)));
        longest([
            ago,
            later,
            self.beside_next(next, &amount),
            self.before_clause(next, &amount),
            self.ahead(at, next, &amount),
        ])
    }

    /// "a week ago Tuesday"
    fn on_weekday(&self, end: usize, base: Base, amount: &Amount) -> (usize, Base) {
        let is_weeks = matches!(amount.0.as_slice(), [(Count::Exactly(_), Unit::Week)]);
        match self.weekday(end).filter(|_| is_weeks) {
            Some((end, day)) => (end, Base::within(Part::Weekday(day), base)),
            None => (end, base),
        }
    }

    /// "a year ago today", "ten years ago this week": told to the day or week.
    fn of_unit(&self, end: usize, base: Base) -> (usize, Base) {
        let near = longest([self.near_day(end), self.unit_of_publication(end)]);
        match (near, base) {
            (
                Some((end, Base::Shifted { unit, by: 0, .. })),
                Base::Moved { mut amount, back, from },
            ) if !amount.is_vague() => {
                amount.0.push((Count::Exactly(0.0), unit));
                (end, Base::Moved { amount, back, from })
            }
            (_, base) => (end, base),
        }
    }

    fn offset_amount(&self, at: usize) -> Read<Amount> {
        let start = self.skip(self.skip(at, &["just", "only"]), &["a"]);
        let start = if self.is(start, &["mere", "full"]) { start + 1 } else { at };
        let many = self.piece(at).and_then(|it| it.entry.units);
        let many = many.map(|unit| (at + 1, Amount(vec![(Count::Vague, unit)])));
        self.amount(start).or(many)
    }

    /// "two weeks before Christmas"
    fn beside_next(&self, next: usize, amount: &Amount) -> Read<Base> {
        let (start, by) = words().from_next.at(self.pieces, next)?;
        let (end, from) = self.base(start)?;
        let is_near =
            matches!(&from, Base::Shifted { .. } | Base::Part { part: Part::Weekday(_), .. });
        let is_since =
            self.is(next, &["since", "following"]) || self.is(next, &["from"]) && !is_near;
        let base = Base::MovedFrom { amount: amount.clone(), back: *by < 0, from: Box::new(from) };
        Some((end, base)).filter(|_| !is_since)
    }

    /// "two years before", at the end of its clause
    fn before_clause(&self, next: usize, amount: &Amount) -> Read<Base> {
        let by = match self.lower(next) {
            "before" => -1,
            "after" => 1,
            _ => return None,
        };
        let is_ended =
            self.piece(next + 1).is_none_or(|it| !it.word) || self.is(next + 1, &["and", "but"]);
        is_ended.then(|| (next + 1, moved(amount, by, From::Named)))
    }

    /// "in two weeks", said of what is to come: the preposition stays outside.
    fn ahead(&self, at: usize, next: usize, amount: &Amount) -> Read<Base> {
        let is_in = self.is(at.wrapping_sub(1), &["in"]) && at > 0;
        let is_time = self.is(next, &["'"]) && self.is(next + 1, &["time"]);
        let is_exact = amount.0.iter().all(|(count, _)| matches!(count, Count::Exactly(_)));
        let is_ahead = is_in && is_exact && (is_time || self.tags.is_ahead(at, self.pieces));
        is_ahead
            .then(|| (if is_time { next + 2 } else { next }, moved(amount, 1, From::Publication)))
    }
}

fn moved(amount: &Amount, by: i32, from: From) -> Base {
    Base::Moved { amount: amount.clone(), back: by < 0, from }
}
