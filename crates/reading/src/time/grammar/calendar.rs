//! Months, weekdays and holidays by name.

use super::{Grammar, Read, longest};
use crate::time::meaning::{Base, From, Part, Unit, Whole};
use crate::time::words::words;

impl Grammar<'_> {
    /// A month by its name or its short form, with the period of the short form.
    pub(super) fn month(&self, at: usize) -> Read<i8> {
        let piece = self.piece(at)?;
        let month = piece.entry.month.filter(|_| piece.capital || !piece.entry.is_plain)?;
        let is_short = piece.lower.len() <= 4 && !matches!(month, 5..=7)
            || matches!(piece.lower, "jun" | "jul");
        let is_dotted = is_short && self.is(at + 1, &["."]) && self.is_glued(at + 1);
        let goes_on =
            self.piece(at + 2).is_some_and(|next| next.digits().is_some() || !next.capital);
        Some((if is_dotted && goes_on { at + 2 } else { at + 1 }, month))
    }

    /// A month with its year, or alone where it can be nothing else.
    pub(super) fn month_alone(&self, at: usize) -> Read<Base> {
        let start = self.skip(at, &["the"]);
        let start = if start > at && self.is(start, &["month"]) {
            self.skip(start + 1, &["of"])
        } else {
            at
        };
        let (next, month) = self.month(start)?;
        if let Some((end, year)) = self.year_after(next) {
            return Some((end, Base::within(Part::Month(month), year)));
        }
        self.is_month(start).then(|| (next, Base::open(Part::Month(month))))
    }

    /// "2016 june"
    pub(super) fn year_then_month(&self, at: usize) -> Read<Base> {
        let (next, year) = self.year(at)?;
        let (end, month) = self.month(self.skip(next, &[","]))?;
        let is_followed = self.piece(end).is_some_and(|it| it.digits().is_some());
        let year = Base::Fixed(crate::time::meaning::Calendar::Year(year));
        Some((end, Base::within(Part::Month(month), year))).filter(|_| !is_followed)
    }

    /// Whether a name of a month is one here: "may" and "march" are words of their own.
    fn is_month(&self, at: usize) -> bool {
        let Some(piece) = self.piece(at) else { return false };
        let is_range = self.is(at + 1, &["-", "–", "/"]) && self.month(at + 2).is_some();
        let is_name = !piece.entry.is_plain
            || words().beside.before_month.contains(self.before(at))
            || is_range;
        is_name && !self.tags.is_of_name(at, self.pieces) || self.tags.is_date_name(at, self.pieces)
    }

    /// A weekday by its name or its short form.
    pub(super) fn weekday(&self, at: usize) -> Read<i8> {
        let piece = self.piece(at)?;
        let day = piece.entry.weekday?;
        let is_full = piece.lower.len() > 5;
        let is_dotted = !is_full
            && self.is(at + 1, &["."])
            && self.is_glued(at + 1)
            && self
                .piece(at + 2)
                .is_some_and(|it| it.digits().is_some() || it.entry.month.is_some());
        let is_named =
            is_full || piece.capital && (piece.lower.len() > 3 || self.is_short_weekday(at));
        Some((if is_dotted { at + 2 } else { at + 1 }, day)).filter(|_| is_named)
    }

    /// Whether "Sun" or "Fri" is a weekday here, by what stands beside it.
    fn is_short_weekday(&self, at: usize) -> bool {
        let led = ["on", "this", "next", "last", "by", "from", "to", "until", "|", "("];
        let next = self.piece(self.skip(at + 1, &[",", "."]));
        let is_dated = next.is_some_and(|it| {
            it.lower.starts_with(|it: char| it.is_ascii_digit()) || it.entry.month.is_some()
        });
        led.contains(&self.before(at)) || is_dated
    }

    /// "Monday", "last Friday", "Tuesday of last week", "Friday next week", "this week Friday"
    pub(super) fn weekday_alone(&self, at: usize) -> Read<Base> {
        let plain = self.weekday(at).map(|(next, day)| {
            let after = self.skip(next, &["of", "in"]);
            match self.relative_unit(after, &[Unit::Week]) {
                Some((end, week)) => (end, Base::within(Part::Weekday(day), week)),
                None => (next, Base::open(Part::Weekday(day))),
            }
        });
        let which = words().which.at(self.pieces, at).and_then(|(next, which)| {
            let (end, day) = self.weekday(next)?;
            Some((end, of_which(Part::Weekday(day), *which, self.lower(next - 1))))
        });
        let of_named = words().which_of_named.at(self.pieces, at).and_then(|(next, by)| {
            let (end, day) = self.weekday(next)?;
            let week = Base::Shifted { unit: Unit::Week, by: *by, from: From::Named };
            Some((end, Base::within(Part::Weekday(day), week)))
        });
        let week_first = self.relative_unit(at, &[Unit::Week]).and_then(|(next, week)| {
            let (end, day) = self.weekday(self.skip(next, &["on"]))?;
            Some((end, Base::within(Part::Weekday(day), week)))
        });
        longest([which, plain, of_named, week_first])
    }

    /// "Christmas", "Easter 2018", "last Easter", "the independence day of this year"
    pub(super) fn holiday(&self, at: usize) -> Read<Base> {
        let which = words().which.at(self.pieces, at);
        let (start, which) = which.map_or((at, None), |(next, which)| (next, Some(*which)));
        let (next, holiday) = words().holidays.at(self.pieces, start)?;
        let is_deed = words().beside.deeds.contains(self.lower(next - 1));
        let next = if is_deed { next - 1 } else { next };
        let part = Part::Holiday(*holiday);
        let year = self.year_after(next).filter(|_| which.is_none());
        let read = match (year, which) {
            (Some((end, year)), _) => (end, Base::within(part, year)),
            (None, Some(-1)) => (next, Base::Part { part, whole: Whole::Last }),
            (None, Some(1)) => (next, Base::Part { part, whole: Whole::Next }),
            (None, Some(by)) => {
                let year = Base::Shifted { unit: Unit::Year, by, from: From::Publication };
                (next, Base::within(part, year))
            }
            (None, None) => (next, holiday.day().map_or(Base::open(part), Base::Fixed)),
        };
        let is_weekend = self.is(read.0, &["weekend"]);
        let read =
            if is_weekend { (read.0 + 1, Base::within(Part::WeekendAround, read.1)) } else { read };
        Some(read)
    }
}

/// A weekday, month or season with "last", "this" or "next".
pub(super) fn of_which(part: Part, which: i32, word: &str) -> Base {
    let unit = if matches!(part, Part::Weekday(_)) { Unit::Week } else { Unit::Year };
    let whole = |by| Whole::Said(Box::new(Base::Shifted { unit, by, from: From::Publication }));
    let whole = match (which, word, part) {
        (0, _, Part::Weekday(_)) => Whole::Open,
        (0, _, _) => whole(0),
        (-1, "previous" | "preceding", Part::Weekday(_)) => whole(-1),
        (-1, _, _) => Whole::Last,
        (_, "next" | "following", Part::Weekday(_)) => whole(1),
        (_, _, _) => Whole::Next,
    };
    Base::Part { part, whole }
}
