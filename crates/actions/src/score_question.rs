//! Scoring a question: each forecaster's forecasts against how it ended.

use std::collections::BTreeMap;

use domain::{Forecast, Id, Probability, Resolution};
use forecasting::{QuestionState, scoring_end};
use ledger::LedgerError;
use scoring::{Held, HistoryError, HistoryScore, Rule, Score, Window, time_weighted};
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
    /// Its forecasts are out of order.
    #[error(transparent)]
    History(#[from] HistoryError),
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

pub(crate) fn score_file(file: &QuestionFile) -> Result<QuestionScores, HistoryError> {
    let forecasters = match (&file.state, file.standing()) {
        (QuestionState::Settled { resolution, .. }, Some(standing)) if file.awaits.is_none() => {
            let question = &file.question;
            let window =
                Window::new(question.recorded_at, scoring_end(&question.record, &standing.record))?;
            let scores = by_forecaster(&file.forecasts)
                .into_iter()
                .map(|(name, forecasts)| score_one(name, &forecasts, window, resolution));
            scores.filter_map(Result::transpose).collect::<Result<_, _>>()?
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

fn score_one(
    forecaster: &str,
    forecasts: &[&Recorded<Forecast>],
    window: Window,
    resolution: &Resolution,
) -> Result<Option<ForecasterScores>, HistoryError> {
    let held = |forecast: &&Recorded<Forecast>| Held {
        from: forecast.recorded_at,
        probability: forecast.record.probability,
    };
    let history: Vec<Held> = forecasts.iter().map(held).collect();
    let over_time: Option<Vec<HistoryScore>> = Rule::MAIN
        .into_iter()
        .map(|rule| time_weighted(rule, &history, window, resolution))
        .collect::<Result<_, _>>()?;
    let last = history.iter().rev().find(|held| held.from < window.closes_at());
    let (Some(over_time), Some(last)) = (over_time, last) else { return Ok(None) };
    let score = |rule: Rule| Some(Score { rule, value: rule.score(last.probability, resolution)? });
    Ok(Some(ForecasterScores {
        forecaster: forecaster.to_owned(),
        last: last.probability,
        last_scores: Rule::MAIN.into_iter().filter_map(score).collect(),
        over_time,
    }))
}
