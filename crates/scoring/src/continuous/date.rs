//! Dates as numbers, so that forecasts of when can be scored: the unit is the day.

use jiff::Timestamp;
use jiff::civil::Date;

use super::check::finite;
use crate::BadInput;

const SECONDS_A_DAY: f64 = 86_400.0;

/// The number of a date: days since 1 January 1970.
///
/// A CRPS of such numbers is in days: a forecast of a single date scores by how many days it is
/// off.
///
/// # Examples
///
/// ```
/// use jiff::civil::date;
/// use scoring::continuous::{crps_ensemble, day_number};
///
/// let said = [date(2026, 3, 1), date(2026, 3, 5)].map(day_number);
/// assert_eq!(crps_ensemble(&said, day_number(date(2026, 3, 3)))?, 1.0);
/// # Ok::<(), scoring::BadInput>(())
/// ```
pub fn day_number(date: Date) -> f64 {
    domain::number_of_day(date)
}

/// The number of an instant: days since the start of 1 January 1970 in UTC, with their
/// fractions.
///
/// # Examples
///
/// ```
/// use scoring::continuous::day_number_of_instant;
///
/// let noon = "1970-01-02T12:00:00Z".parse()?;
/// assert_eq!(day_number_of_instant(noon), 1.5);
/// # Ok::<(), jiff::Error>(())
/// ```
pub fn day_number_of_instant(instant: Timestamp) -> f64 {
    instant.as_duration().as_secs_f64() / SECONDS_A_DAY
}

/// The date of a number; what is left of a day falls in it.
///
/// # Errors
///
/// The number is not finite, or so large that no date has it.
///
/// # Examples
///
/// ```
/// use jiff::civil::date;
/// use scoring::continuous::{Distribution, Normal, date_of, day_number};
///
/// let forecast = Normal::new(day_number(date(2026, 7, 1)), 10.0)?;
/// assert_eq!(date_of(forecast.quantile(0.9)?)?, date(2026, 7, 13));
/// # Ok::<(), scoring::BadInput>(())
/// ```
pub fn date_of(day_number: f64) -> Result<Date, BadInput> {
    let value = finite("the number of the day", day_number)?;
    let far = || BadInput::OutOfRange {
        row: 1,
        what: "the number of the day",
        value,
        allowed: "of a day from the years -9999 to 9999",
    };
    domain::day_of_number(value).ok_or_else(far)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_days_and_back() {
        for (text, number) in [
            ("1970-01-01", 0.0),
            ("1969-12-31", -1.0),
            ("2026-11-25", 20_782.0),
            ("-009999-01-01", -4_371_587.0),
            ("9999-12-31", 2_932_896.0),
        ] {
            let date: Date = text.parse().unwrap();
            assert!((day_number(date) - number).abs() < 1e-9, "{text}: {}", day_number(date));
            assert_eq!(date_of(number), Ok(date));
            assert_eq!(date_of(number + 0.999), Ok(date));
        }
        for number in [1e9, -1e300, f64::NAN] {
            assert!(date_of(number).is_err());
        }
    }
}
