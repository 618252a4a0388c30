//! Scoring a question: each forecaster's forecasts against how it ended.

use std::collections::BTreeMap;

use domain::{Chances, Forecast, Id, Withdrawal};
use forecasting::{QuestionState, scoring_end};
use jiff::Timestamp;
use ledger::LedgerError;
use scoring::answers::{Answer, AnswerRule};
use scoring::history::{Histories, HistoryScore, Hold, Period, Update, over_time_by};
use scoring::{BadInput, Score};
use serde::Serialize;
use thiserror::Error;

use crate::Desk;
use crate::look_up::{LookUpError, Recorded};
use crate::question_state::QuestionFile;
use crate::scored_by::ScoredBy;

/// How everybody did on a question.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct QuestionScores {
    /// The question.
    pub question: Id,
    /// Its text.
    pub text: String,
    /// Where it stands.
    #[serde(flatten)]
    pub state: QuestionState,
    /// The question its condition hangs on, while that is not settled: until then nobody has a
    /// score.
    pub awaits: Option<Id>,
    /// One for each forecaster whose forecasts counted, by name; empty until settled.
    pub forecasters: Vec<ForecasterScores>,
    /// By which rules, and since when the ledger says so.
    pub scored_by: ScoredBy,
}

/// How a forecaster did on a question.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ForecasterScores {
    /// Who.
    pub forecaster: String,
    /// Whether it was brought from elsewhere, and so counts for no record but that of its name.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub imported: bool,
    /// The last forecast that counted.
    pub last: Chances,
    /// When it was made.
    pub last_at: Timestamp,
    /// When it was taken back, if it was before the scoring ended; it is scored all the same.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub withdrawn_at: Option<Timestamp>,
    /// The scores of the last forecast that counted.
    pub last_scores: Vec<Score<AnswerRule>>,
    /// The scores over the time that forecasts were held.
    pub over_time: Vec<HistoryScore<AnswerRule>>,
}

/// Why a question cannot be scored.
#[derive(Debug, Error)]
pub enum ScoreQuestionError {
    /// It cannot be looked up.
    #[error(transparent)]
    LookUp(#[from] LookUpError),
    /// It took forecasts for no time at all.
    #[error(transparent)]
    History(#[from] BadInput),
    /// The ledger cannot be read.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
}

/// Scores every forecaster on a question. Nobody has a score until it is settled yes or no.
///
/// # Errors
///
/// The question cannot be looked up.
pub fn score_question(desk: &Desk, id: Id) -> Result<QuestionScores, ScoreQuestionError> {
    let file = desk.question_file(id)?;
    Ok(QuestionScores {
        forecasters: score_everybody(&file)?,
        question: file.question.id,
        text: file.question.record.text,
        state: file.state,
        awaits: file.awaits,
        scored_by: desk.scored_by()?,
    })
}

/// The forecasts of each forecaster, by name, oldest first.
pub(crate) fn by_forecaster(
    forecasts: &[Recorded<Forecast>],
) -> BTreeMap<&str, Vec<&Recorded<Forecast>>> {
    let mut by_name: BTreeMap<&str, Vec<&Recorded<Forecast>>> = BTreeMap::new();
    for forecast in forecasts {
        by_name.entry(&forecast.author).or_default().push(forecast);
    }
    by_name
}

/// The scores of everybody of whom a forecast held within the time that counts, by name; nobody's
/// until the question is settled with an answer, and its condition with it.
pub(crate) fn score_everybody(file: &QuestionFile) -> Result<Vec<ForecasterScores>, BadInput> {
    let (QuestionState::Settled { resolution, .. }, Some(standing), None) =
        (&file.state, file.standing(), file.awaits)
    else {
        return Ok(vec![]);
    };
    let question = &file.question;
    let Some(answer) = Answer::new(&question.record.kind, &file.options, resolution) else {
        return Ok(vec![]);
    };
    let end = scoring_end(&file.timetable, &standing.record);
    if end <= question.recorded_at {
        // Its event came before the question did, so that no forecast ever counted.
        return Ok(vec![]);
    }
    let period = Period::new(question.recorded_at.as_millisecond(), end.as_millisecond())?;
    let by_name = by_forecaster(&file.forecasts);
    let histories = Histories::from_updates(period, updates(&by_name, &file.withdrawals));
    let mut by_rule: BTreeMap<u32, Vec<HistoryScore<AnswerRule>>> = BTreeMap::new();
    for rule in answer.rules() {
        for score in over_time_by(&histories, |chances| answer.score(*rule, chances))? {
            by_rule.entry(score.forecaster).or_default().push(score.by(*rule));
        }
    }
    // Forecasts come by forecaster and then by time, so that each one's last stays.
    let holds = histories.holds().iter();
    let last: BTreeMap<u32, &Hold<Chances>> = holds.map(|hold| (hold.forecaster, hold)).collect();
    let scores = (0..).zip(&by_name).filter_map(|(number, (name, made))| {
        let (over_time, last) = (by_rule.remove(&number)?, *last.get(&number)?);
        let score =
            |score: &HistoryScore<AnswerRule>| Score { rule: score.rule, value: score.last };
        Some(ForecasterScores {
            forecaster: (*name).to_owned(),
            imported: made.iter().all(|it| it.record.imported.is_some()),
            last: last.forecast.clone(),
            last_at: Timestamp::from_millisecond(last.from).ok()?,
            withdrawn_at: withdrawn_at(file, name, end),
            last_scores: over_time.iter().map(score).collect(),
            over_time,
        })
    });
    Ok(scores.collect())
}

/// When a forecaster took their last forecast back, if they did so before the scoring ended.
fn withdrawn_at(file: &QuestionFile, name: &str, end: Timestamp) -> Option<Timestamp> {
    let own = |it: &&Recorded<Forecast>| it.author == name && it.recorded_at < end;
    let last = file.forecasts.iter().rev().find(own)?;
    let withdrawal = file.withdrawals.iter().find(|it| it.record.forecast == last.id)?;
    Some(withdrawal.recorded_at).filter(|at| *at < end)
}

/// What each forecaster said and took back, with a number for each by name.
fn updates(
    by_name: &BTreeMap<&str, Vec<&Recorded<Forecast>>>,
    withdrawals: &[Recorded<Withdrawal>],
) -> Vec<Update<Chances>> {
    let number_of = |name: &str| (0..).zip(by_name.keys()).find(|(_, key)| **key == name);
    let said = (0..).zip(by_name.values()).flat_map(|(forecaster, forecasts)| {
        forecasts.iter().map(move |forecast| Update {
            forecaster,
            at: forecast.recorded_at.as_millisecond(),
            forecast: Some(forecast.record.chances.clone()),
        })
    });
    let taken_back = withdrawals.iter().filter_map(|withdrawal| {
        let (forecaster, _) = number_of(&withdrawal.author)?;
        let at = withdrawal.recorded_at.as_millisecond();
        Some(Update { forecaster, at, forecast: None })
    });
    said.chain(taken_back).collect()
}
