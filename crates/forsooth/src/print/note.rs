//! What an editor would send back in a note, on a terminal.

use std::io::{Result, Write};

use actions::{FiledBrief, NoteFinding, NoteReport};

use crate::print::one_line;
use crate::print::severity::{severity_counts, severity_style};
use crate::style::{FAINT, HEADING, ID, WORDS};

/// Prints a note with what was found in it.
pub(crate) fn note_report(report: &NoteReport, out: &mut dyn Write) -> Result<()> {
    writeln!(out, "{HEADING}{}{HEADING:#}", one_line(&report.title))?;
    report.findings.iter().try_for_each(|it| finding(it, out))
}

/// How many findings there are, in a line.
pub(crate) fn note_counts(report: &NoteReport) -> String {
    let NoteReport { errors, warnings, advice, .. } = report;
    let counts = severity_counts(*errors, *warnings, *advice);
    counts.unwrap_or_else(|| "The note is ready to be filed.".to_owned())
}

/// The findings as lines.
pub(crate) fn noted_findings(report: &NoteReport) -> Result<String> {
    let mut lines = Vec::new();
    report.findings.iter().try_for_each(|it| finding(it, &mut lines))?;
    Ok(String::from_utf8_lossy(&lines).into_owned())
}

/// Prints as what a note was filed.
pub(crate) fn filed(filed: &FiledBrief, out: &mut dyn Write) -> Result<()> {
    write!(out, "{ID}{}{ID:#}", filed.id)?;
    if let Some(corrected) = filed.corrects {
        write!(out, "  {FAINT}corrects{FAINT:#} {ID}{corrected}{ID:#}")?;
    }
    writeln!(out, "  {FAINT}SHA-256 {}{FAINT:#}", filed.sha256)
}

fn finding(finding: &NoteFinding, out: &mut dyn Write) -> Result<()> {
    let NoteFinding { rule, severity, line, words, message, suggestion } = finding;
    let style = severity_style(*severity);
    let severity = severity.word();
    writeln!(
        out,
        "  {style}{severity}{style:#} {rule}, line {line} {WORDS}{}{WORDS:#}",
        one_line(words)
    )?;
    writeln!(out, "    {message}")?;
    match suggestion {
        Some(suggestion) => writeln!(out, "    {FAINT}better:{FAINT:#} {suggestion}"),
        None => Ok(()),
    }
}
