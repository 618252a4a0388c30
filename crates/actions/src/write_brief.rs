//! Writing a brief: judgments with their words, numbers and tests, frozen on the day.

use std::collections::BTreeSet;

use domain::{
    Brief, BriefForecast, BriefJudgment, Chances, Id, Judgment, Kind, Question, Record, Resolution,
};
use forecasting::{QuestionState, chances_in_words};
use judging::{AssumptionStanding, AssumptionState, Ladder};
use ledger::LedgerError;
use serde::Deserialize;
use thiserror::Error;

use crate::Desk;
use crate::ai_use::documents;
use crate::desk::Decided;
use crate::ladders::LadderError;
use crate::look_up::{LookUpError, Recorded};
use crate::moment::{day, told_in_words};
use crate::person::OnlyAPerson;
use crate::question_state::QuestionFile;

/// A brief to write.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WriteBrief {
    /// The headline.
    pub title: String,
    /// The opening paragraph.
    pub summary: Option<String>,
    /// The judgments, in the order told.
    pub judgments: Vec<Id>,
    /// The ladder of words; ICD 203 if none is named.
    pub ladder: Option<String>,
}

/// Why a brief cannot be written.
#[derive(Debug, Error)]
pub enum WriteBriefError {
    /// A machine may not.
    #[error(transparent)]
    Machine(#[from] OnlyAPerson),
    /// It has no headline.
    #[error("a brief needs a title")]
    NoTitle,
    /// It tells of nothing.
    #[error("a brief needs at least one judgment; name one, as j-1")]
    NoJudgments,
    /// It tells of one judgment twice.
    #[error("{0} is named twice; name each judgment once")]
    Twice(Id),
    /// There is no such ladder.
    #[error(transparent)]
    Ladder(#[from] LadderError),
    /// A judgment cannot be looked up.
    #[error(transparent)]
    LookUp(#[from] LookUpError),
    /// The ledger refused it.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
}

/// Writes a brief and keeps it as it stands today.
///
/// # Errors
///
/// It has no title or judgments, an id names nothing, or a machine asks.
pub fn write_brief(desk: &mut Desk, request: &WriteBrief) -> Result<Id, WriteBriefError> {
    desk.record(|desk| decide(desk, request))
}

fn decide(desk: &Desk, request: &WriteBrief) -> Result<Decided, WriteBriefError> {
    desk.check_person("write a brief")?;
    if request.title.trim().is_empty() {
        return Err(WriteBriefError::NoTitle);
    }
    if request.judgments.is_empty() {
        return Err(WriteBriefError::NoJudgments);
    }
    let mut told = BTreeSet::new();
    if let Some(again) = request.judgments.iter().find(|id| !told.insert(**id)) {
        return Err(WriteBriefError::Twice(*again));
    }
    let ladder = desk.ladder(request.ladder.as_deref())?;
    let judgments =
        request.judgments.iter().map(|id| brief_judgment(desk, *id, &ladder, &desk.author));
    let judgments: Vec<BriefJudgment> = judgments.collect::<Result<_, _>>()?;
    let brief = Brief {
        ai_use: desk.ai_use(judgments.iter().flat_map(documents), None)?,
        title: request.title.clone(),
        byline: desk.author.clone(),
        date: day(desk.now()?),
        summary: request.summary.clone(),
        ladder: ladder.name().to_owned(),
        judgments,
        note: None,
    };
    Ok(Record::Brief(brief).into())
}

/// A judgment as a brief tells it today.
pub(crate) fn brief_judgment(
    desk: &Desk,
    id: Id,
    ladder: &Ladder,
    author: &str,
) -> Result<BriefJudgment, LookUpError> {
    desk.find_standing(id, Kind::Judgment)?;
    let judgment = desk.look_up::<Judgment>(id)?;
    let assumptions = desk.assumptions_of(&judgment)?.into_iter().map(told_assumption).collect();
    let judgment = judgment.record;
    let questions = desk.citing::<Question>(id)?;
    let forecasts = questions.into_iter().map(|it| brief_forecast(desk, it, ladder, author));
    Ok(BriefJudgment {
        judgment: id,
        phrase: ladder.inline(judgment.likelihood),
        quotes_for: desk.quotes(&judgment.evidence_for)?,
        quotes_against: desk.quotes(&judgment.evidence_against)?,
        forecasts: forecasts.collect::<Result<_, _>>()?,
        claim: judgment.claim,
        likelihood: judgment.likelihood,
        confidence: judgment.confidence,
        confidence_reason: judgment.confidence_reason,
        alternatives: judgment.alternatives,
        assumptions,
    })
}

/// An assumption as it stands: one that is broken is not told as taken for granted.
fn told_assumption(AssumptionStanding { text, state }: AssumptionStanding) -> String {
    match state {
        AssumptionState::Holds => text,
        AssumptionState::Broken { by, reason } | AssumptionState::BrokenBefore { by, reason } => {
            format!("{text} (no longer taken for granted, {by}: {reason})")
        }
    }
}

/// A question as a brief tells it today, with the forecast of its author.
pub(crate) fn brief_forecast(
    desk: &Desk,
    question: Recorded<Question>,
    ladder: &Ladder,
    author: &str,
) -> Result<BriefForecast, LookUpError> {
    let file = desk.file_of(question)?;
    let chances =
        desk.forecast_told_by(author, &file).map(|forecast| forecast.record.chances.clone());
    let probability = chances.as_ref().and_then(Chances::of_yes);
    let told =
        |chances: &Chances| chances_in_words(&file.question.record.kind, &file.options, chances);
    let other = chances.filter(|chances| chances.of_yes().is_none());
    let phrase = probability.map(|probability| ladder.inline(probability));
    let phrase = phrase.or_else(|| other.as_ref().map(told));
    let (resolution, deadline_at) = (resolution(&file), file.timetable.deadline_at);
    let deadline_told = told_in_words(deadline_at, file.question.record.clock.as_deref());
    let Recorded { id, record: question, .. } = file.question;
    Ok(BriefForecast {
        question: id,
        text: question.text,
        condition: question.condition.map(|condition| condition.text),
        deadline: day(deadline_at),
        deadline_told,
        probability,
        chances: other,
        phrase,
        resolution,
    })
}

fn resolution(file: &QuestionFile) -> Option<Resolution> {
    match &file.state {
        QuestionState::Settled { resolution, .. } if file.awaits.is_none() => {
            Some(resolution.clone())
        }
        QuestionState::Settled { .. }
        | QuestionState::Open
        | QuestionState::Closed
        | QuestionState::Void { .. } => None,
    }
}
