//! The first hour of a range, whose half of the day only the second one tells: "from 2 to 4 p.m."

use super::{Grammar, Read};
use crate::time::meaning::Clock;

impl Grammar<'_> {
    /// An hour that another one follows: "2 to 4 pm", "between 10 and 11:30".
    pub(super) fn first_hour(&self, at: usize) -> Read<Clock> {
        let is_inner = self.is_glued(at)
            && self.is(at.wrapping_sub(1), &[":", "/", ".", "-", "–", "$", "€", "£"]);
        let (next, hour, minute) = self.hour_before_mark(at).filter(|_| !is_inner)?;
        let is_between = self.is(at.wrapping_sub(1), &["between"]);
        let is_mark = self.is(next, &["to", "-", "–", "until", "till"])
            || self.is(next, &["and"]) && is_between;
        let second = self.hour_of_range(next + 1, &["from", "between"], at).filter(|_| is_mark)?;
        let hour = if second.is_halved { earlier_hour(hour, second.hour) } else { hour };
        Some((next, Clock::Time(hour, minute, None)))
    }

    fn hour_before_mark(&self, at: usize) -> Option<(usize, i8, Option<i8>)> {
        if let Some((next, hour, minute, None)) = self.with_colons(at) {
            return Some((next, hour, Some(minute))).filter(|_| (1..=12).contains(&hour));
        }
        let (next, hour, minute) = self.hour_in_words(at)?;
        Some((next, hour, minute)).filter(|_| (1..=12).contains(&hour) && minute.is_none())
    }

    /// The second hour: with its half, or with minutes behind a word that leads a range.
    fn hour_of_range(&self, at: usize, led: &[&str], first: usize) -> Option<Second> {
        let halved = |(_, clock)| match clock {
            Clock::Time(hour, ..) => Some(Second { hour, is_halved: true }),
            Clock::Part(_) => None,
        };
        if let Some(second) = self.hour_of_half(at).and_then(halved) {
            return Some(second);
        }
        if let Some((end, clock)) = self.of_part(at) {
            return halved(self.with_part(end, clock));
        }
        let (end, _, _, _) = self.with_colons(at)?;
        let (_, clock) = self.hour_and_minute(at)?;
        let is_halved = self.half(end).is_some();
        let is_led = is_halved || self.is(first.wrapping_sub(1), led);
        halved((end, clock)).map(|second| Second { is_halved, ..second }).filter(|_| is_led)
    }
}

/// The second hour of a range.
struct Second {
    hour: i8,
    /// Whether "am", "pm" or a part of the day stands with it.
    is_halved: bool,
}

/// The hour from 0 to 23 that is the last before another: 11 before 13 is 11, 5 before 18 is 17.
fn earlier_hour(hour: i8, second: i8) -> i8 {
    let [morning, evening] = [hour % 12, hour % 12 + 12];
    if evening <= second || morning > second { evening } else { morning }
}
