//! A question on a terminal, and everybody's scores on it.

use std::io::{Result, Write};

use actions::{
    ForecasterScores, QuestionScores, QuestionState, Recorded, ShownForecast, ShownProposal,
    ShownQuestion, ShownRequirement, ShownSettlement,
};
use domain::{Reopening, Withdrawal, to_the_minute};

use crate::guard::one_line;
use crate::print::changes::changed_evidence;
use crate::print::list::state_word;
use crate::print::{counted, finding, quote, section, watches};
use crate::style::{ATTENTION, FAINT, HEADING, ID};

/// Prints a question with its forecasts and its settlement.
pub(crate) fn question(shown: &ShownQuestion, out: &mut dyn Write) -> Result<()> {
    let question = &shown.question.record;
    writeln!(
        out,
        "{ID}{}{ID:#}  {HEADING}{}{HEADING:#}",
        shown.question.id,
        one_line(&question.text)
    )?;
    state(&shown.state, out)?;
    if let (QuestionState::Settled { .. }, Some(parent)) = (&shown.state, shown.awaits) {
        writeln!(
            out,
            "{ATTENTION}its condition is open: it waits for {parent}, and nobody has a score until then{ATTENTION:#}"
        )?;
    }
    if let Some(outdated) = &shown.outdated {
        writeln!(out, "{ATTENTION}{}{ATTENTION:#}", one_line(outdated))?;
    }
    changed_evidence(&shown.changed_evidence, out)?;
    answers(shown, out)?;
    writeln!(out, "criteria:   {}", one_line(&question.criteria))?;
    writeln!(out, "settled by: {}", one_line(&question.settlement_source))?;
    timetable(shown, out)?;
    conditions(shown, out)?;
    if let Some(postponement) = &question.postponement {
        writeln!(out, "if moved:   {postponement}")?;
    }
    if let Some(topic) = &shown.topic {
        let source = shown.topic_of.map_or(String::new(), |id| format!(" (as {id})"));
        writeln!(out, "topic:      {}{source}", one_line(topic))?;
    }
    if let Some(judgment) = question.judgment {
        writeln!(out, "checks:     {ID}{judgment}{ID:#}")?;
    }
    section("Watched", &shown.watches, out, watches::listed)?;
    section("What a settler would quarrel about", &shown.findings, out, finding)?;
    section("Forecasts", &shown.forecasts, out, forecast)?;
    if shown.hidden > 0 {
        let hidden = counted(shown.hidden, "forecast");
        writeln!(out, "{FAINT}{hidden} of others hidden until you have given your own{FAINT:#}")?;
    }
    section("Withdrawn", &shown.withdrawals, out, withdrawal)?;
    section("Proposed", &shown.proposals, out, proposal)?;
    section("Settlements", &shown.settlements, out, settlement)?;
    section("Undone", &shown.reopenings, out, reopening)?;
    section("Scores", &shown.scores, out, forecaster)
}

/// The answers that the question offers, where they are not yes and no.
fn answers(shown: &ShownQuestion, out: &mut dyn Write) -> Result<()> {
    let kind = &shown.question.record.kind;
    if kind.is_binary() {
        return Ok(());
    }
    writeln!(out, "asks for:   {}", kind.asks_for(&shown.options))?;
    match kind.later_options() {
        None => Ok(()),
        Some(later) => writeln!(out, "added:      {}", later.words()),
    }
}

fn timetable(shown: &ShownQuestion, out: &mut dyn Write) -> Result<()> {
    let timetable = &shown.timetable;
    let moved = match timetable.moved() {
        Some(moved) => format!(" {FAINT}({moved}, with its event){FAINT:#}"),
        None => String::new(),
    };
    writeln!(out, "closes:     {}{moved}", shown.told.closes)?;
    writeln!(out, "deadline:   {}", shown.told.deadline)?;
    match &timetable.ends {
        None => Ok(()),
        Some(end) => {
            let answer = end.resolution.words();
            writeln!(out, "{ATTENTION}by its rule: {answer}{ATTENTION:#}  {}", end.reason)
        }
    }
}

fn conditions(shown: &ShownQuestion, out: &mut dyn Write) -> Result<()> {
    let Some(condition) = &shown.question.record.condition else { return Ok(()) };
    writeln!(out, "condition:  {}", one_line(&condition.text))?;
    shown.requirements.iter().try_for_each(|ShownRequirement { requirement, state }| {
        writeln!(out, "            {ID}{requirement}{ID:#} {FAINT}({}){FAINT:#}", state_word(state))
    })
}

/// Prints everybody's scores on a question.
pub(crate) fn question_scores(scores: &QuestionScores, out: &mut dyn Write) -> Result<()> {
    writeln!(out, "{ID}{}{ID:#}  {HEADING}{}{HEADING:#}", scores.question, one_line(&scores.text))?;
    state(&scores.state, out)?;
    if scores.forecasters.is_empty() {
        if let Some(parent) = scores.awaits {
            return writeln!(out, "Nobody has a score: its condition waits for {parent}.");
        }
        return writeln!(out, "Nobody has a score: {}.", why_no_scores(&scores.state));
    }
    section("Scores", &scores.forecasters, out, forecaster)?;
    writeln!(out, "{FAINT}{}{FAINT:#}", scores.scored_by.words())
}

fn state(state: &QuestionState, out: &mut dyn Write) -> Result<()> {
    writeln!(out, "{ATTENTION}{}{ATTENTION:#}", state_word(state))?;
    if let QuestionState::Void { reason } = state {
        writeln!(out, "{}", one_line(reason))?;
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
        QuestionState::Settled { .. } => "only an answer is scored",
    }
}

fn forecast(shown: &ShownForecast, out: &mut dyn Write) -> Result<()> {
    let forecast = &shown.forecast;
    let (id, at) = (forecast.id, to_the_minute(forecast.recorded_at));
    let author = one_line(&forecast.author);
    let words = one_line(&shown.words);
    writeln!(out, "  {ID}{id}{ID:#}  {at}  {author}  {ATTENTION}{words}{ATTENTION:#}")?;
    if let Some(reason) = &forecast.record.reason {
        writeln!(out, "    {}", one_line(reason))?;
    }
    shown.quotes.iter().try_for_each(|words| quote(words, out))
}

fn withdrawal(withdrawal: &Recorded<Withdrawal>, out: &mut dyn Write) -> Result<()> {
    let Recorded { id, recorded_at, author, record } = withdrawal;
    let at = to_the_minute(*recorded_at);
    let reason = one_line(record.reason.as_deref().unwrap_or_default());
    let author = one_line(author);
    writeln!(out, "  {ID}{id}{ID:#}  {at}  {author}  {}  {reason}", record.forecast)
}

fn proposal(shown: &ShownProposal, out: &mut dyn Write) -> Result<()> {
    let Recorded { id, author, record, .. } = &shown.proposal;
    let (answer, author) = (one_line(&record.resolution.words()), one_line(author));
    writeln!(
        out,
        "  {ID}{id}{ID:#}  {answer} {FAINT}({author}; accept: settle --accept {id}){FAINT:#}"
    )?;
    shown.quotes.iter().try_for_each(|words| quote(words, out))
}

fn settlement(shown: &ShownSettlement, out: &mut dyn Write) -> Result<()> {
    let settlement = &shown.settlement;
    let word = one_line(&settlement.record.resolution.words());
    let is_undone = settlement.record.resolution.is_final() && !shown.stands;
    let undone = if is_undone { ", undone later" } else { "" };
    let (id, author) = (settlement.id, one_line(&settlement.author));
    let known = to_the_minute(settlement.record.known_at);
    writeln!(out, "  {ID}{id}{ID:#}  {word}{undone}, known {known} {FAINT}({author}){FAINT:#}")?;
    if let Some(reason) = settlement.record.resolution.reason() {
        let look_again = settlement.record.resolution.look_again();
        let look_again = look_again.map_or(String::new(), |day| format!(" (look again on {day})"));
        writeln!(out, "    {}{look_again}", one_line(reason))?;
    }
    shown.quotes.iter().try_for_each(|words| quote(words, out))
}

/// A score in figures, or in words where it has no end.
fn value(value: f64) -> String {
    if value.is_infinite() {
        "infinite: 0% for what came true".to_owned()
    } else {
        format!("{value:.3}")
    }
}

fn reopening(reopening: &Recorded<Reopening>, out: &mut dyn Write) -> Result<()> {
    let Recorded { id, recorded_at, author, record } = reopening;
    let (at, settlement) = (to_the_minute(*recorded_at), record.settlement);
    let author = one_line(author);
    writeln!(out, "  {ID}{id}{ID:#}  {settlement}, {at} {FAINT}({author}){FAINT:#}")?;
    writeln!(out, "    {}", one_line(&record.reason))
}

fn forecaster(scores: &ForecasterScores, out: &mut dyn Write) -> Result<()> {
    let last = scores.last.of_yes().map(|it| format!(" {FAINT}(last forecast {it}){FAINT:#}"));
    writeln!(out, "  {}{}", one_line(&scores.forecaster), last.unwrap_or_default())?;
    if let Some(at) = scores.withdrawn_at {
        writeln!(out, "    withdrawn {}; scored as it last stood", to_the_minute(at))?;
    }
    for score in &scores.last_scores {
        let (name, direction) = (score.rule.name(), score.rule.direction());
        let value = value(score.value);
        writeln!(out, "    {name}: {value} {FAINT}({direction}){FAINT:#}")?;
    }
    for score in &scores.over_time {
        let share = score.coverage * 100.0;
        let name = score.rule.name();
        writeln!(
            out,
            "    {name}, time-weighted: {} {FAINT}(held {share:.0}% of the time, {}){FAINT:#}",
            value(score.value),
            counted(score.forecasts, "forecast")
        )?;
    }
    Ok(())
}
