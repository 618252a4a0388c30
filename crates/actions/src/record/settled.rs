//! Settled questions with everybody's scores, as the record is added up from them.

use domain::{Probability, Resolution, is_machine};
use forecasting::QuestionState;
use scoring::{Calibration, Mean, Rule, brier, log_score};

use crate::Desk;
use crate::question_state::QuestionFile;
use crate::score_question::{ForecasterScores, ScoreQuestionError, score_everybody};

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

    /// Those of them that people made at this desk on a question of its own.
    pub(crate) fn own_chances(&self) -> impl Iterator<Item = (&ForecasterScores, Probability)> {
        let is_own = self.file.is_own();
        self.chances().filter(move |(it, _)| is_own && !it.imported && !is_machine(&it.forecaster))
    }
}

/// Every question of a desk: `count` sees all of them, and those that are settled come back.
pub(crate) fn settled_questions(
    desk: &Desk,
    mut count: impl FnMut(&QuestionFile),
) -> Result<Vec<SettledQuestion>, ScoreQuestionError> {
    let mut settled = Vec::new();
    for file in desk.question_files()? {
        count(&file);
        if let QuestionState::Settled { resolution, .. } = &file.state {
            let happened = *resolution == Resolution::Yes;
            let forecasters = score_everybody(&file)?;
            settled.push(SettledQuestion { file, happened, forecasters });
        }
    }
    Ok(settled)
}

/// Whose forecasts the desk's own figures are.
pub(crate) const OWN: &str =
    "people's forecasts on the desk's own questions; machines and what was imported stand apart";

/// A record in a sentence, careful with small numbers; the noun is what is counted, and some of the
/// forecasts were taken back before the answer was known.
pub(crate) fn verdict(
    last: &[Mean],
    calibration: &Calibration,
    noun: &str,
    withdrawn: usize,
) -> String {
    let brier = last.iter().find(|mean| mean.rule == Rule::Brier);
    let Some(Mean { value, count, .. }) = brier else {
        return "No yes-or-no question is settled yet, so there is no Brier score.".to_owned();
    };
    let baseline = scoring::baseline(Rule::Brier);
    let ending = if *count == 1 { "" } else { "s" };
    let score = format!(
        "Mean Brier score of the last forecasts: {value:.3} over {count} {noun}{ending} (lower is better; always saying 50% gives {baseline})"
    );
    let few = match calibration {
        Calibration::TooFew { needed, .. } => format!(
            " Too few to tell whether the forecasts run too high or too low: that takes about {needed}."
        ),
        Calibration::Bins(_) => String::new(),
    };
    let taken_back = match withdrawn {
        0 => String::new(),
        1 => " 1 of the forecasts was withdrawn, and is scored as it last stood.".to_owned(),
        more => {
            format!(" {more} of the forecasts were withdrawn, and are scored as they last stood.")
        }
    };
    format!("{score}.{few}{taken_back}")
}

/// The Brier score of a chance, or its log score.
pub(crate) fn score(rule: Rule, chance: Probability, happened: bool) -> Option<f64> {
    let resolution = if happened { Resolution::Yes } else { Resolution::No };
    if rule == Rule::Brier { brier(chance, &resolution) } else { log_score(chance, &resolution) }
}
