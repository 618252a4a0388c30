//! A judgment on a terminal.

use std::io::{Result, Write};

use actions::ShownJudgment;

use crate::print::{list, quote, section};
use crate::style::{ATTENTION, FAINT, HEADING, ID};

/// Prints a judgment with its evidence and what makes it checkable.
pub(crate) fn judgment(shown: &ShownJudgment, out: &mut dyn Write) -> Result<()> {
    let judgment = &shown.judgment.record;
    writeln!(out, "{ID}{}{ID:#}  {HEADING}{}{HEADING:#}", shown.judgment.id, judgment.claim)?;
    writeln!(out, "likelihood: {ATTENTION}{}{ATTENTION:#}", shown.phrase)?;
    let reason = judgment.confidence_reason.as_deref();
    let reason = reason.map_or(String::new(), |reason| format!(": {reason}"));
    writeln!(out, "confidence: {}{reason}", judgment.confidence)?;
    if let Some(checkpoint) = &judgment.checkpoint {
        writeln!(out, "checkpoint: {}", checkpoint.date)?;
    }
    if let Some(by) = shown.corrected_by {
        writeln!(out, "{ATTENTION}corrected by {by}{ATTENTION:#}")?;
    }
    if let Some(corrected) = shown.corrects {
        writeln!(out, "corrects:   {ID}{corrected}{ID:#}")?;
    }
    let (author, at) = (&shown.judgment.author, shown.judgment.recorded_at);
    writeln!(out, "{FAINT}by {author}, {at}{FAINT:#}")?;
    section("For", &shown.quotes_for, out, quote)?;
    section("Against", &shown.quotes_against, out, quote)?;
    section("Alternatives", &judgment.alternatives, out, |it, out| writeln!(out, "  {it}"))?;
    section("Assumptions", &judgment.assumptions, out, |it, out| writeln!(out, "  {it}"))?;
    for (title, entries) in [("Questions", &shown.questions), ("Named by", &shown.cited_by)] {
        if !entries.is_empty() {
            writeln!(out, "\n{HEADING}{title}{HEADING:#}")?;
            list(entries, out)?;
        }
    }
    Ok(())
}
