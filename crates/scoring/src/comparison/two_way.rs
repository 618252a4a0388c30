//! Difficulty adjustment by two-way effects: forecasters on different questions compared.

use serde::Serialize;

use super::conjugate::{centered, solve};
use crate::BadInput;
use crate::numeric::{Sum, number};

/// One score of a forecaster on a question, both counted from 0.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct QuestionScore {
    /// Who forecast.
    pub forecaster: usize,
    /// On which question.
    pub question: usize,
    /// The score.
    pub score: f64,
}

/// What scores are made of: a level, each forecaster's effect and each question's.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Effects {
    /// The score of an average forecaster on an average question.
    pub level: f64,
    /// What each forecaster adds; they add up to 0.
    pub forecasters: Vec<f64>,
    /// What each question adds, its difficulty; they add up to 0.
    pub questions: Vec<f64>,
}

/// Tells apart how good forecasters are from how hard their questions were.
///
/// Each score is taken to be *y*ᵢⱼ = *μ* + *a*ᵢ + *b*ⱼ with forecaster effects *a* and question
/// effects *b*, fitted by least squares. Questions are eliminated, and the equations of the
/// forecasters are solved by conjugate gradients until no digit changes: each step takes time in
/// proportion to the scores. A forecaster who answered easy questions gets no credit for them, as
/// long as others answered them too.
///
/// J. M. Abowd, F. Kramarz, D. N. Margolis, "High wage workers and high wage firms",
/// *Econometrica* 67, 1999; E. Karger and others, "`ForecastBench`: a dynamic benchmark of AI
/// forecasting capabilities", *ICLR* 2025.
///
/// # Errors
///
/// There are no scores, one is not finite, a forecaster or a question below the highest number has
/// none, or the forecasters fall into parts that share no question, directly or through others, so
/// that nothing compares them.
///
/// # Examples
///
/// ```
/// use scoring::comparison::{QuestionScore, two_way};
///
/// let score = |forecaster, question, score| QuestionScore { forecaster, question, score };
/// // Both answered question 0, where the first is better by 0.1; only the first took the hard one.
/// let effects = two_way(&[score(0, 0, 0.1), score(0, 1, 0.5), score(1, 0, 0.2)])?;
/// assert!((effects.forecasters[1] - effects.forecasters[0] - 0.1).abs() < 1e-12);
/// assert!((effects.questions[1] - effects.questions[0] - 0.4).abs() < 1e-12);
/// # Ok::<(), scoring::BadInput>(())
/// ```
pub fn two_way(scores: &[QuestionScore]) -> Result<Effects, BadInput> {
    let table = Table::new(scores)?;
    table.check_connected()?;
    // About the mean the equations lose fewer digits.
    let middle =
        scores.iter().map(|score| score.score).collect::<Sum>().value() / number(scores.len());
    let right = table.right_side(middle);
    let apply = |effects: &[f64]| table.apply(effects);
    let forecasters = solve(&apply, &table.answered, &right, table.size(middle))
        .ok_or(BadInput::NoConvergence { what: "the effects" })?;
    let forecasters = centered(&forecasters);
    let questions =
        table.question_means(|score| score.score - middle - forecasters[score.forecaster]);
    let offset = questions.iter().copied().collect::<Sum>().value() / number(questions.len());
    let questions = questions.iter().map(|question| question - offset).collect();
    Ok(Effects { level: middle + offset, forecasters, questions })
}

impl Effects {
    /// Each forecaster's score on questions of average difficulty.
    pub fn adjusted(&self) -> Vec<f64> {
        self.forecasters.iter().map(|effect| self.level + effect).collect()
    }

    /// The same, moved so that one forecaster has a known score, as `ForecastBench` lets one who
    /// always says 50% have a Brier score of 0.25.
    ///
    /// # Panics
    ///
    /// There is no such forecaster.
    ///
    /// # Examples
    ///
    /// ```
    /// use scoring::comparison::{QuestionScore, two_way};
    ///
    /// let score = |forecaster, score| QuestionScore { forecaster, question: 0, score };
    /// let effects = two_way(&[score(0, 0.25), score(1, 0.2)])?;
    /// let adjusted = effects.adjusted_to(0, 0.25);
    /// assert!((adjusted[1] - 0.2).abs() < 1e-15);
    /// # Ok::<(), scoring::BadInput>(())
    /// ```
    pub fn adjusted_to(&self, forecaster: usize, score: f64) -> Vec<f64> {
        let reference = self.forecasters[forecaster];
        self.forecasters.iter().map(|effect| score + (effect - reference)).collect()
    }
}

/// `ForecastBench`'s index of a Brier score from 0 to 1: 100 (1 − √*S*); higher is better, 100 is
/// perfect, always saying 50% gets 50. Returns `None` below 0, where an adjusted score may lie.
///
/// # Examples
///
/// ```
/// use scoring::comparison::brier_index;
///
/// assert_eq!(brier_index(0.25), Some(50.0));
/// assert_eq!(brier_index(-0.01), None);
/// ```
pub fn brier_index(brier: f64) -> Option<f64> {
    (brier >= 0.0).then(|| 100.0 * (1.0 - brier.sqrt()))
}

/// The scores, with how many each forecaster and each question has.
struct Table<'a> {
    scores: &'a [QuestionScore],
    answered: Vec<f64>,
    asked: Vec<f64>,
}

impl<'a> Table<'a> {
    fn new(scores: &'a [QuestionScore]) -> Result<Self, BadInput> {
        if let Some(index) = scores.iter().position(|score| !score.score.is_finite()) {
            let (row, what, value) = (index + 1, "the score", scores[index].score);
            return Err(BadInput::NotFinite { row, what, value });
        }
        let answered = counts(scores, "scores of a forecaster", |score| score.forecaster)?;
        let asked = counts(scores, "scores of a question", |score| score.question)?;
        Ok(Self { scores, answered, asked })
    }

    /// The mean over each question.
    fn question_means(&self, value: impl Fn(&QuestionScore) -> f64) -> Vec<f64> {
        let mut sums = vec![Sum::default(); self.asked.len()];
        for score in self.scores {
            sums[score.question] = sums[score.question].plus(value(score));
        }
        sums.iter().zip(&self.asked).map(|(sum, count)| sum.value() / count).collect()
    }

    /// The sum over each forecaster.
    fn forecaster_sums(&self, value: impl Fn(&QuestionScore) -> f64) -> Vec<f64> {
        let mut sums = vec![Sum::default(); self.answered.len()];
        for score in self.scores {
            sums[score.forecaster] = sums[score.forecaster].plus(value(score));
        }
        sums.into_iter().map(Sum::value).collect()
    }

    /// How far each forecaster's scores are from the means of their questions.
    fn right_side(&self, middle: f64) -> Vec<f64> {
        let means = self.question_means(|score| score.score - middle);
        self.forecaster_sums(|score| score.score - middle - means[score.question])
    }

    /// The largest sum of what the right side is made of.
    fn size(&self, middle: f64) -> f64 {
        let sums = self.forecaster_sums(|score| (score.score - middle).abs());
        sums.into_iter().fold(f64::MIN_POSITIVE, f64::max)
    }

    /// The same of scores that are nothing but their forecasters' effects.
    fn apply(&self, effects: &[f64]) -> Vec<f64> {
        let means = self.question_means(|score| effects[score.forecaster]);
        self.forecaster_sums(|score| effects[score.forecaster] - means[score.question])
    }

    fn check_connected(&self) -> Result<(), BadInput> {
        let mut parts = Parts::new(self.answered.len() + self.asked.len());
        for score in self.scores {
            parts.join(score.forecaster, self.answered.len() + score.question);
        }
        match parts.count() {
            1 => Ok(()),
            found => Err(BadInput::Disconnected { parts: found }),
        }
    }
}

fn counts(
    scores: &[QuestionScore],
    what: &'static str,
    number_of: impl Fn(&QuestionScore) -> usize,
) -> Result<Vec<f64>, BadInput> {
    // A number beyond the scores leaves a gap; saying so first spares the memory for it.
    let highest = scores.iter().map(&number_of).max().filter(|highest| *highest < scores.len());
    let Some(highest) = highest else {
        return Err(BadInput::TooFew { what, found: 0, needed: 1 });
    };
    let mut counts = vec![0_usize; highest + 1];
    for score in scores {
        counts[number_of(score)] += 1;
    }
    if counts.contains(&0) {
        return Err(BadInput::TooFew { what, found: 0, needed: 1 });
    }
    Ok(counts.into_iter().map(number).collect())
}

/// Which things hang together.
struct Parts(Vec<usize>);

impl Parts {
    fn new(count: usize) -> Self {
        Self((0..count).collect())
    }

    fn root(&mut self, mut index: usize) -> usize {
        while self.0[index] != index {
            self.0[index] = self.0[self.0[index]];
            index = self.0[index];
        }
        index
    }

    fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.root(one), self.root(other));
        self.0[one] = other;
    }

    fn count(&self) -> usize {
        self.0.iter().enumerate().filter(|(index, root)| index == *root).count()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn score(forecaster: usize, question: usize, score: f64) -> QuestionScore {
        QuestionScore { forecaster, question, score }
    }

    #[test]
    fn parts_that_nothing_compares_are_refused() {
        let refused = two_way(&[score(0, 0, 0.1), score(1, 1, 0.2), score(2, 1, 0.3)]).unwrap_err();
        assert_eq!(refused, BadInput::Disconnected { parts: 2 });
        for scores in [&[][..], &[score(0, 1, 0.1)], &[score(0, 0, f64::NAN)], &[score(9, 0, 0.1)]]
        {
            assert!(two_way(scores).is_err());
        }
    }

    #[test]
    fn a_long_chain_of_forecasters_is_compared_from_end_to_end() {
        // Each is worse by 0.001 than the one before, on the one question they share.
        let count = 400;
        let chain = (0..count - 1).flat_map(|place| {
            let level = number(place % 7);
            let skill = |forecaster| level + 0.001 * number(forecaster);
            [score(place, place, skill(place)), score(place + 1, place, skill(place + 1))]
        });
        let effects = two_way(&chain.collect::<Vec<_>>()).unwrap();
        let whole = effects.forecasters[count - 1] - effects.forecasters[0];
        assert!((whole - 0.399).abs() < 1e-10, "{whole}");
    }

    proptest! {
        #[test]
        fn exact_effects_are_found_again(
            skills in prop::collection::vec(-0.2..0.2, 2..8),
            levels in prop::collection::vec(0.0..0.5, 2..12),
            holes in prop::collection::vec(any::<bool>(), 96),
        ) {
            let mut scores = Vec::new();
            for (question, level) in levels.iter().enumerate() {
                for (forecaster, skill) in skills.iter().enumerate() {
                    // Everybody answers the first question, and the first forecaster all.
                    if question * forecaster == 0 || holes[question * 8 + forecaster] {
                        scores.push(score(forecaster, question, level + skill));
                    }
                }
            }
            let effects = two_way(&scores).unwrap();
            for (found, skill) in effects.adjusted_to(0, skills[0]).iter().zip(&skills) {
                prop_assert!((found - skill).abs() < 1e-12);
            }
            prop_assert!(effects.questions.iter().sum::<f64>().abs() < 1e-12);
        }
    }
}
