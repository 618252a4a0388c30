//! Moments as people read them: to the minute, in UTC.

use jiff::Timestamp;

/// A moment as people read it, who have no use for its seconds and less for their fractions.
///
/// # Examples
///
/// ```
/// let moment = "2022-02-03T23:59:59.123456789Z".parse()?;
/// assert_eq!(domain::to_the_minute(moment), "2022-02-03 23:59 UTC");
/// # Ok::<(), jiff::Error>(())
/// ```
pub fn to_the_minute(moment: Timestamp) -> String {
    moment.strftime("%Y-%m-%d %H:%M UTC").to_string()
}
