//! The track record on a terminal: words first, then numbers with their counts.

use std::io::{Result, Write};

use actions::{
    BesideTeam, Bin, Calibration, ClockSetBack, ForecasterRecord, KindMean, Mean, QuestionCounts,
    TeamRecord, TrackRecord,
};

use crate::guard::one_line;
use crate::print::record_group::{group, reference, said};
use crate::print::{counted, section};
use crate::style::{ATTENTION, FAINT, HEADING};

/// Prints the record of a desk.
pub(crate) fn record(record: &TrackRecord, out: &mut dyn Write) -> Result<()> {
    counts(&record.questions, "", out)?;
    if record.imported.total() > 0 {
        counts(&record.imported, " imported, apart from these", out)?;
    }
    if record.forecasters.is_empty() {
        return writeln!(out, "Nobody has a score yet: settle a question that has forecasts.");
    }
    record.forecasters.iter().try_for_each(|it| forecaster(it, out))?;
    record.desk.iter().try_for_each(|it| group(it, out))?;
    record.team.iter().try_for_each(|it| team(it, out))?;
    writeln!(out, "\n{FAINT}{}{FAINT:#}", record.scored_by.words())?;
    let notes = record.clock_set_back.iter().map(ClockSetBack::words);
    notes.into_iter().try_for_each(|note| writeln!(out, "{ATTENTION}note:{ATTENTION:#} {note}"))
}

fn team(team: &TeamRecord, out: &mut dyn Write) -> Result<()> {
    writeln!(out, "\n{HEADING}The team{HEADING:#} {FAINT}({}){FAINT:#}", team.rule)?;
    said(&team.said, out)?;
    writeln!(out, "{}", team.verdict)?;
    reference(team.reference.as_ref(), out)?;
    team.last.iter().try_for_each(|mean| mean_line("last forecasts", mean, out))?;
    for BesideTeam { forecaster, questions, own, team } in &team.beside {
        let (questions, forecaster) = (counted(*questions, "question"), one_line(forecaster));
        writeln!(
            out,
            "  {forecaster} {own:.3}, the team {team:.3} on the same {questions} {FAINT}(Brier score, lower is better){FAINT:#}"
        )?;
    }
    Ok(())
}

fn counts(counts: &QuestionCounts, which: &str, out: &mut dyn Write) -> Result<()> {
    let QuestionCounts { open, closed, yes, no, answered, void, annulled, ambiguous } = counts;
    let others = match answered {
        0 => String::new(),
        count => format!(", {count} with another answer"),
    };
    let total = counted(counts.total(), "question");
    writeln!(out, "{HEADING}{total}{HEADING:#}{which}")?;
    writeln!(
        out,
        "{} settled ({yes} yes, {no} no{others}, {annulled} annulled, {ambiguous} ambiguous), {void} void, {closed} waiting to be settled, {open} open",
        counts.settled()
    )
}

fn forecaster(record: &ForecasterRecord, out: &mut dyn Write) -> Result<()> {
    let apart =
        record.apart.map_or(String::new(), |it| format!(" {FAINT}({}){FAINT:#}", it.words()));
    writeln!(out, "\n{HEADING}{}{HEADING:#}{apart}", one_line(&record.forecaster))?;
    said(&record.said, out)?;
    writeln!(out, "{}", record.verdict)?;
    reference(record.reference.as_ref(), out)?;
    for (title, means) in [("last forecasts", &record.last), ("time-weighted", &record.over_time)] {
        means.iter().try_for_each(|mean| mean_line(title, mean, out))?;
    }
    for KindMean { rule, value, count } in &record.other_kinds {
        let (name, direction) = (rule.name(), rule.direction());
        writeln!(
            out,
            "  {name}, last forecasts: {value:.3} over {count} {FAINT}({direction}){FAINT:#}"
        )?;
    }
    let share = record.coverage * 100.0;
    writeln!(
        out,
        "  {FAINT}a forecast was held {share:.0}% of the time questions were open{FAINT:#}"
    )?;
    match &record.calibration {
        Calibration::TooFew { count, needed } => {
            writeln!(out, "  calibration: too few ({count} of about {needed} settled questions)")
        }
        Calibration::Bins(bins) => section("Calibration", bins, out, bin),
    }
}

pub(crate) fn mean_line(title: &str, mean: &Mean, out: &mut dyn Write) -> Result<()> {
    let (name, direction) = (mean.rule.name(), mean.rule.direction());
    let value = if mean.infinite > 0 {
        let without = counted(mean.infinite, "forecast");
        format!("infinitely bad, as {without} gave what happened no chance, of {}", mean.count)
    } else {
        format!("{:.3} over {}", mean.value, mean.count)
    };
    writeln!(out, "  {name}, {title}: {value} {FAINT}({direction}){FAINT:#}")
}

pub(crate) fn bin(bin: &Bin, out: &mut dyn Write) -> Result<()> {
    let [low, high, observed, from, to] =
        [bin.low, bin.high, bin.observed, bin.band.0, bin.band.1].map(|share| share * 100.0);
    writeln!(
        out,
        "  {low:>3.0}–{high:>3.0}%: {observed:.0}% happened of {} {FAINT}(90% band {from:.0}–{to:.0}%){FAINT:#}",
        bin.count
    )
}
