//! The record by person, topic, source or technique, and two people beside each other.

use std::io::{Result, Write};

use actions::{
    Calibration, ComparedPeople, GroupPerson, GroupedRecord, RecordGroup, Reference, SaidAbout,
};

use crate::guard::one_line;
use crate::print::record::{bin, mean_line};
use crate::print::{counted, section};
use crate::style::{FAINT, HEADING, ID};

/// Prints the record by something.
pub(crate) fn grouped_record(record: &GroupedRecord, out: &mut dyn Write) -> Result<()> {
    writeln!(out, "{HEADING}The record by {}{HEADING:#}", record.by.word())?;
    record.groups.iter().try_for_each(|it| group(it, out))
}

/// Prints one group: words first.
pub(crate) fn group(it: &RecordGroup, out: &mut dyn Write) -> Result<()> {
    let questions = counted(it.questions, "question");
    writeln!(out, "\n{HEADING}{}{HEADING:#} {FAINT}({questions}){FAINT:#}", one_line(&it.name))?;
    if let Some(rule) = it.rule {
        writeln!(out, "{FAINT}{rule}{FAINT:#}")?;
    }
    said(&it.said, out)?;
    writeln!(out, "{}", it.verdict)?;
    reference(it.reference.as_ref(), out)?;
    it.last.iter().try_for_each(|mean| mean_line("last forecasts", mean, out))?;
    match &it.calibration {
        Calibration::TooFew { count, needed } => {
            writeln!(out, "  calibration: too few ({count} of about {needed} forecasts)")?;
        }
        Calibration::Bins(bins) => section("Calibration", bins, out, bin)?,
    }
    for GroupPerson { forecaster, questions, brier } in &it.people {
        let (questions, forecaster) = (counted(*questions, "question"), one_line(forecaster));
        writeln!(out, "  {forecaster}: Brier score {brier:.3} over {questions}")?;
    }
    for named in &it.misled {
        let note =
            named.note.as_deref().map_or(String::new(), |note| format!(": {}", one_line(note)));
        let (question, who) = (named.question, one_line(&named.forecaster));
        writeln!(out, "  {ID}{}{ID:#} {who} on {question}{note}", named.id)?;
    }
    Ok(())
}

/// Prints what would have scored how much without looking at a question.
pub(crate) fn reference(it: Option<&Reference>, out: &mut dyn Write) -> Result<()> {
    it.map_or(Ok(()), |it| writeln!(out, "{}", it.words))
}

/// Prints how often things happened that were called about so likely.
pub(crate) fn said(said: &[SaidAbout], out: &mut dyn Write) -> Result<()> {
    said.iter().try_for_each(|it| writeln!(out, "  {}.", it.words))
}

/// Prints two people beside each other.
pub(crate) fn compared_people(it: &ComparedPeople, out: &mut dyn Write) -> Result<()> {
    writeln!(out, "{}", it.words)?;
    let comparison = &it.comparison;
    let means = [(&comparison.best, it.best_mean), (&comparison.other, it.other_mean)];
    let questions = counted(comparison.shared, "shared question");
    for (name, mean) in means {
        let (name, direction) = (one_line(name), "lower is better");
        writeln!(
            out,
            "  {name}: Brier score {mean:.3} over {questions} {FAINT}({direction}){FAINT:#}"
        )?;
    }
    Ok(())
}
