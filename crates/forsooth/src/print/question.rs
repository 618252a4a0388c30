//! A question on a terminal, and everybody's scores on it.

use std::io::{Result, Write};

use actions::{
    ForecasterScores, QuestionScores, QuestionState, ShownForecast, ShownQuestion, ShownSettlement,
};

use crate::print::list::state_word;
use crate::print::{counted, finding, quote, section};
use crate::style::{ATTENTION, FAINT, HEADING, ID};

/// Prints a question with its forecasts and its settlement.
pub(crate) fn question(shown: &ShownQuestion, out: &mut dyn Write) -> Result<()> {
    let question = &shown.question.record;
    writeln!(out, "{ID}{}{ID:#}  {HEADING}{}{HEADING:#}", shown.question.id, question.text)?;
    state(&shown.state, out)?;
    writeln!(out, "criteria:   {}", question.criteria)?;
    writeln!(out, "settled by: {}", question.settlement_source)?;
    writeln!(out, "closes:     {}", question.closes_at)?;
    writeln!(out, "deadline:   {}", question.deadline_at)?;
    if let Some(condition) = &question.condition {
        let named = condition.question.map_or(String::new(), |id| format!(" ({id})"));
        writeln!(out, "condition:  {}{named}", condition.text)?;
    }
    if let Some(postponement) = &question.postponement {
        writeln!(out, "if moved:   {postponement}")?;
    }
    if let Some(judgment) = question.judgment {
        writeln!(out, "checks:     {ID}{judgment}{ID:#}")?;
    }
    section("What a settler would quarrel about", &shown.findings, out, finding)?;
    section("Forecasts", &shown.forecasts, out, forecast)?;
    section("Settlements", &shown.settlements, out, settlement)?;
    section("Scores", &shown.scores, out, forecaster)
}

/// Prints everybody's scores on a question.
pub(crate) fn question_scores(scores: &QuestionScores, out: &mut dyn Write) -> Result<()> {
    writeln!(out, "{ID}{}{ID:#}  {HEADING}{}{HEADING:#}", scores.question, scores.text)?;
    state(&scores.state, out)?;
    if scores.forecasters.is_empty() {
        if let Some(parent) = scores.awaits {
            return writeln!(out, "Nobody has a score: its condition waits for {parent}.");
        }
        return writeln!(out, "Nobody has a score: {}.", why_no_scores(&scores.state));
    }
    section("Scores", &scores.forecasters, out, forecaster)
}

fn state(state: &QuestionState, out: &mut dyn Write) -> Result<()> {
    writeln!(out, "{ATTENTION}{}{ATTENTION:#}", state_word(state))?;
    if let QuestionState::Void { reason } = state {
        writeln!(out, "{reason}")?;
    }
    Ok(())
}

fn why_no_scores(state: &QuestionState) -> &'static str {
    match state {
        QuestionState::Open | QuestionState::Closed => "the question is not settled",
        QuestionState::Void { .. } => "a void question is not scored",
        QuestionState::Settled { resolution, .. } if resolution.is_scored() => {
            "no forecast was made in time"
        }
        QuestionState::Settled { .. } => "only yes and no are scored",
    }
}

fn forecast(shown: &ShownForecast, out: &mut dyn Write) -> Result<()> {
    let forecast = &shown.forecast;
    let (id, at, author) = (forecast.id, forecast.recorded_at, &forecast.author);
    let probability = forecast.record.probability;
    writeln!(out, "  {ID}{id}{ID:#}  {at}  {author}  {ATTENTION}{probability}{ATTENTION:#}")?;
    if let Some(reason) = &forecast.record.reason {
        writeln!(out, "    {reason}")?;
    }
    shown.quotes.iter().try_for_each(|words| quote(words, out))
}

fn settlement(shown: &ShownSettlement, out: &mut dyn Write) -> Result<()> {
    let settlement = &shown.settlement;
    let word = settlement.record.resolution.word();
    let undone = if shown.stands { "" } else { ", undone later" };
    let (id, author, known_at) = (settlement.id, &settlement.author, settlement.record.known_at);
    writeln!(out, "  {ID}{id}{ID:#}  {word}{undone}, known {known_at} {FAINT}({author}){FAINT:#}")?;
    shown.quotes.iter().try_for_each(|words| quote(words, out))
}

fn forecaster(scores: &ForecasterScores, out: &mut dyn Write) -> Result<()> {
    writeln!(out, "  {} {FAINT}(last forecast {}){FAINT:#}", scores.forecaster, scores.last)?;
    for score in &scores.last_scores {
        let (name, direction) = (score.rule.name(), score.rule.direction());
        writeln!(out, "    {name}: {:.3} {FAINT}({direction}){FAINT:#}", score.value)?;
    }
    for score in &scores.over_time {
        let share = score.coverage * 100.0;
        let name = score.rule.name();
        writeln!(
            out,
            "    {name}, time-weighted: {:.3} {FAINT}(held {share:.0}% of the time, {}){FAINT:#}",
            score.value,
            counted(score.forecasts, "forecast")
        )?;
    }
    Ok(())
}
