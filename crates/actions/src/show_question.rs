//! Showing a question: its forecasts over time, its settlement, and everybody's scores.

use domain::{Forecast, Id, Question, Quote, Reopening, Settlement};
use forecasting::QuestionState;
use forecasting::lint::Finding;
use serde::Serialize;

use crate::Desk;
use crate::lint_question::findings;
use crate::look_up::Recorded;
use crate::score_question::{ForecasterScores, ScoreQuestionError, score_file};

/// A question with everything recorded about it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ShownQuestion {
    /// The question.
    #[serde(flatten)]
    pub question: Recorded<Question>,
    /// Where it stands.
    #[serde(flatten)]
    pub state: QuestionState,
    /// Its forecasts, oldest first.
    pub forecasts: Vec<ShownForecast>,
    /// Its settlements, oldest first; the last one that was not undone stands.
    pub settlements: Vec<ShownSettlement>,
    /// The undoings of settlements, oldest first.
    pub reopenings: Vec<Recorded<Reopening>>,
    /// How each forecaster did; empty until settled yes or no.
    pub scores: Vec<ForecasterScores>,
    /// What its settler would quarrel about, while it can still be asked better.
    pub findings: Vec<Finding>,
}

/// A forecast with the words that moved it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ShownForecast {
    /// The forecast.
    #[serde(flatten)]
    pub forecast: Recorded<Forecast>,
    /// The words that moved it, with their sources.
    pub quotes: Vec<Quote>,
}

/// A settlement with the words that show it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ShownSettlement {
    /// The settlement.
    #[serde(flatten)]
    pub settlement: Recorded<Settlement>,
    /// Whether it still holds.
    pub stands: bool,
    /// The words that show it, with their sources.
    pub quotes: Vec<Quote>,
}

/// Shows a question.
///
/// # Errors
///
/// It cannot be looked up.
pub fn show_question(desk: &Desk, id: Id) -> Result<ShownQuestion, ScoreQuestionError> {
    let file = desk.question_file(id)?;
    let scores = score_file(&file)?.forecasters;
    let standing = file.standing().map(|settlement| settlement.id);
    let forecasts = file.forecasts.into_iter().map(|forecast| {
        let quotes = desk.quotes(&forecast.record.evidence)?;
        Ok(ShownForecast { forecast, quotes })
    });
    let settlements = file.settlements.into_iter().map(|settlement| {
        let quotes = desk.quotes(&settlement.record.evidence)?;
        Ok(ShownSettlement { stands: standing == Some(settlement.id), settlement, quotes })
    });
    let is_open = file.state == QuestionState::Open;
    let findings = if is_open { findings(&file.question) } else { Vec::new() };
    Ok(ShownQuestion {
        findings,
        forecasts: forecasts.collect::<Result<_, ScoreQuestionError>>()?,
        settlements: settlements.collect::<Result<_, ScoreQuestionError>>()?,
        reopenings: file.reopenings,
        question: file.question,
        state: file.state,
        scores,
    })
}
