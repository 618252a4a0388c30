//! The calendar on a terminal, a line each.

use std::io::{Result, Write};

use actions::{Calendar, CalendarItem, CalendarTime};

use crate::guard::one_line;
use crate::style::{FAINT, ID};

/// Prints the calendar, by time.
pub(crate) fn calendar(calendar: &Calendar, out: &mut dyn Write) -> Result<()> {
    if calendar.items.is_empty() {
        return writeln!(out, "Nothing is waited for. Ask a question: forsooth ask --help");
    }
    calendar.items.iter().try_for_each(|item| line(item, out))
}

fn line(item: &CalendarItem, out: &mut dyn Write) -> Result<()> {
    let when = match item.when {
        CalendarTime::Day(day) => day.to_string(),
        CalendarTime::Moment(moment) => moment.strftime("%Y-%m-%d %H:%MZ").to_string(),
    };
    let fallen = if item.stands { String::new() } else { format!(" {FAINT}(falls away){FAINT:#}") };
    writeln!(out, "{when:<17}  {ID}{}{ID:#}  {}{fallen}", item.about, one_line(&item.summary))
}
