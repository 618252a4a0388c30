//! The day of an item: what its publisher's own clock said.

use domain::Problem;
use jiff::civil::Date;
use jiff::fmt::rfc2822::DateTimeParser;

const MAIL_DATE: DateTimeParser = DateTimeParser::new().relaxed_weekday(true);

/// Reads a date as feeds write it: as mails do, or with the year first.
pub(super) fn day(written: &str) -> Result<Date, Problem> {
    let written = written.trim();
    let by_mail = || Some(MAIL_DATE.parse_zoned_datetime(written).ok()?.date());
    let first = written.get(..10).and_then(|day| day.parse().ok());
    first.or_else(by_mail).ok_or_else(|| {
        let message = format!("the date \"{written}\" cannot be read; it is not used");
        Problem { message, span: None }
    })
}
