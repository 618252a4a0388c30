//! A judgment on a terminal.

use std::io::{Result, Write};

use actions::{AssumptionStanding, AssumptionState, Change, ShownEvidence, ShownJudgment};
use domain::{Direction, Indicator, Judgment, to_the_minute};

use crate::guard::one_line;
use crate::print::changes::changed_evidence;
use crate::print::{list, quote, section, watches};
use crate::style::{ATTENTION, FAINT, HEADING, ID};

/// Prints a judgment with its evidence and what makes it checkable.
pub(crate) fn judgment(shown: &ShownJudgment, out: &mut dyn Write) -> Result<()> {
    let judgment = &shown.judgment.record;
    head(shown, out)?;
    section("For", &shown.quotes_for, out, evidence)?;
    if shown.documents_for.documents > 1 {
        writeln!(out, "  {FAINT}in {}{FAINT:#}", shown.documents_for.words())?;
    }
    section("Against", &shown.quotes_against, out, evidence)?;
    section("Alternatives", &judgment.alternatives, out, |it, out| {
        writeln!(out, "  {}", one_line(it))
    })?;
    section("Assumptions", &shown.assumption_states, out, assumption)?;
    section("Indicators", &judgment.indicators, out, indicator)?;
    premortem(judgment, out)?;
    section("Watched", &shown.watches, out, watches::listed)?;
    section("Asked for", &shown.notices, out, |it, out| writeln!(out, "  {}", it.text()))?;
    for (title, entries) in [("Questions", &shown.questions), ("Named by", &shown.cited_by)] {
        if !entries.is_empty() {
            writeln!(out, "\n{HEADING}{title}{HEADING:#}")?;
            list(entries, out)?;
        }
    }
    Ok(())
}

fn head(shown: &ShownJudgment, out: &mut dyn Write) -> Result<()> {
    let judgment = &shown.judgment.record;
    writeln!(
        out,
        "{ID}{}{ID:#}  {HEADING}{}{HEADING:#}",
        shown.judgment.id,
        one_line(&judgment.claim)
    )?;
    if shown.is_under_review {
        writeln!(out, "{ATTENTION}under review: an assumption was broken{ATTENTION:#}")?;
    }
    changed_evidence(&shown.changed_evidence, out)?;
    if let Some(kind) = judgment.kind {
        writeln!(out, "kind:       {kind}")?;
    }
    if let Some(topic) = &judgment.topic {
        writeln!(out, "topic:      {}", one_line(topic))?;
    }
    writeln!(out, "likelihood: {ATTENTION}{}{ATTENTION:#}", shown.phrase)?;
    let reason = judgment.confidence_reason.as_deref();
    let reason = reason.map_or(String::new(), |reason| format!(": {}", one_line(reason)));
    writeln!(out, "confidence: {}{reason}", judgment.confidence)?;
    if let Some(checkpoint) = &judgment.checkpoint {
        writeln!(out, "checkpoint: {}", checkpoint.date)?;
    }
    if let Some(change) = &shown.change {
        changed(change, judgment.change_reason.as_deref(), out)?;
    }
    if let Some(by) = shown.corrected_by {
        writeln!(out, "{ATTENTION}corrected by {by}{ATTENTION:#}")?;
    }
    if let Some(corrected) = shown.corrects {
        writeln!(out, "corrects:   {ID}{corrected}{ID:#}")?;
    }
    let author = one_line(&shown.judgment.author);
    let at = to_the_minute(shown.judgment.recorded_at);
    writeln!(out, "{FAINT}by {author}, {at}{FAINT:#}")
}

fn changed(change: &Change, reason: Option<&str>, out: &mut dyn Write) -> Result<()> {
    let Change { earlier, likelihood, confidence, verdict, .. } = change;
    let words = verdict.words();
    let reason = reason.map_or(String::new(), |reason| format!(": {}", one_line(reason)));
    writeln!(out, "earlier:    {ID}{earlier}{ID:#} ({likelihood}, {confidence}); {words}{reason}")
}

fn evidence(shown: &ShownEvidence, out: &mut dyn Write) -> Result<()> {
    quote(&shown.quote, out)?;
    let grade = shown.grade.is_given().then(|| shown.grade.to_string());
    let weight = shown.weight.map(|weight| format!("{weight} weight"));
    let told: Vec<String> = grade.into_iter().chain(weight).collect();
    if told.is_empty() { Ok(()) } else { writeln!(out, "    {}", told.join(", ")) }
}

fn assumption(standing: &AssumptionStanding, out: &mut dyn Write) -> Result<()> {
    write!(out, "  {}", one_line(&standing.text))?;
    match &standing.state {
        AssumptionState::Holds => writeln!(out),
        AssumptionState::Broken { by, reason } => {
            writeln!(out, "  {ATTENTION}broken ({by}): {}{ATTENTION:#}", one_line(reason))
        }
        AssumptionState::BrokenBefore { by, reason } => {
            writeln!(out, "  {FAINT}broken before ({by}): {}{FAINT:#}", one_line(reason))
        }
    }
}

fn indicator(indicator: &Indicator, out: &mut dyn Write) -> Result<()> {
    let points = match indicator.points {
        Direction::For => "for it",
        Direction::Against => "against it",
    };
    writeln!(out, "  {FAINT}{points}:{FAINT:#} {}", one_line(&indicator.sign))
}

fn premortem(judgment: &Judgment, out: &mut dyn Write) -> Result<()> {
    let Some(premortem) = &judgment.premortem else { return Ok(()) };
    writeln!(out, "\n{HEADING}Suppose it was wrong{HEADING:#}\n  {}", one_line(&premortem.story))?;
    match &premortem.first_sign {
        Some(sign) => writeln!(out, "  {FAINT}first sign:{FAINT:#} {}", one_line(sign)),
        None => Ok(()),
    }
}
