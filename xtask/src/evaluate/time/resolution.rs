//! What a value must be for a case of Recognizers-Text, which states it in a dialect of its own.
//!
//! A value of ours is right if one of these holds:
//!
//! - it is the `Timex` of the case ("P3D", "2017-W46-WE"), compared as TIMEX3
//!   values are, or, where a partial `Timex` has no resolution ("SU", "TMO", "XXXX-WXX-1",
//!   "FYXXXX"), agrees with all that the `Timex` says;
//! - it covers the days of one of the resolutions: of the past, of the future or, where the case
//!   lists them, any of the values. The end of a range of days is the day after the last one;
//! - both are times of the same day, and the same hour and minute. Where the case states no day,
//!   the time is enough, because TIMEX3 always states one;
//! - for an amount counted from a day, as "two years ago", where Recognizers states the very day
//!   and TIMEX3 the year, month or week: that day lies in the period that ours covers, and the
//!   words count in that unit;
//! - for a stretch from or to the reference day, as "the past three days", where TIMEX3 states a
//!   duration and Recognizers the two ends with it: ours is that duration.

use serde_json::Value;

use super::expression::Expression;
use super::matching::normal;

/// What a value must be.
#[derive(Clone, Debug, Default)]
pub(super) struct Resolution {
    words: String,
    kind: String,
    timexes: Vec<String>,
    /// The first and, for ranges, the last of what is meant, as "2016-11-07" or "08:40:00".
    ends: Vec<(String, Option<String>)>,
}

impl Resolution {
    /// Reads what a result states.
    pub(super) fn of(words: &str, result: &Value) -> Self {
        let named = result["TypeName"].as_str().or(result["Type"].as_str()).unwrap_or_default();
        let mut read = Self {
            words: words.to_lowercase(),
            kind: named.rsplit('.').next().unwrap_or_default().to_owned(),
            ..Self::default()
        };
        let value =
            if result["Value"].is_null() { &result["Resolution"] } else { &result["Value"] };
        if let Some(values) = value["values"].as_array() {
            for value in values {
                read.timexes.extend(value["timex"].as_str().map(str::to_owned));
                read.add_ends(value, ["value", "start", "end"]);
            }
            return read;
        }
        read.timexes.extend(value["Timex"].as_str().map(str::to_owned));
        for side in ["PastResolution", "FutureResolution"] {
            for [first, last] in [
                ["startDate", "endDate"],
                ["startDateTime", "endDateTime"],
                ["startTime", "endTime"],
            ] {
                read.add_ends(&value[side], [first, first, last]);
            }
            for name in ["date", "dateTime", "time"] {
                read.add_ends(&value[side], [name, name, ""]);
            }
        }
        read
    }

    fn add_ends(&mut self, value: &Value, names: [&str; 3]) {
        let text = |name: &str| {
            value[name].as_str().filter(|it| it.contains(['-', ':'])).map(str::to_owned)
        };
        let [single, first, last] = names;
        match (text(single), text(first), text(last)) {
            (_, Some(first), Some(last)) => self.ends.push((first, Some(last))),
            (Some(single), _, _) | (None, Some(single), None) => self.ends.push((single, None)),
            // "before 2010" states its end alone.
            (None, None, Some(last)) => self.ends.push((last, None)),
            (None, None, None) => (),
        }
    }

    /// Whether a value is stated at all.
    pub(super) fn is_stated(&self) -> bool {
        !self.timexes.is_empty()
    }

    /// Whether a value of ours is right.
    pub(super) fn is_met(&self, time: &Expression) -> bool {
        self.timexes.iter().any(|timex| self.is_timex(timex, time))
            || self.ends.iter().any(|(first, last)| self.is_resolved(first, last.as_deref(), time))
    }

    fn is_timex(&self, timex: &str, time: &Expression) -> bool {
        let (ours, theirs) = (normal(&time.value), normal(timex));
        let is_whole = time.end.is_none() && ours == theirs;
        let is_open = self.ends.is_empty() || self.kind == "set";
        let duration = theirs.strip_suffix(')').and_then(|it| it.rsplit(',').next());
        is_whole
            || is_open && time.end.is_none() && agrees(&theirs, &ours)
            || duration.is_some_and(|it| time.kind == "DURATION" && it == ours)
            || theirs.starts_with('T') && time.end.is_none() && same_clock(&theirs[1..], &ours)
    }

    fn is_resolved(&self, first: &str, last: Option<&str>, time: &Expression) -> bool {
        if let Some(end) = &time.end {
            return last.is_some_and(|last| Self::starts(first, time) && Self::starts(last, end));
        }
        match last {
            Some(last) => {
                let last_day = time.after_last.as_deref();
                time.first.as_deref() == Some(first) && last_day == Some(last)
            }
            None => Self::starts(first, time) || self.is_offset(first, time),
        }
    }

    /// Whether ours begins with a day or moment.
    fn starts(bound: &str, time: &Expression) -> bool {
        let (day, clock) = bound.split_once(' ').unwrap_or((bound, ""));
        if !day.contains('-') {
            return same_clock(day, &normal(&time.value));
        }
        let ours = normal(&time.value);
        let is_day = time.first.as_deref() == Some(day);
        if clock.is_empty() {
            is_day && !ours.contains('T')
        } else {
            is_day && same_clock(clock, &ours)
        }
    }

    /// Whether a day lies in the year, month or week that an amount is counted to.
    fn is_offset(&self, day: &str, time: &Expression) -> bool {
        let day = day.get(..10).unwrap_or_default();
        let units = ["year", "month", "week", "decade", "fortnight"];
        let counts = units.iter().any(|unit| self.words.contains(unit));
        let lies_in = time.first.as_deref().is_some_and(|first| first <= day)
            && time.after_last.as_deref().is_some_and(|last| day < last);
        counts && lies_in && self.kind.starts_with("date") && self.kind != "daterange"
    }
}

/// Whether a time of day is the one that a value of ours ends with.
fn same_clock(clock: &str, ours: &str) -> bool {
    let Some((_, of_ours)) = ours.split_once('T') else { return false };
    if clock.starts_with(|it: char| it.is_ascii_alphabetic()) {
        return clock == of_ours;
    }
    let whole = |clock: &str| {
        let mut parts = clock.split(':').map(|part| part.parse::<u8>().ok());
        let [hour, minute, second] = [parts.next(), parts.next(), parts.next()];
        Some((hour??, minute.unwrap_or(Some(0))?, second.unwrap_or(Some(0))?))
    };
    whole(clock).is_some() && whole(clock) == whole(of_ours)
}

/// Whether a value agrees with all that a partial one says: an X stands for anything.
fn agrees(partial: &str, ours: &str) -> bool {
    let ending = if partial
        .starts_with(|it: char| it.is_ascii_digit() || it == 'X' || it == 'F' || it == 'S')
        && partial.len() == ours.len()
    {
        ours
    } else {
        ours.get(ours.len().saturating_sub(partial.len())..).unwrap_or_default()
    };
    partial.len() == ending.len()
        && partial.chars().zip(ending.chars()).all(|(theirs, it)| theirs == 'X' || theirs == it)
}
