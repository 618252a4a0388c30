//! Earlier wordings on a terminal.

use std::io::{Result, Write};

use actions::{EarlierWording, EarlierWordings, SaidBefore, WordChange};

use crate::print::formula_alerts;
use crate::style::{ATTENTION, FAINT, HEADING, ID};

/// Prints the earlier wordings that are nearest to a statement.
pub(crate) fn earlier_wordings(earlier: &EarlierWordings, out: &mut dyn Write) -> Result<()> {
    if earlier.is_empty() {
        return writeln!(out, "{HEADING}No earlier wording found{HEADING:#}");
    }
    writeln!(out, "{HEADING}Nearest earlier wordings{HEADING:#}")?;
    for (whose, wordings) in earlier.sorts() {
        if !wordings.is_empty() {
            writeln!(out, "  {whose}")?;
        }
        wordings.iter().try_for_each(|it| earlier_wording(it, out))?;
    }
    Ok(())
}

/// Prints the nearest earlier wording of each statement of a document.
pub(crate) fn said_before(told: &SaidBefore, out: &mut dyn Write) -> Result<()> {
    for it in &told.statements {
        writeln!(out, "{ID}{}{ID:#}  {}", it.statement, it.words)?;
        earlier_wording(&it.earlier, out)?;
    }
    formula_alerts(&told.formulas, out)?;
    if told.looked_at < told.total {
        let (looked_at, total) = (told.looked_at, told.total);
        writeln!(out, "{FAINT}the first {looked_at} of {total} statements{FAINT:#}")?;
    }
    Ok(())
}

fn earlier_wording(it: &EarlierWording, out: &mut dyn Write) -> Result<()> {
    let spoken = &it.spoken;
    writeln!(
        out,
        "    {ID}{}{ID:#}  {}  {FAINT}{}{FAINT:#}",
        spoken.id,
        spoken.told(),
        it.nearness()
    )?;
    if let Some(url) = &spoken.url {
        writeln!(out, "      {FAINT}{url}{FAINT:#}")?;
    }
    write!(out, "     ")?;
    word_changes(&it.changes, out)
}

/// Prints what became of a wording: what stands in brackets is dropped, new or changed.
pub(crate) fn word_changes(changes: &[WordChange], out: &mut dyn Write) -> Result<()> {
    for change in changes {
        match change {
            WordChange::Kept { .. } => write!(out, " {}", change.marked())?,
            WordChange::Dropped { .. } | WordChange::New { .. } | WordChange::Changed { .. } => {
                write!(out, " {ATTENTION}{}{ATTENTION:#}", change.marked())?;
            }
        }
    }
    writeln!(out)
}
