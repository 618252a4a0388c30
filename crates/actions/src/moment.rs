//! Moments as people write them: a day, which ends at midnight UTC, or a time with its offset.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use thiserror::Error;

/// A text that is no moment.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[error("\"{0}\" is no date; write 2022-02-03, or 2022-02-03T15:00Z for a time of day")]
pub struct NotAMoment(String);

/// Reads a day as its last second in UTC, and a time with an offset as it stands.
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
    let refuse = || NotAMoment(text.to_owned());
    // Without the "T" a date would be read from a longer text that only begins with one.
    if text.contains(['T', 't', ' ']) {
        return text.parse().map_err(|_| refuse());
    }
    let date: Date = text.parse().map_err(|_| refuse())?;
    let last_second = date.at(23, 59, 59, 0).to_zoned_datetime(TimeZone::UTC);
    Ok(last_second.map_err(|_| refuse())?.timestamp())
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

#[cfg(test)]
mod tests {
    use super::parse_moment;

    #[test]
    fn a_moment_is_a_day_or_a_time_with_its_offset() {
        for (text, expected) in [
            ("2022-02-03", "2022-02-03T23:59:59Z"),
            ("2022-02-03T15:00Z", "2022-02-03T15:00:00Z"),
            ("2022-02-03T15:00+03:00", "2022-02-03T12:00:00Z"),
        ] {
            assert_eq!(parse_moment(text).unwrap().to_string(), expected);
        }
    }

    #[test]
    fn anything_else_is_refused() {
        for text in ["", "tomorrow", "2022-02-30", "2022-02-03T15:00", "03.02.2022"] {
            assert!(parse_moment(text).unwrap_err().to_string().contains(text), "{text}");
        }
    }
}
