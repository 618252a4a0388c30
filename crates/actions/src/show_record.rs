//! The record: how good each forecaster has been, with counts beside every rate.

use std::collections::BTreeMap;

use domain::{Probability, Question, Resolution};
use forecasting::QuestionState;
use scoring::{Calibration, Mean, Rule, calibration, mean};
use serde::Serialize;

use crate::Desk;
use crate::question_state::QuestionFile;
use crate::score_question::{ForecasterScores, ScoreQuestionError, score_file};

/// The record of a desk.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TrackRecord {
    /// What became of the questions.
    pub questions: QuestionCounts,
    /// One for each forecaster with a scored question, by name.
    pub forecasters: Vec<ForecasterRecord>,
}

/// What became of the questions of a desk.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct QuestionCounts {
    /// Still taking forecasts.
    pub open: usize,
    /// Closed, and waiting to be settled.
    pub closed: usize,
    /// Settled yes.
    pub yes: usize,
    /// Settled no.
    pub no: usize,
    /// Void, because their condition failed.
    pub void: usize,
    /// Annulled.
    pub annulled: usize,
    /// Ambiguous.
    pub ambiguous: usize,
}

/// The record of a forecaster.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ForecasterRecord {
    /// Who.
    pub forecaster: String,
    /// The record in a sentence, careful with small numbers.
    pub verdict: String,
    /// The means of the last forecasts' scores.
    pub last: Vec<Mean>,
    /// The means of the time-weighted scores.
    pub over_time: Vec<Mean>,
    /// The mean share of each question's open time with a forecast, from 0 to 1.
    pub coverage: f64,
    /// Whether events came as often as forecast.
    pub calibration: Calibration,
}

/// A forecaster's scores on the questions settled so far.
#[derive(Default)]
struct Settled {
    scores: Vec<ForecasterScores>,
    pairs: Vec<(Probability, bool)>,
}

/// Works the record out from every settled question.
///
/// # Errors
///
/// The ledger cannot be read.
pub fn show_record(desk: &Desk) -> Result<TrackRecord, ScoreQuestionError> {
    let mut questions = QuestionCounts::default();
    let mut by_forecaster: BTreeMap<String, Settled> = BTreeMap::new();
    for question in desk.every::<Question>()? {
        let file = desk.file_of(question)?;
        questions.count(&file.state);
        for (scores, happened) in scores_of(&file)? {
            let settled = by_forecaster.entry(scores.forecaster.clone()).or_default();
            settled.pairs.push((scores.last, happened));
            settled.scores.push(scores);
        }
    }
    let forecasters =
        by_forecaster.into_iter().map(|(name, settled)| settled.record(name)).collect();
    Ok(TrackRecord { questions, forecasters })
}

fn scores_of(file: &QuestionFile) -> Result<Vec<(ForecasterScores, bool)>, ScoreQuestionError> {
    let QuestionState::Settled { resolution, .. } = &file.state else { return Ok(vec![]) };
    let happened = *resolution == Resolution::Yes;
    let forecasters = score_file(file)?.forecasters;
    Ok(forecasters.into_iter().map(|scores| (scores, happened)).collect())
}

impl QuestionCounts {
    /// Every question that was asked.
    pub fn total(&self) -> usize {
        self.open + self.closed + self.settled() + self.void
    }

    /// Every question that was settled, whichever way.
    pub fn settled(&self) -> usize {
        self.yes + self.no + self.annulled + self.ambiguous
    }

    fn count(&mut self, state: &QuestionState) {
        let counter = match state {
            QuestionState::Open => &mut self.open,
            QuestionState::Closed => &mut self.closed,
            QuestionState::Void { .. } => &mut self.void,
            QuestionState::Settled { resolution, .. } => match resolution {
                Resolution::Yes => &mut self.yes,
                Resolution::No => &mut self.no,
                Resolution::Annulled { .. } => &mut self.annulled,
                Resolution::Ambiguous { .. } => &mut self.ambiguous,
            },
        };
        *counter += 1;
    }
}

impl Settled {
    fn record(self, forecaster: String) -> ForecasterRecord {
        let means = |values: &dyn Fn(&ForecasterScores, usize) -> f64| -> Vec<Mean> {
            let rules = Rule::MAIN.into_iter().enumerate();
            rules
                .filter_map(|(index, rule)| {
                    let scores = self.scores.iter().map(|scores| values(scores, index));
                    mean(rule, &scores.collect::<Vec<f64>>())
                })
                .collect()
        };
        let last = means(&|scores, index| scores.last_scores[index].value);
        let over_time = means(&|scores, index| scores.over_time[index].value);
        let calibration = calibration(&self.pairs);
        ForecasterRecord {
            verdict: verdict(&last, &calibration),
            coverage: self.coverage(),
            forecaster,
            last,
            over_time,
            calibration,
        }
    }

    #[expect(clippy::cast_precision_loss, reason = "nobody answers 2^52 questions")]
    fn coverage(&self) -> f64 {
        let shares = self.scores.iter().map(|scores| scores.over_time[0].coverage);
        shares.sum::<f64>() / self.scores.len() as f64
    }
}

fn verdict(last: &[Mean], calibration: &Calibration) -> String {
    let brier = last.iter().find(|mean| mean.rule == Rule::Brier);
    let Some(Mean { value, count, .. }) = brier else {
        return "Nothing is settled yet, so there is nothing to score.".to_owned();
    };
    let baseline = scoring::baseline(Rule::Brier);
    let questions =
        if *count == 1 { "1 question".to_owned() } else { format!("{count} questions") };
    let score = format!(
        "Mean Brier score of the last forecasts: {value:.3} over {questions} (lower is better; always saying 50% gives {baseline})"
    );
    match calibration {
        Calibration::TooFew { needed, .. } => format!(
            "{score}. Too few to tell whether the forecasts run too high or too low: that takes about {needed}."
        ),
        Calibration::Bins(_) => format!("{score}."),
    }
}
