//! The day of Easter in the western churches.

use jiff::civil::Date;

/// Easter Sunday of a year, by the anonymous Gregorian algorithm (Nature, 1876).
pub(super) fn easter(year: i16) -> Option<Date> {
    let year_number = i32::from(year);
    let (golden, century) = (year_number % 19, year_number / 100);
    let moon =
        (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
    let week = (32 + 2 * (century % 4) + 2 * (year_number % 100 / 4) - moon - year_number % 4) % 7;
    let correction = (golden + 11 * moon + 22 * week) / 451;
    let days = moon + week - 7 * correction + 114;
    Date::new(year, i8::try_from(days / 31).ok()?, i8::try_from(days % 31 + 1).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::easter;

    #[test]
    fn easter_is_as_in_the_tables() {
        assert_eq!(easter(2016), Some(date(2016, 3, 27)));
        assert_eq!(easter(2017), Some(date(2017, 4, 16)));
        assert_eq!(easter(2018), Some(date(2018, 4, 1)));
        assert_eq!(easter(2019), Some(date(2019, 4, 21)));
        assert_eq!(easter(2020), Some(date(2020, 4, 12)));
        assert_eq!(easter(2000), Some(date(2000, 4, 23)));
    }
}
