//! Times of day: "3 p.m.", "18:00 UTC", "half past seven", "noon", "the morning".

use super::point::in_part;
use super::{Grammar, Read, longest};
use crate::time::meaning::{Clock, Point};
use crate::time::words::{cardinal, words};

impl Grammar<'_> {
    /// A time of day with its zone.
    pub(super) fn clock(&self, at: usize) -> Read<Point> {
        let (end, clock) = longest([
            self.first_hour(at),
            self.hour_and_minute(at),
            self.hour_of_half(at),
            self.hour_by_name(at),
            self.past_the_hour(at),
            self.oclock(at),
            self.military(at),
            self.in_words(at),
            self.of_part(at),
        ])?;
        let (end, clock) = self.with_part(end, clock);
        let (end, zone) = self.zone(end).unwrap_or((end, None));
        Some((end, Point { base: None, clock: Some(clock), zone }))
    }

    /// "7:56", "7:56:30 pm", "8.30pm", "7h01"
    pub(super) fn hour_and_minute(&self, at: usize) -> Read<Clock> {
        let (end, hour, minute, second) = self.with_colons(at).or_else(|| self.with_period(at))?;
        let (end, half) = self.half(end).map_or((end, None), |(end, half)| (end, Some(half)));
        let is_ratio = self.is(at + 1, &[":"]) && self.is(end, &[":"]) && self.is_glued(end);
        let end = if half.is_none() { self.skip(end, &["hrs", "hours"]) } else { end };
        Some((end, Clock::Time(hour_of_day(hour, half)?, Some(minute), second)))
            .filter(|_| !is_ratio)
    }

    pub(super) fn with_colons(&self, at: usize) -> Option<(usize, i8, i8, Option<i8>)> {
        let hour = self.number_below(at, 25, 2)?;
        let is_colon =
            |at: usize| self.is(at, &[":", "h"]) && self.is_glued(at) && self.is_glued(at + 1);
        let is_inner = self.is_glued(at) && self.is(at.wrapping_sub(1), &[":", "/", "."]);
        let minute = self.number_below(at + 2, 60, 2).filter(|_| is_colon(at + 1) && !is_inner)?;
        if self.lower(at + 2).len() != 2 {
            return None;
        }
        let second = self.number_below(at + 4, 60, 2).filter(|_| is_colon(at + 3));
        Some((if second.is_some() { at + 5 } else { at + 3 }, hour, minute, second))
    }

    /// "8.30pm", "17.30 Beijing time": a period only with a sign that it is a time.
    fn with_period(&self, at: usize) -> Option<(usize, i8, i8, Option<i8>)> {
        let (hour, minute) = self.lower(at).split_once('.')?;
        let is_time =
            minute.len() == 2 && (self.half(at + 1).is_some() || self.zone(at + 1).is_some());
        let hour = hour.parse().ok().filter(|hour| (0..24).contains(hour))?;
        let minute = minute.parse().ok().filter(|minute| (0..60).contains(minute))?;
        is_time.then_some((at + 1, hour, minute, None))
    }

    /// "7 pm", "7 p.m.", "eight forty pm"
    pub(super) fn hour_of_half(&self, at: usize) -> Read<Clock> {
        let (next, hour, minute) = self.hour_in_words(at)?;
        let (end, half) = self.half(next)?;
        let is_letter = self.lower(next).len() == 1 && !self.is_glued(next);
        Some((end, Clock::Time(hour_of_day(hour, Some(half))?, minute, None)))
            .filter(|_| !is_letter)
    }

    /// An hour, and the minutes that follow it in words.
    pub(super) fn hour_in_words(&self, at: usize) -> Option<(usize, i8, Option<i8>)> {
        if let Some(number) = self.piece(at)?.digits() {
            let length = self.lower(at).len();
            if (3..=4).contains(&length) && number % 100 < 60 && number < 1300 {
                let minute = i8::try_from(number % 100).ok()?;
                return Some((at + 1, i8::try_from(number / 100).ok()?, Some(minute)));
            }
            return Some((at + 1, self.number_below(at, 25, 2)?, None));
        }
        let hour = self.piece(at)?.entry.number.filter(|hour| (1..=24).contains(hour))?;
        let next = self.skip(at + 1, &["-"]);
        let minute = cardinal(self.pieces, next).filter(|(_, minute)| *minute < 60);
        let is_words = self.piece(next).is_some_and(|it| it.digits().is_none());
        let hour = i8::try_from(hour).ok()?;
        match minute.filter(|_| is_words) {
            Some((end, minute)) => Some((end, hour, i8::try_from(minute).ok())),
            None => Some((at + 1, hour, None)),
        }
    }

    /// "noon", "12 noon", "midnight"
    fn hour_by_name(&self, at: usize) -> Read<Clock> {
        let start = if self.is(at, &["12", "twelve"]) { at + 1 } else { at };
        let (end, hour) = words().hours.at(self.pieces, start)?;
        Some((end, Clock::Time(*hour, Some(0), None)))
    }

    /// "half past seven", "a quarter to nine", "20 min past eight"
    fn past_the_hour(&self, at: usize) -> Read<Clock> {
        let start = self.skip(at, &["a"]);
        let (next, minutes) = match self.lower(start) {
            "half" => (start + 1, 30),
            "quarter" => (start + 1, 15),
            _ => {
                let (next, minutes) = cardinal(self.pieces, start).filter(|(_, it)| *it < 60)?;
                if self.is(next, &["quarters"]) {
                    (next + 1, 45)
                } else {
                    (self.skip(next, &["minutes", "min", "mins"]), minutes)
                }
            }
        };
        let is_to = self.is(next, &["to", "of"]);
        if !is_to && !self.is(next, &["past", "after"]) {
            return None;
        }
        let (end, hour, more) = self.hour_in_words(next + 1).filter(|(_, hour, _)| *hour <= 12)?;
        let (end, half) = self
            .half(end)
            .or_else(|| self.is(end, &["o'clock", "oclock"]).then_some((end + 1, 0)))
            .map_or((end, None), |(end, half)| (end, Some(half)));
        let minutes = i8::try_from(minutes).ok()? + more.unwrap_or(0);
        let is_quarter = self.is(next - 1, &["quarter", "minutes", "min"]);
        let is_sure = !is_to && self.is(next, &["past"]) || is_quarter;
        let hour = hour_of_day(hour, half.filter(|half| *half > 0))?;
        let (hour, minute) = if is_to { ((hour + 23) % 24, 60 - minutes) } else { (hour, minutes) };
        Some((end, Clock::Time(hour, Some(minute), None)))
            .filter(|_| is_sure && (0..60).contains(&minute))
    }

    fn oclock(&self, at: usize) -> Read<Clock> {
        let (next, hour, minute) =
            self.hour_in_words(at).filter(|(_, _, minute)| minute.is_none())?;
        self.is(next, &["o'clock", "oclock"]).then_some((next + 1, Clock::Time(hour, minute, None)))
    }

    /// "1830 hours", "0730 GMT"
    fn military(&self, at: usize) -> Read<Clock> {
        let number =
            self.piece(at)?.digits().filter(|number| number % 100 < 60 && *number < 2400)?;
        let is_led = self.is(at + 1, &["hours", "hrs"])
            || self.zone(at + 1).is_some_and(|(_, zone)| zone.is_some());
        let is_time = self.lower(at).len() == 4 && is_led;
        let clock =
            Clock::Time(i8::try_from(number / 100).ok()?, i8::try_from(number % 100).ok(), None);
        Some((self.skip(at + 1, &["hours", "hrs"]), clock)).filter(|_| is_time)
    }

    /// "at eleven five", "at seven": in words only behind "at" and with nothing counted.
    fn in_words(&self, at: usize) -> Read<Clock> {
        let (end, hour, minute) = self.hour_in_words(at)?;
        let is_led = self.is(at.wrapping_sub(1), &["at"])
            || minute.is_some() && self.is(at.wrapping_sub(1), &["for"]);
        let is_ended = self.piece(end).is_none_or(|next| !next.word)
            && !self.is(end, &["-", "%", ":", "/", "$"])
            || self.is(end, &["in", "this", "tomorrow", "on"])
                && self.part_of_day(self.skip(end + 1, &["the"])).is_some();
        let is_word = self.piece(at)?.digits().is_none();
        Some((end, Clock::Time(hour, minute, None))).filter(|_| is_led && is_ended && is_word)
    }

    /// A time with the part of the day that tells which half it lies in: "8 in the night".
    pub(super) fn with_part(&self, end: usize, clock: Clock) -> (usize, Clock) {
        let Clock::Time(hour, minute, second) = clock else { return (end, clock) };
        let next = self.skip(self.skip(end, &["in", "at"]), &["the"]);
        let Some((after, part)) = self.part_of_day(next).filter(|_| next > end) else {
            return (end, clock);
        };
        let clock = match (hour, part) {
            (12, "NI") => Clock::Time(0, minute, second),
            (_, _) => in_part(clock, part),
        };
        (after, clock)
    }

    /// "8 in the morning", "five thirty in the afternoon"
    pub(super) fn of_part(&self, at: usize) -> Read<Clock> {
        let (end, hour, minute) =
            self.hour_in_words(at).filter(|(_, hour, _)| (1..=12).contains(hour))?;
        let is_part = self.is(end, &["in"])
            && self.is(end + 1, &["the"])
            && self.part_of_day(end + 2).is_some();
        is_part.then_some((end, Clock::Time(hour, minute, None)))
    }

    /// A part of the day.
    pub(super) fn part_of_day(&self, at: usize) -> Read<&'static str> {
        if self.is_small_hours(at) {
            return Some((at + 2, "MO"));
        }
        let start = if self.is(at, &["mid"]) { self.skip(at + 1, &["-"]) } else { at };
        let part = self.piece(start)?.entry.part?;
        let end = if self.is(start + 1, &["-"]) && self.is(start + 2, &["time"]) {
            start + 3
        } else {
            start + 1
        };
        let end = self.skip(end, &["hours"]);
        Some((end, part))
    }

    /// "the early hours", "the small hours"
    pub(super) fn is_small_hours(&self, at: usize) -> bool {
        self.is(at, &["early", "small", "wee"]) && self.is(at + 1, &["hours"])
    }

    /// "am", "p.m.": the place after it, and the hours to be added.
    pub(super) fn half(&self, at: usize) -> Read<i8> {
        let (end, half) = words().halves.at(self.pieces, at)?;
        let is_letter = self.lower(at).len() == 1 && end == at + 1 && !self.is_glued(at);
        let is_dotted = self.lower(at).contains('.') && self.is(end, &["."]) && self.is_glued(end);
        Some((if is_dotted { end + 1 } else { end }, *half)).filter(|_| !is_letter)
    }

    /// A time zone: "GMT", "(GMT +8)", "UTC+3", "Moscow time".
    fn zone(&self, at: usize) -> Read<Option<String>> {
        let start = self.skip(at, &["("]);
        let (next, zone) = words().zones.at(self.pieces, start)?;
        let is_written = self.piece(start)?.capital || next > start + 1;
        let (end, zone) = self.zone_offset(next, zone).unwrap_or((next, zone.clone()));
        let end = if start > at { self.skip(end, &[")"]) } else { end };
        let zone = Some(zone).filter(|zone| zone != "local");
        Some((end, zone)).filter(|_| is_written && (start == at || self.is(end - 1, &[")"])))
    }

    fn zone_offset(&self, at: usize, zone: &str) -> Read<String> {
        let sign = match self.lower(at) {
            "+" => '+',
            "-" | "−" => '-',
            _ => return None,
        };
        let hours = self.number_below(at + 1, 15, 2).filter(|_| matches!(zone, "UTC" | "GMT"))?;
        Some((at + 2, format!("{sign}{hours:02}:00")))
    }

    fn number_below(&self, at: usize, limit: u32, longest: usize) -> Option<i8> {
        let piece = self.piece(at).filter(|piece| piece.lower.len() <= longest)?;
        i8::try_from(piece.digits().filter(|number| *number < limit)?).ok()
    }
}

/// The hour from 0 to 23 that an hour with "am" or "pm" is.
fn hour_of_day(hour: i8, half: Option<i8>) -> Option<i8> {
    match half {
        Some(half) if (1..=12).contains(&hour) => Some(hour % 12 + half),
        Some(_) | None => Some(hour).filter(|hour| (0..=24).contains(hour)),
    }
}
