//! Settled questions with everybody's scores, as the record is added up from them.

use domain::{Probability, Resolution};
use forecasting::QuestionState;
use scoring::{Calibration, Mean, Rule};

use crate::Desk;
use crate::question_state::QuestionFile;
use crate::score_question::{ForecasterScores, ScoreQuestionError, score_file};

/// A settled question with the scores of everybody whose forecast counted.
pub(crate) struct SettledQuestion {
    pub(crate) file: QuestionFile,
    pub(crate) happened: bool,
    pub(crate) forecasters: Vec<ForecasterScores>,
}

impl SettledQuestion {
    /// Everybody's last chance of yes, by name; nothing of a question that asks for anything else.
    pub(crate) fn chances(&self) -> impl Iterator<Item = (&ForecasterScores, Probability)> {
        self.forecasters.iter().filter_map(|it| Some((it, it.last.of_yes()?)))
    }
}

/// Every question of a desk: `count` sees all of them, and those that are settled come back.
pub(crate) fn settled_questions(
    desk: &Desk,
    mut count: impl FnMut(&QuestionState),
) -> Result<Vec<SettledQuestion>, ScoreQuestionError> {
    let mut settled = Vec::new();
    for file in desk.question_files()? {
        count(&file.state);
        if let QuestionState::Settled { resolution, .. } = &file.state {
            let happened = *resolution == Resolution::Yes;
            let forecasters = score_file(&file)?.forecasters;
            settled.push(SettledQuestion { file, happened, forecasters });
        }
    }
    Ok(settled)
}

/// A record in a sentence, careful with small numbers; the noun is what is counted.
pub(crate) fn verdict(last: &[Mean], calibration: &Calibration, noun: &str) -> String {
    let brier = last.iter().find(|mean| mean.rule == Rule::Brier);
    let Some(Mean { value, count, .. }) = brier else {
        return "No yes-or-no question is settled yet, so there is no Brier score.".to_owned();
    };
    let baseline = scoring::baseline(Rule::Brier);
    let ending = if *count == 1 { "" } else { "s" };
    let score = format!(
        "Mean Brier score of the last forecasts: {value:.3} over {count} {noun}{ending} (lower is better; always saying 50% gives {baseline})"
    );
    match calibration {
        Calibration::TooFew { needed, .. } => format!(
            "{score}. Too few to tell whether the forecasts run too high or too low: that takes about {needed}."
        ),
        Calibration::Bins(_) => format!("{score}."),
    }
}
