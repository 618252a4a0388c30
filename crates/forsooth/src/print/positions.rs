//! Positions over time, on a terminal.

use std::io::{Result, Write};

use actions::{HeldMatter, PositionsOverTime, ToldPosition};

use crate::print::copies;
use crate::style::{ATTENTION, FAINT, HEADING, ID};

/// Prints each matter with since when it is held, each time it was told, and what others hold.
pub(crate) fn positions(positions: &PositionsOverTime, out: &mut dyn Write) -> Result<()> {
    positions.matters.iter().try_for_each(|it| matter(it, out))
}

fn matter(matter: &HeldMatter, out: &mut dyn Write) -> Result<()> {
    let since = matter.since.map(|day| day.to_string());
    let since = since.unwrap_or_else(|| "an unknown day".to_owned());
    let basis = if matter.since_is_told { "since" } else { "told since" };
    write!(out, "{HEADING}{}: {}{HEADING:#}  {basis} {since}", matter.holder, matter.matter)?;
    write!(out, "  {ATTENTION}{}{ATTENTION:#}", matter.standing())?;
    match matter.standing_since() {
        Some(day) => writeln!(out, " {FAINT}as told on {day}{FAINT:#}")?,
        None => writeln!(out)?,
    }
    matter.told.iter().try_for_each(|it| told(it, false, out))?;
    matter.answers.iter().try_for_each(|it| told(it, true, out))?;
    let Some(done) = &matter.done else { return Ok(()) };
    let date = done.date.map(|date| date.to_string()).unwrap_or_default();
    writeln!(out, " = {date:<10}  {ID}{}{ID:#}  {}: {}", done.id, done.by, done.words)
}

fn told(told: &ToldPosition, is_answer: bool, out: &mut dyn Write) -> Result<()> {
    let date = told.date.map(|date| date.to_string()).unwrap_or_default();
    let mark = if is_answer { "<" } else { " " };
    write!(out, " {mark} {date:<10}  {ID}{}{ID:#}  {}", told.id, told.holder)?;
    write!(out, " {} {}", told.told_stance(), told.matter)?;
    if let Some(addressee) = &told.addressee {
        write!(out, ", of {addressee}")?;
    }
    write!(out, "  {FAINT}{}{FAINT:#}", told.state.word())?;
    copies(told.told_again(), &told.copies, out)?;
    writeln!(out)
}
