//! Times of a calendar other than ours: "the lunar new year", "the third day of Nowruz", "15 Ramadan
//! 1443". Nothing is read from them, so that no part of one is taken for a date.

use super::{Grammar, Read};
use crate::time::meaning::Meaning;
use crate::time::piece::Piece;
use crate::time::words::{cardinal, ordinal, words};

/// The years that are more likely ours than those of another calendar.
const OUR_YEARS: std::ops::Range<u32> = 1800..2200;

impl Grammar<'_> {
    /// A time of another calendar, with what is counted in it.
    pub(super) fn other_calendar(&self, at: usize) -> Read<Meaning> {
        let start = self.skip(at, &["the"]);
        let named = words().other_calendars.at(self.pieces, start).map(|(end, ())| end);
        let end = named.or_else(|| self.counted_in_other(start))?;
        let is_year = |year: u32| (1000..10_000).contains(&year) && !OUR_YEARS.contains(&year);
        let year = self.piece(end).and_then(Piece::digits).filter(|year| is_year(*year));
        Some((if year.is_some() { end + 1 } else { end }, Meaning::Nothing))
    }

    /// "third day of the lunar new year", "last ten days of Ramadan", "15 Ramadan"
    fn counted_in_other(&self, at: usize) -> Option<usize> {
        let is_last = self.piece(at).is_some_and(|piece| piece.entry.is_last);
        let after_last = if is_last { at + 1 } else { at };
        let number = ordinal(self.pieces, after_last).or_else(|| cardinal(self.pieces, after_last));
        let next = number.map_or(after_last, |(end, _)| end);
        let unit = self.piece(next).map(|piece| &piece.entry);
        let has_unit = unit.is_some_and(|entry| entry.unit.is_some() || entry.units.is_some());
        let next = if has_unit { next + 1 } else { next };
        let next = self.skip(self.skip(next, &["of", "in"]), &["the"]);
        let named = words().other_calendars.at(self.pieces, next);
        named.filter(|_| next > at).map(|(end, ())| end)
    }
}
