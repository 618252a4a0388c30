//! What a settler would quarrel about, on a terminal.

use std::io::{Result, Write};

use actions::{Finding, LintReport, LintedQuestion};

use crate::print::severity::{severity_counts, severity_style};
use crate::print::{counted, one_line};
use crate::style::{FAINT, HEADING, ID, WORDS};

/// Prints each question that has findings.
pub(crate) fn lint_report(report: &LintReport, out: &mut dyn Write) -> Result<()> {
    let alone = report.questions.len() == 1;
    report
        .questions
        .iter()
        .filter(|it| alone || !it.findings.is_empty())
        .try_for_each(|it| question(it, out))
}

/// How many findings there are, in a line.
pub(crate) fn lint_counts(report: &LintReport) -> String {
    let LintReport { questions, errors, warnings, advice } = report;
    let asked = counted(questions.len(), "question");
    let counts = severity_counts(*errors, *warnings, *advice);
    format!("{asked}: {}", counts.unwrap_or_else(|| "nothing to quarrel about.".to_owned()))
}

fn question(linted: &LintedQuestion, out: &mut dyn Write) -> Result<()> {
    if let Some(id) = linted.id {
        write!(out, "{ID}{id}{ID:#}  ")?;
    }
    writeln!(out, "{HEADING}{}{HEADING:#}", one_line(&linted.text))?;
    linted.findings.iter().try_for_each(|it| finding(it, out))
}

/// Prints a finding with what to write instead.
pub(crate) fn finding(finding: &Finding, out: &mut dyn Write) -> Result<()> {
    let Finding { rule, severity, field, ref span, ref message, ref suggestion } = *finding;
    let style = severity_style(severity);
    write!(out, "  {style}{}{style:#} {rule}, {field}", severity.word())?;
    if let Some(span) = span {
        let (start, end) = (span.start, span.end);
        write!(out, " {FAINT}{start}-{end}{FAINT:#} {WORDS}{}{WORDS:#}", one_line(&span.text))?;
    }
    writeln!(out, "\n    {message}")?;
    match suggestion {
        Some(suggestion) => writeln!(out, "    {FAINT}better:{FAINT:#} {suggestion}"),
        None => Ok(()),
    }
}
