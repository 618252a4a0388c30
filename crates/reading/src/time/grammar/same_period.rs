//! The same period of the year before, as reports of figures name it: "the same month last year",
//! "the year-ago quarter".

use super::{Grammar, Read};
use crate::time::meaning::{Amount, Base, Count, From, Unit};

impl Grammar<'_> {
    /// "the same month last year", "the same period a year earlier"
    pub(super) fn same_period(&self, at: usize) -> Read<Base> {
        let start = self.skip(at, &["the"]);
        let unit = self.period_unit(start + 1).filter(|_| self.is(start, &["same"]))?;
        let next = self.skip(start + 2, &["of", "in"]);
        let next = self.skip(next, &["the"]);
        let is_year = self.is(next + 1, &["year"]);
        let is_last = self.is(next, &["last", "previous", "prior"]) && is_year;
        let is_ago = self.is(next, &["a"])
            && is_year
            && self.is(next + 2, &["ago", "earlier", "before", "previously"]);
        let end = if is_ago { next + 3 } else { next + 2 };
        let counts_from_publication = self.is(end - 2, &["last"]) || self.is(end - 1, &["ago"]);
        let from = if counts_from_publication && unit == Unit::Year {
            From::Publication
        } else {
            From::Named
        };
        (is_last || is_ago).then(|| (end, a_year_earlier(unit, from)))
    }

    /// "the year-ago quarter", "the year-earlier period"
    pub(super) fn year_ago_period(&self, at: usize) -> Read<Base> {
        let start = self.skip(at, &["the", "a"]);
        let is_ago = self.is(start, &["year"])
            && self.is(start + 1, &["-"])
            && self.is(start + 2, &["ago", "earlier"]);
        let unit = self.period_unit(start + 3).filter(|_| is_ago)?;
        Some((start + 4, a_year_earlier(unit, From::Named)))
    }

    /// The unit to which a period is known; "period" itself tells the year only.
    fn period_unit(&self, at: usize) -> Option<Unit> {
        if self.is(at, &["period", "time"]) { Some(Unit::Year) } else { self.unit(at) }
    }
}

/// The unit around the day a year before another.
fn a_year_earlier(unit: Unit, from: From) -> Base {
    let amount = Amount(vec![(Count::Exactly(1.0), Unit::Year), (Count::Exactly(0.0), unit)]);
    Base::Moved { amount, back: true, from }
}
