//! Scoring a question: each forecaster's forecasts against how it ended.

use std::collections::BTreeMap;

use domain::{Forecast, Id, Probability, Resolution};
use forecasting::{QuestionState, scoring_end};
use ledger::LedgerError;
use scoring::history::{Histories, HistoryScore, Period, Update, over_time};
use scoring::{BadInput, Rule, Score};
use serde::Serialize;
use thiserror::Error;

use crate::Desk;
use crate::look_up::{LookUpError, Recorded};
use crate::question_state::QuestionFile;

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
}

/// How a forecaster did on a question.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ForecasterScores {
    /// Who.
    pub forecaster: String,
    /// The last forecast that counted.
    pub last: Probability,
    /// The scores of the last forecast that counted.
    pub last_scores: Vec<Score>,
    /// The scores over the time that forecasts were held.
    pub over_time: Vec<HistoryScore>,
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
    Ok(score_file(&desk.question_file(id)?)?)
}

pub(crate) fn score_file(file: &QuestionFile) -> Result<QuestionScores, BadInput> {
    let forecasters = match (&file.state, file.standing()) {
        (QuestionState::Settled { resolution, .. }, Some(standing)) if file.awaits.is_none() => {
            let question = &file.question;
            let end = scoring_end(&question.record, &standing.record);
            let period = Period::new(question.recorded_at.as_millisecond(), end.as_millisecond())?;
            score_everybody(&file.forecasts, period, resolution)
        }
        _ => vec![],
    };
    Ok(QuestionScores {
        question: file.question.id,
        text: file.question.record.text.clone(),
        state: file.state.clone(),
        awaits: file.awaits,
        forecasters,
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

/// The scores of everybody of whom a forecast held within the period, by name.
fn score_everybody(
    forecasts: &[Recorded<Forecast>],
    period: Period,
    resolution: &Resolution,
) -> Vec<ForecasterScores> {
    let by_name = by_forecaster(forecasts);
    let updates = (0..).zip(by_name.values()).flat_map(|(forecaster, forecasts)| {
        forecasts.iter().map(move |forecast| update(forecaster, forecast))
    });
    let histories = Histories::from_updates(period, updates);
    let mut by_rule: BTreeMap<u32, Vec<HistoryScore>> = BTreeMap::new();
    for rule in Rule::MAIN {
        for score in over_time(rule, &histories, resolution).unwrap_or_default() {
            by_rule.entry(score.forecaster).or_default().push(score.by(rule));
        }
    }
    // Forecasts come by forecaster and then by time, so that each one's last stays.
    let holds = histories.holds().iter();
    let last: BTreeMap<u32, Probability> =
        holds.map(|hold| (hold.forecaster, hold.forecast)).collect();
    let scores = (0..).zip(by_name.keys()).filter_map(|(number, name)| {
        let (over_time, last) = (by_rule.remove(&number)?, *last.get(&number)?);
        let score = |rule: Rule| Some(Score { rule, value: rule.score(last, resolution)? });
        let last_scores = Rule::MAIN.into_iter().filter_map(score).collect();
        Some(ForecasterScores { forecaster: (*name).to_owned(), last, last_scores, over_time })
    });
    scores.collect()
}

fn update(forecaster: u32, forecast: &Recorded<Forecast>) -> Update<Probability> {
    let at = forecast.recorded_at.as_millisecond();
    Update { forecaster, at, forecast: Some(forecast.record.probability) }
}
