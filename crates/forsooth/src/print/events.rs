//! Imports of events that a machine coded.

use std::io::{Result, Write};

use actions::ImportedEvents;
use domain::EventImport;

use crate::print::counted;
use crate::style::{ATTENTION, FAINT, ID};

/// Prints what an import took in.
pub(crate) fn imported(done: &ImportedEvents, out: &mut dyn Write) -> Result<()> {
    let restored = if done.restored { "  its rows are there again" } else { "" };
    writeln!(out, "{ID}{}{ID:#}{ATTENTION}{restored}{ATTENTION:#}", done.id)?;
    import(&done.import, out)
}

/// Prints an import with what became of its rows.
pub(crate) fn import(import: &EventImport, out: &mut dyn Write) -> Result<()> {
    let (rows, coder) = (&import.rows, import.coder.name());
    let kept = usize::try_from(rows.kept).unwrap_or(usize::MAX);
    writeln!(out, "  {coder}: {} kept of {}", counted(kept, "event"), rows.words())?;
    if let (Some(first), Some(last)) = (import.first, import.last) {
        writeln!(out, "  from {first} to {last}")?;
    }
    writeln!(out, "  {FAINT}{}, SHA-256 {}{FAINT:#}", import.file, import.sha256)?;
    for row in &import.refusals {
        writeln!(out, "  {FAINT}line {}:{FAINT:#} {}", row.line, row.reason)?;
    }
    import.licence.iter().try_for_each(|licence| writeln!(out, "  {licence}"))
}
