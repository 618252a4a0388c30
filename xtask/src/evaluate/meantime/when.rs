//! Whether a day lies in a time.

/// Whether a day, as "2009-06-01", lies in the time that a TIMEX3 value names; nothing of values
/// that name no day, month or year of the calendar.
pub(super) fn lies_in(day: &str, value: &str) -> Option<bool> {
    let date = value.split('T').next().unwrap_or_default();
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    date.split('-').all(is_number).then(|| day.starts_with(date))
}

#[cfg(test)]
mod tests {
    use super::lies_in;

    #[test]
    fn days_lie_in_their_months_and_years() {
        assert_eq!(lies_in("2009-06-01", "2009-06-01"), Some(true));
        assert_eq!(lies_in("2009-06-01", "2009-06"), Some(true));
        assert_eq!(lies_in("2009-06-01", "2010"), Some(false));
        assert_eq!(lies_in("2009-06-01", "2009-06-02T10:00"), Some(false));
        assert_eq!(lies_in("2009-06-01", "FUTURE_REF"), None);
        assert_eq!(lies_in("2009-06-01", "2009-Q2"), None);
    }
}
