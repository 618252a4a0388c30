//! Days of a month, alone and in lists: "January 17, 2022", "the 17th of January", "10, 12 and
//! 13 January", "from 4 to 22 this month".

use super::{Found, Grammar, Read, longest};
use crate::time::meaning::{Base, Meaning, Part, Point, Unit};
use crate::time::piece::Piece;
use crate::time::words::{cardinal, ordinal, words};

/// A day of a list: its first piece, the piece after it, and the day.
type Day = (usize, usize, i8);

impl Grammar<'_> {
    /// A day of a month, with its weekday before it if there is one.
    pub(super) fn day(&self, at: usize) -> Read<Base> {
        let plain = self.day_of_month(at);
        let with_weekday = self.weekday_before(at).and_then(|next| {
            let dated = self.day_of_month(next).or_else(|| self.numeric(next));
            dated.or_else(|| self.day_alone(next, true))
        });
        longest([plain, with_weekday, self.day_alone(at, false)])
    }

    /// The place after a weekday and its comma.
    fn weekday_before(&self, at: usize) -> Option<usize> {
        let start = self.skip(at, &["this", "next"]);
        let (next, _) = self.weekday(start)?;
        let next = self.skip(next, &[",", "("]);
        Some(self.skip(next, &["the"])).filter(|next| self.piece(*next).is_some())
    }

    pub(super) fn day_of_month(&self, at: usize) -> Read<Base> {
        let days = self.month_then_days(at).or_else(|| self.days_then_month(at))?;
        let (days, end, month) = days;
        let [(_, _, day)] = days.as_slice() else { return None };
        Some((end, Base::within(Part::Day(*day), month)))
    }

    /// "the 22nd", "Thursday the 21st": a day of a month that is not said.
    fn day_alone(&self, at: usize, has_weekday: bool) -> Read<Base> {
        let start = self.skip(at, &["the"]);
        let number = self.piece(start).and_then(Piece::digits).filter(|_| has_weekday);
        let number = number.map(|number| (start + 1, number));
        let (end, day) = ordinal(self.pieces, start).or(number)?;
        let day = i8::try_from(day).ok().filter(|day| (1..=31).contains(day))?;
        let is_number = self.lower(start).as_bytes()[0].is_ascii_digit();
        let is_led = start > at && is_number && words().beside.before_day.contains(self.before(at));
        let is_ended = self.piece(end).is_none_or(|next| !next.word || next.glued)
            || !self.tags.is_noun(end, self.pieces);
        let is_clock = self.is(end, &["-", "%", ":", "/"])
            || self.piece(end).is_some_and(|it| it.entry.half.is_some());
        let is_day = (has_weekday || is_led) && is_ended && !is_clock;
        Some((end, Base::open(Part::Day(day)))).filter(|_| is_day)
    }

    /// The days of a list, as expressions of their own; nothing for a single day.
    pub(super) fn day_list(&self, at: usize) -> Vec<Found> {
        let list = self.month_then_days(at).or_else(|| self.days_then_month(at));
        let Some((days, end, month)) = list.filter(|(days, _, _)| days.len() > 1) else {
            return Vec::new();
        };
        let count = days.len();
        let to = |index: usize, day: &Day| if index + 1 == count { end } else { day.1 };
        days.iter()
            .enumerate()
            .map(|(index, day)| Found {
                from: if index == 0 { at } else { day.0 },
                to: to(index, day),
                meaning: Meaning::Point(Point::of(Base::within(Part::Day(day.2), month.clone()))),
                modifier: None,
            })
            .collect()
    }

    /// "January 10, 12 and 13"
    fn month_then_days(&self, at: usize) -> Option<(Vec<Day>, usize, Base)> {
        let (next, month) = self.month(at)?;
        // "In July. Ten died": a period before a space ends the sentence.
        let joined: &[&str] = if self.is_glued(next + 1) { &["-", "/", "."] } else { &["-", "/"] };
        let mut next = self.skip(self.skip(next, joined), &["the"]);
        let mut days: Vec<Day> = Vec::new();
        while let Some((end, day)) = self.day_number(next, true) {
            if !days.is_empty() && !self.ends_list(next, end) {
                break;
            }
            days.push((self.with_article(next), end, day));
            next = self.after_separator(end);
        }
        let end = days.last()?.1;
        let year = self.year_after(end).filter(|(after, _)| !self.is_counted(*after - 1, *after));
        Some(match year {
            Some((end, year)) => (days, end, Base::within(Part::Month(month), year)),
            None => (days, end, Base::open(Part::Month(month))),
        })
    }

    /// "10, 12 and 13 January", "the twenty-third day of September", "4 to 22 next month"
    fn days_then_month(&self, at: usize) -> Option<(Vec<Day>, usize, Base)> {
        let mut next = self.skip(at, &["the"]);
        let mut days: Vec<Day> = Vec::new();
        if self.is(at.wrapping_sub(1), &["$", "€", "£"]) {
            return None;
        }
        while let Some((end, day)) = self.day_number(next, false) {
            days.push((self.with_article(next), end, day));
            if let Some((end, month)) = self.month_of_day(end) {
                return Some((days, end, month));
            }
            next = self.after_separator(end);
        }
        None
    }

    /// The article before a day, if there is one.
    fn with_article(&self, at: usize) -> usize {
        if at > 1 && self.is(at - 1, &["the"]) { at - 1 } else { at }
    }

    /// The month that follows a day.
    fn month_of_day(&self, at: usize) -> Read<Base> {
        let after = if self.is(at, &["day"]) { at + 1 } else { at };
        let joined = self.skip(self.skip(after, &["-", "/"]), &["of", "in"]);
        if let Some((end, month)) = self.month(joined) {
            let year =
                self.year_after(end).filter(|(after, _)| !self.is_counted(*after - 1, *after));
            return Some(match year {
                Some((end, year)) => (end, Base::within(Part::Month(month), year)),
                None => (end, Base::open(Part::Month(month))),
            });
        }
        self.relative_unit(joined, &[Unit::Month])
            .filter(|_| !self.is(joined, &["past", "last"]) || joined > after)
    }

    /// A day of a month; in words only where the month has been named.
    fn day_number(&self, at: usize, has_month: bool) -> Read<i8> {
        let piece = self.piece(at)?;
        let (end, day) = ordinal(self.pieces, at).or_else(|| {
            let in_digits = piece.digits().is_some() && piece.lower.len() <= 2;
            cardinal(self.pieces, at).filter(|_| in_digits || has_month || self.is_led_number(at))
        })?;
        let day = i8::try_from(day).ok().filter(|day| (1..=31).contains(day))?;
        let is_clock = self.is(end, &[":"])
            && self.is_glued(end)
            && self.piece(end + 1).is_some_and(|it| it.glued && it.digits().is_some());
        let is_half =
            self.piece(end).is_some_and(|it| it.entry.half.is_some() && it.lower.len() > 1);
        Some((end, day)).filter(|_| !is_clock && !is_half)
    }

    /// Whether a number in words may be a day: "twenty five January".
    fn is_led_number(&self, at: usize) -> bool {
        cardinal(self.pieces, at).is_some_and(|(end, _)| self.month(end).is_some())
    }

    /// The place after what separates two days of a list; the same place where nothing does.
    fn after_separator(&self, at: usize) -> usize {
        let marks =
            [",", ";", "and", "or", "-", "–", "—", "/", "to", "through", "until", "till", "~"];
        let next = match (self.is(at, &[",", ";"]), self.is(at + 1, &["and", "or"])) {
            (true, true) => at + 2,
            (true, false) => at + 1,
            (false, _) if self.is(at, &marks) => at + 1,
            (false, _) => return self.pieces.len(),
        };
        self.skip(next, &["the"])
    }

    /// Whether a further number is another day and not "12 people".
    fn ends_list(&self, from: usize, end: usize) -> bool {
        let before = self.with_article(from) - 1;
        let is_range = self.is(before, &["-", "–", "to", "through", "until", "till"]);
        let particle =
            ["in", "at", "with", "of", "to", "for", "between", "during", "by", "and", "or"];
        let Some(next) = self.piece(end) else { return true };
        let is_time = next.entry.half.is_some() || self.is(end, &[":"]);
        let is_free = self.tags.is_known() && !self.tags.is_noun(end, self.pieces);
        let is_day = !next.word
            || next.capital
            || particle.contains(&next.lower)
            || next.digits().is_some()
            || is_range
            || is_free;
        is_day && !is_time && !self.is_decimal(from)
    }

    fn is_decimal(&self, at: usize) -> bool {
        self.lower(at).contains('.')
    }

    /// Whether a number of four digits counts what follows it: "on May 5, 2022 cars".
    fn is_counted(&self, at: usize, after: usize) -> bool {
        let is_year = self.year(at).is_some() && self.is(at.wrapping_sub(1), &[","]);
        is_year && self.tags.is_plural_noun(after, self.pieces)
    }

    /// "the first Monday", "the last Friday of May", "second Monday of next month"
    pub(super) fn nth_weekday(&self, at: usize) -> Read<Base> {
        let start = self.skip(at, &["the"]);
        let (next, nth) = self.place_in_row(start)?;
        let (end, day) = self.weekday(next)?;
        let of = self.skip(end, &["of", "in"]);
        let part = Part::NthWeekday(nth, day);
        let month = self.month_alone(of).filter(|_| of > end);
        let (end, month) = month.or_else(|| self.relative_unit(of, &[Unit::Month, Unit::Year]))?;
        Some((end, Base::within(part, month)))
    }

    /// A place in a row that a part has: "third", or "last" as -1.
    pub(super) fn place_in_row(&self, at: usize) -> Read<i8> {
        if self.piece(at)?.entry.is_last {
            return Some((at + 1, -1));
        }
        let (end, place) = ordinal(self.pieces, at)?;
        Some((end, i8::try_from(place).ok()?))
    }

    /// "tomorrow", "the day after tomorrow"
    pub(super) fn near_day(&self, at: usize) -> Read<Base> {
        let (end, by) = words().days.at(self.pieces, at)?;
        let from = crate::time::meaning::From::Publication;
        Some((end, Base::Shifted { unit: Unit::Day, by: *by, from }))
    }
}
