//! Days as numbers, so that a day can be forecast and scored as any quantity is.

use jiff::Span;
use jiff::civil::{Date, date};

const EPOCH: Date = date(1970, 1, 1);

/// The days from 1 January 1970 to a day.
///
/// # Examples
///
/// ```
/// assert_eq!(domain::number_of_day(jiff::civil::date(2024, 1, 1)), 19723.0);
/// ```
#[expect(clippy::cast_precision_loss, reason = "no date is more than some millions of days away")]
pub fn number_of_day(day: Date) -> f64 {
    (EPOCH.duration_until(day).as_hours() / 24) as f64
}

/// The day that a number of days from 1 January 1970 falls on; what is left of a day falls in it.
/// `None` where no calendar reaches.
///
/// # Examples
///
/// ```
/// assert_eq!(domain::day_of_number(19723.75), Some(jiff::civil::date(2024, 1, 1)));
/// assert_eq!(domain::day_of_number(1e300), None);
/// ```
#[expect(clippy::cast_possible_truncation, reason = "a number out of range saturates")]
pub fn day_of_number(number: f64) -> Option<Date> {
    if !number.is_finite() {
        return None;
    }
    // The saturated number is out of the reach of every calendar.
    let days = Span::new().try_days(number.floor() as i64).ok()?;
    EPOCH.checked_add(days).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_and_its_number_name_each_other() {
        for (day, number) in [("1970-01-01", 0.0), ("2024-01-01", 19723.0), ("1969-12-31", -1.0)] {
            let day: Date = day.parse().unwrap();
            assert!((number_of_day(day) - number).abs() < f64::EPSILON);
            assert_eq!(day_of_number(number), Some(day));
            assert_eq!(day_of_number(number + 0.75), Some(day));
        }
    }

    #[test]
    fn what_no_calendar_reaches_is_no_day() {
        for number in [f64::NAN, f64::INFINITY, -1e300, 1e9] {
            assert_eq!(day_of_number(number), None, "{number}");
        }
    }
}
