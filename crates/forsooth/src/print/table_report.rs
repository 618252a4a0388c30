//! The report on a table of forecasts: how it was read, words, numbers, and a plot of letters.

use std::io::{Result, Write};

use actions::{
    Calibration, Comparison, Curve, GroupReport, OverTime, RowCounts, TableFormat, TableReport,
    TableSource,
};

use crate::print::calibration_plot::calibration_plot;
use crate::print::{counted, record};
use crate::style::{FAINT, HEADING};

/// Prints the report.
pub(crate) fn table_report(report: &TableReport, out: &mut dyn Write) -> Result<()> {
    source(&report.source, &report.rows, out)?;
    writeln!(out, "\n{HEADING}Everybody{HEADING:#}\n{}", report.everybody.verdict)?;
    numbers(&report.everybody, out)?;
    if let Some(curve) = &report.everybody.curve {
        plot(&report.everybody, curve, out)?;
    }
    people(report, out)
}

fn source(source: &TableSource, rows: &RowCounts, out: &mut dyn Write) -> Result<()> {
    let whose = match source.format {
        TableFormat::Table => "a table",
        TableFormat::Fatebook => "an export of Fatebook",
        TableFormat::Metaculus => "an export of Metaculus",
    };
    let columns = source.columns.iter().map(|it| format!("{} from \"{}\"", it.role, it.heading));
    let columns = columns.collect::<Vec<_>>().join(", ");
    writeln!(out, "read as {whose}: {columns}")?;
    if source.percent {
        writeln!(out, "numbers above 1 stand in the column, so bare numbers are percentages")?;
    }
    let RowCounts { scored, superseded, late, open, void } = rows;
    let skipped = source.skipped;
    let kinds = [
        (superseded, "replaced by a later forecast of the same person"),
        (late, "made after the close"),
        (open, "on open questions"),
        (void, "on annulled or ambiguous questions"),
        (&skipped, "without a forecast of a yes-or-no question"),
    ];
    let kinds = kinds.iter().filter(|(count, _)| **count > 0);
    let kinds: Vec<String> = kinds.map(|(count, what)| format!("; {count} {what}")).collect();
    writeln!(out, "{}: {scored} scored{}", counted(source.rows, "row"), kinds.join(""))
}

fn numbers(group: &GroupReport, out: &mut dyn Write) -> Result<()> {
    group.scores.iter().try_for_each(|mean| record::mean_line("last forecasts", mean, out))?;
    over_time(group, out)?;
    if let Calibration::TooFew { .. } = group.calibration {
        return Ok(());
    }
    if let Some(interval) = &group.interval {
        let (level, low, high) = (interval.level * 100.0, interval.low, interval.high);
        writeln!(
            out,
            "  {FAINT}{level:.0}% interval of the Brier score {low:.3} to {high:.3}, over {}{FAINT:#}",
            counted(interval.units, "question")
        )?;
    }
    let parts = &group.decomposition;
    writeln!(
        out,
        "  Brier score {:.3} = miscalibration {:.3} − discrimination {:.3} + uncertainty {:.3} {FAINT}(CORP){FAINT:#}",
        parts.score, parts.miscalibration, parts.discrimination, parts.uncertainty
    )?;
    let Some(auc) = group.auc else { return Ok(()) };
    writeln!(
        out,
        "  yes ranked above no: {:.0}% of pairs {FAINT}(AUC; higher is better, 50% is blind){FAINT:#}",
        auc * 100.0
    )
}

/// The scores over the time in which forecasts held.
fn over_time(group: &GroupReport, out: &mut dyn Write) -> Result<()> {
    let Some(OverTime { brier, coverage, peer, questions }) = group.over_time else {
        return Ok(());
    };
    writeln!(
        out,
        "  Brier score, time-weighted: {brier:.3} over {} {FAINT}(lower is better; a forecast was held {:.0}% of the time){FAINT:#}",
        counted(questions, "question"),
        coverage * 100.0
    )?;
    let Some(peer) = peer else { return Ok(()) };
    writeln!(
        out,
        "  peer score: {peer:.1} {FAINT}(higher is better; 0 is as good as the others){FAINT:#}"
    )
}

fn plot(group: &GroupReport, curve: &Curve, out: &mut dyn Write) -> Result<()> {
    let level = curve.level * 100.0;
    writeln!(
        out,
        "\n{HEADING}Calibration{HEADING:#} {FAINT}(● observed share; ░ where chance alone puts it in {level:.0} of 100 cases, if the forecasts are calibrated){FAINT:#}"
    )?;
    calibration_plot(curve, out)?;
    match &group.calibration {
        Calibration::TooFew { .. } => Ok(()),
        Calibration::Bins(bins) => bins.iter().try_for_each(|bin| record::bin(bin, out)),
    }
}

fn people(report: &TableReport, out: &mut dyn Write) -> Result<()> {
    for person in &report.forecasters {
        let name = person.forecaster.as_deref().filter(|name| !name.is_empty());
        let name = name.unwrap_or("nobody named");
        writeln!(out, "\n{HEADING}{name}{HEADING:#}\n{}", person.verdict)?;
        over_time(person, out)?;
    }
    report.comparisons.iter().try_for_each(|it| writeln!(out, "\n{}", comparison_sentence(it)))
}

/// Whether the best is better than another, or why nobody can tell.
fn comparison_sentence(comparison: &Comparison) -> String {
    let Comparison { best, other, shared, difference } = comparison;
    let Some(difference) = difference else {
        return format!(
            "{best} and {other} share {}: too few to tell who is better.",
            counted(*shared, "question")
        );
    };
    let (level, low, high) = (difference.level * 100.0, difference.low, difference.high);
    let range = format!("{level:.1}% interval of the difference {low:+.3} to {high:+.3}");
    let shared = counted(*shared, "shared question");
    if difference.high < 0.0 {
        format!("{best} is better than {other} by more than luck explains, on {shared} ({range}).")
    } else {
        format!("{best} is not told apart from {other}, on {shared} ({range}).")
    }
}
