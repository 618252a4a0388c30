//! The report on a table of forecasts: how it was read, words, numbers, and a plot of letters.

use std::io::{Result, Write};

use actions::{Calibration, Curve, GroupReport, OverTime, TableReport};

use crate::print::calibration_plot::calibration_plot;
use crate::print::{counted, record};
use crate::style::{FAINT, HEADING};

/// Prints the report.
pub(crate) fn table_report(report: &TableReport, out: &mut dyn Write) -> Result<()> {
    report.how_read().iter().try_for_each(|line| writeln!(out, "{line}"))?;
    writeln!(out, "\n{HEADING}Everybody{HEADING:#}\n{}", report.everybody.verdict)?;
    numbers(&report.everybody, out)?;
    if let Some(curve) = &report.everybody.curve {
        plot(&report.everybody, curve, out)?;
    }
    people(report, out)
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
    if group.questions < group.forecasts {
        let caveat = "several forecasts share a question, so all bands are too narrow";
        writeln!(out, "    {FAINT}{caveat}{FAINT:#}")?;
    }
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
    report.comparisons.iter().try_for_each(|it| writeln!(out, "\n{it}"))
}
