//! What is due, on a terminal.

use std::io::{Result, Write};

use actions::{Due, Urgency};

use crate::guard::one_line;
use crate::style::{ATTENTION, FAINT, ID};

/// Prints what must be looked at, the most urgent first.
pub(crate) fn due(due: &[Due], horizon: i64, out: &mut dyn Write) -> Result<()> {
    if due.is_empty() {
        return writeln!(out, "Nothing is due within {}.", days(horizon));
    }
    due.iter().try_for_each(|item| line(item, out))
}

fn days(count: i64) -> String {
    if count == 1 { "1 day".to_owned() } else { format!("{count} days") }
}

fn line(item: &Due, out: &mut dyn Write) -> Result<()> {
    let what = item.reason.words();
    let when = match item.urgency {
        Urgency::Overdue => format!("{ATTENTION}overdue since {}{ATTENTION:#}", item.when()),
        Urgency::Today => {
            let told = item.told.as_ref().map_or(String::new(), |told| format!(", {told}"));
            format!("{ATTENTION}today{told}{ATTENTION:#}")
        }
        Urgency::Soon | Urgency::Later => {
            format!("{} {FAINT}(in {}){FAINT:#}", item.when(), days(item.days))
        }
    };
    let because = item.because_of().map_or(String::new(), |id| format!(" ({ID}{id}{ID:#})"));
    writeln!(out, "{ID}{}{ID:#}  {when}  {what}{because}: {}", item.id, one_line(&item.text))
}
