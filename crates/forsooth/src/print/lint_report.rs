//! What a settler would quarrel about, on a terminal.

use std::io::{Result, Write};

use actions::{Finding, LintReport, LintedQuestion, Severity};

use crate::print::{counted, one_line};
use crate::style::{ATTENTION, ERROR, FAINT, HEADING, ID, WORDS};

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
    if errors + warnings + advice == 0 {
        return format!("{asked}: nothing to quarrel about.");
    }
    let errors = counted(*errors, "error");
    let warnings = counted(*warnings, "warning");
    let advice = if *advice == 1 { "1 piece".to_owned() } else { format!("{advice} pieces") };
    format!("{asked}: {errors}, {warnings}, {advice} of advice.")
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
    let style = match severity {
        Severity::Error => ERROR,
        Severity::Warning => ATTENTION,
        Severity::Advice => FAINT,
    };
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
