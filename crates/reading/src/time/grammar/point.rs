//! Points: a day or something longer, a time of day, or both.

use super::{Grammar, Read, longest};
use crate::time::meaning::{Base, Clock, From, Point, Unit};
use crate::time::words::words;

impl Grammar<'_> {
    /// A place in the calendar, with or without a time of day.
    pub(super) fn point(&self, at: usize) -> Read<Point> {
        let dated = self.base(at).map(|(end, base)| self.with_clock(end, base));
        let dated = dated.map(|(end, point)| self.with_date(end, point));
        let timed = self.time_of_day(at).map(|(end, point)| {
            let (end, point) = self.with_day(end, point);
            self.with_hour(end, point)
        });
        longest([dated, timed])
    }

    /// A day or something longer; the longest reading.
    pub(super) fn base(&self, at: usize) -> Read<Base> {
        longest([
            self.holiday(at),
            self.numeric(at),
            self.day(at),
            self.month_alone(at),
            self.year_then_month(at),
            self.weekday_alone(at),
            self.nth_weekday(at),
            self.near_day(at),
            self.offset(at),
            self.relative(at),
            self.part_of_year(at),
            self.season(at),
            self.numbered_week(at),
            self.week_around(at),
            self.nth_of(at),
            self.nth_month(at),
            self.weekend(at),
            self.decade(at),
            self.century(at),
            self.fiscal_year(at),
            self.short_range_end(at),
            self.first_year_before_christ(at),
            self.year_alone(at),
        ])
    }

    /// Adds the time of day that follows a day: "Friday morning", "tomorrow at 9".
    fn with_clock(&self, end: usize, base: Base) -> (usize, Point) {
        let is_night = self.is(end - 1, &["tonight", "tonite"]);
        let clock = is_night.then_some(Clock::Part("NI"));
        let plain = (end, Point { base: Some(base.clone()), clock, zone: None });
        if !is_day(&base) {
            return plain;
        }
        let next = self.skip(end, &[","]);
        let led = self.skip(self.skip(next, &["at", "around"]), &["around", "about"]);
        let plain_hour = if led > next { self.bare_hour(led) } else { None };
        let clock = longest([self.clock(led), plain_hour]);
        let part = self.clock_part(self.skip(end, &["in the", "late", "early"]));
        let read = longest([clock, part.filter(|_| led == next || led == end)]);
        match read {
            // "tonight at 9" is at 21:00, and "tonight at 2" is not.
            Some((
                end,
                Point { clock: Some(clock @ Clock::Time(5..=11, None, None)), zone, .. },
            )) if is_night => {
                (end, Point { base: Some(base), clock: Some(in_part(clock, "NI")), zone })
            }
            Some((end, point)) => (end, Point { base: Some(base), ..point }),
            None => plain,
        }
    }

    /// Takes the date that stands behind a weekday's part: "Sunday afternoon, March 10".
    fn with_date(&self, end: usize, point: Point) -> (usize, Point) {
        let is_weekday = matches!(
            point.base,
            Some(Base::Part { part: crate::time::meaning::Part::Weekday(_), .. })
        );
        let is_part = matches!(point.clock, Some(Clock::Part(_))) && self.is(end, &[","]);
        match self.day_of_month(end + 1).filter(|_| is_weekday && is_part) {
            Some((end, date)) => (end, Point { base: Some(date), ..point }),
            None => (end, point),
        }
    }

    /// Adds the hour that follows a part of the day: "this morning at 7".
    fn with_hour(&self, end: usize, point: Point) -> (usize, Point) {
        let Some(Clock::Part(part)) = point.clock else { return (end, point) };
        let next = self.skip(end, &["at", "around"]);
        let hour = self.clock(next).or_else(|| self.bare_hour(next).filter(|_| next > end));
        let Some((after, timed)) = hour else { return (end, point) };
        let clock = timed.clock.map(|clock| in_part(clock, part));
        (after, Point { base: point.base, clock, zone: timed.zone })
    }

    /// "tomorrow at 9"
    pub(super) fn bare_hour(&self, at: usize) -> Read<Point> {
        let hour = self.piece(at)?.digits().or(self.piece(at)?.entry.number)?;
        let hour = i8::try_from(hour).ok().filter(|hour| (0..=24).contains(hour))?;
        let is_ended = self.piece(at + 1).is_none_or(|next| {
            !next.word && !next.glued || self.is(at + 1, &[".", ",", "?", "!", ";"])
        });
        Some((at + 1, Point::at(Clock::Time(hour, None, None)))).filter(|_| is_ended)
    }

    fn clock_part(&self, at: usize) -> Read<Point> {
        let at = if self.is(at, &["in"]) && self.is(at + 1, &["the"]) { at + 2 } else { at };
        let (end, part) = self.part_of_day(at)?;
        Some((end, Point::at(Clock::Part(part))))
    }

    /// Adds the day that follows a time of day: "12:00 UTC Monday", "the night of 9 May".
    fn with_day(&self, end: usize, point: Point) -> (usize, Point) {
        if point.base.is_some()
            && !matches!(point.clock, Some(Clock::Time(..)))
            && !self.is(end, &["of"])
        {
            return (end, point);
        }
        let next = self.skip(end, &[",", "of", "on"]);
        let day = self.base(next).filter(|(_, base)| is_day(base));
        // "2 p.m. this afternoon": the day of that part, and the hour.
        if let Some((after, part)) =
            self.part_of_some_day(end).filter(|(_, part)| part.base.is_some())
        {
            let clock = match (point.clock, part.clock) {
                (Some(clock), Some(Clock::Part(part))) => Some(in_part(clock, part)),
                (clock, _) => clock,
            };
            return (after, Point { base: part.base, clock, ..point });
        }
        match day {
            Some((end, base)) => {
                let (end, zone) = (end, point.zone);
                (end, Point { base: Some(base), clock: point.clock, zone })
            }
            None => (end, point),
        }
    }

    fn time_of_day(&self, at: usize) -> Read<Point> {
        longest([self.clock(at), self.part_of_some_day(at)])
    }

    /// "the morning", "this evening", "last night", "that afternoon", "the next morning", "night"
    fn part_of_some_day(&self, at: usize) -> Read<Point> {
        let which =
            words().which.at(self.pieces, at).map(|(end, by)| (end, *by, From::Publication));
        let of_named =
            words().which_of_named.at(self.pieces, at).map(|(end, by)| (end, *by, From::Named));
        let of_day = longest([which.map(triple), of_named.map(triple)]);
        if let Some((next, (by, from))) = of_day
            && let Some((end, part)) = self.part_of_day(self.skip(next, &["late", "early"]))
        {
            let base = Base::Shifted { unit: Unit::Day, by, from };
            return Some((
                end,
                Point { base: Some(base), clock: Some(Clock::Part(part)), zone: None },
            ));
        }
        let after_article = self.skip(at, &["the", "one"]);
        let is_small_hours = after_article > at && self.is_small_hours(after_article);
        let start = if is_small_hours {
            after_article
        } else {
            self.skip(after_article, &["early", "late"])
        };
        let (end, part) = self.part_of_day(start)?;
        let is_name = self.piece(start)?.capital
            && at > 0
            && self.piece(at - 1).is_some_and(|it| it.capital && it.entry.weekday.is_none());
        let is_hyphened = self.is(end, &["-"]) && self.is_glued(end);
        if is_name
            || is_hyphened
            || self.is(at.wrapping_sub(1), &["good"])
            || self.is(end, &["club", "clubs"])
        {
            return None;
        }
        // A part of the day with an article is one of the day last named, and so is a session.
        let named = Base::Shifted { unit: Unit::Day, by: 0, from: From::Named };
        let is_session = self.is(end, &["trading", "trade", "session", "dealings"]);
        let beside = &words().beside;
        let is_led = beside.before_dawn.contains(self.before(at))
            && beside.dawns.contains(self.lower(start))
            && self.base(self.skip(end, &["on", "of"])).is_none();
        let is_named = is_led || self.is(start, &["overnight"]);
        let base = (start > at || is_session || is_named).then_some(named);
        Some((end, Point { base, clock: Some(Clock::Part(part)), zone: None }))
    }
}

/// An hour that is said of a part of the day: 7 of the afternoon is 19, and 2 of the night is 2.
pub(super) fn in_part(clock: Clock, part: &str) -> Clock {
    match clock {
        Clock::Time(hour, minute, second)
            if hour < 12 && matches!(part, "AF" | "EV")
                || (5..12).contains(&hour) && part == "NI" =>
        {
            Clock::Time(hour + 12, minute, second)
        }
        Clock::Time(..) | Clock::Part(_) => clock,
    }
}

fn triple((end, by, from): (usize, i32, From)) -> (usize, (i32, From)) {
    (end, (by, from))
}

/// Whether something is a day, so that a time of day can belong to it.
fn is_day(base: &Base) -> bool {
    use crate::time::meaning::Part;
    match base {
        Base::Shifted { unit, .. } => *unit == Unit::Day,
        Base::Part { part, .. } => matches!(
            part,
            Part::Day(_)
                | Part::Weekday(_)
                | Part::Holiday(_)
                | Part::NthWeekday(..)
                | Part::Nth(_, Unit::Day)
        ),
        Base::Moved { .. } | Base::MovedFrom { .. } | Base::Again => false,
        Base::Fixed(calendar) => matches!(calendar, crate::time::meaning::Calendar::Day(_)),
    }
}
