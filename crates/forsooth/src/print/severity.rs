//! How much findings matter, on a terminal.

use anstyle::Style;
use domain::Severity;

use crate::print::counted;
use crate::style::{ATTENTION, ERROR, FAINT};

/// The color of a severity.
pub(super) fn severity_style(severity: Severity) -> Style {
    match severity {
        Severity::Error => ERROR,
        Severity::Warning => ATTENTION,
        Severity::Advice => FAINT,
    }
}

/// How many findings there are of each severity, in a line; none where there are none.
pub(super) fn severity_counts(errors: usize, warnings: usize, advice: usize) -> Option<String> {
    if errors + warnings + advice == 0 {
        return None;
    }
    let advice = counted(advice, "piece");
    let (errors, warnings) = (counted(errors, "error"), counted(warnings, "warning"));
    Some(format!("{errors}, {warnings}, {advice} of advice."))
}
