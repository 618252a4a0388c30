//! A published record, on a terminal.

use std::io::{Result, Write};

use actions::PublishedRecord;

use crate::style::FAINT;

/// Prints what is published and what it is worth.
pub(crate) fn published(published: &PublishedRecord, out: &mut dyn Write) -> Result<()> {
    let PublishedRecord { folder, log, leaves, opened, newly_opened, withheld, standing, .. } =
        published;
    let folder = folder.display();
    writeln!(
        out,
        "leaves in {folder}: {leaves}; open to readers: {opened}, {newly_opened} of them new"
    )?;
    if *withheld > 0 {
        let questions = if *withheld == 1 { "question is" } else { "questions are" };
        writeln!(
            out,
            "{withheld} settled {questions} kept back, private or embargoed; readers see closed leaves there"
        )?;
    }
    writeln!(out, "{FAINT}log {log}{FAINT:#}")?;
    writeln!(out, "Standing: {}.", standing.words())
}
