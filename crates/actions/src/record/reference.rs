//! What forecasts that look at no question would have scored: always the even chance, and always
//! the share of the desk's settled questions that came out yes.

use domain::{Probability, Resolution};
use forecasting::QuestionState;
use scoring::{Mean, Rule, mean};
use serde::Serialize;

use super::settled::{SettledQuestion, score};

/// How many settled questions a base rate takes.
const FEWEST: usize = 10;

/// How often the desk's settled questions of yes or no came out yes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct BaseRate {
    chance: Probability,
    yes: usize,
    settled: usize,
}

/// What forecasts that look at no question would have scored where somebody else did.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Reference {
    /// The mean Brier score of always saying 50%.
    pub even: Mean,
    /// What always saying the base rate would have scored; none where too few questions are
    /// settled for one.
    pub base: Option<BaseReference>,
    /// Both in words.
    pub words: String,
}

/// What always saying the base rate would have scored.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct BaseReference {
    /// The share of the desk's settled questions of yes or no that came out yes.
    pub rate: Probability,
    /// The mean Brier score of always saying that.
    pub score: Mean,
}

impl BaseRate {
    /// That of a desk; none where no question of yes or no is settled.
    #[expect(clippy::cast_precision_loss, reason = "no desk has 2^52 questions")]
    pub(crate) fn of(settled: &[SettledQuestion]) -> Option<Self> {
        let own = settled.iter().filter(|it| it.file.is_own());
        let answers = own.filter_map(|question| match &question.file.state {
            QuestionState::Settled { resolution: Resolution::Yes, .. } => Some(true),
            QuestionState::Settled { resolution: Resolution::No, .. } => Some(false),
            QuestionState::Settled { .. }
            | QuestionState::Open
            | QuestionState::Closed
            | QuestionState::Void { .. } => None,
        });
        let answers: Vec<bool> = answers.collect();
        let (yes, settled) = (answers.iter().filter(|yes| **yes).count(), answers.len());
        let chance = Probability::new(yes as f64 / settled as f64).ok()?;
        Some(Self { chance, yes, settled })
    }

    /// What it and the even chance would have scored on forecasts with what happened; none where
    /// there are none.
    pub(crate) fn reference(self, pairs: &[(Probability, bool)]) -> Option<Reference> {
        let always = |chance: Probability| {
            let scores = pairs.iter().filter_map(|(_, it)| score(Rule::Brier, chance, *it));
            mean(Rule::Brier, &scores.collect::<Vec<f64>>())
        };
        let even = always(Probability::new(0.5).ok()?)?;
        let base = match self.settled {
            ..FEWEST => None,
            FEWEST.. => Some(BaseReference { rate: self.chance, score: always(self.chance)? }),
        };
        let forecasts = if pairs.len() == 1 { "forecast" } else { "forecasts" };
        let words = format!(
            "Beside it, on the same {} {forecasts}: always saying 50% has a mean Brier score of {:.3}; {} ({}).",
            pairs.len(),
            even.value,
            self.words(base.as_ref()),
            Rule::Brier.direction(),
        );
        Some(Reference { even, base, words })
    }

    fn words(self, base: Option<&BaseReference>) -> String {
        let Self { yes, settled, .. } = self;
        match base {
            None => format!(
                "too few questions of this desk are settled ({settled} of about {FEWEST}) for a base rate"
            ),
            Some(BaseReference { rate, score }) => format!(
                "always saying {:.0}%, the share of this desk's settled questions that came out yes ({yes} of {settled}, known only afterwards), has {:.3}",
                rate.percent(),
                score.value
            ),
        }
    }
}
