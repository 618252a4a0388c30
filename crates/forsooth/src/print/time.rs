//! Times on a terminal.

use std::io::{Result, Write};

use domain::TimeExpression;

use crate::print::one_line;
use crate::style::{ATTENTION, FAINT, WORDS};

/// A time on one line: its value, its words, and its time zone.
pub(crate) fn time(time: &TimeExpression, out: &mut dyn Write) -> Result<()> {
    let words = one_line(&time.span.text);
    write!(out, "  {ATTENTION}{}{ATTENTION:#}  {WORDS}“{words}”{WORDS:#}", time.value)?;
    let facts = [time.modifier.as_deref(), time.zone.as_deref()];
    let facts: Vec<&str> = facts.into_iter().flatten().collect();
    if facts.is_empty() {
        writeln!(out)
    } else {
        writeln!(out, "  {FAINT}{}{FAINT:#}", facts.join(", "))
    }
}
