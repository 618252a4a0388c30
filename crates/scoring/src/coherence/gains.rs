//! What other forecasts would gain over those given, in each world.

use super::worlds::Outcomes;

/// Forecasts, and what becomes of them in each world.
pub(super) struct Table {
    /// The forecasts given.
    pub(super) chances: Vec<f64>,
    /// What becomes of them.
    pub(super) worlds: Vec<Outcomes>,
}

/// For each forecast: the chance of its condition, and the chance of what it says given that.
pub(super) struct Chances {
    pub(super) conditions: Vec<f64>,
    pub(super) answers: Vec<f64>,
}

impl Table {
    /// The chances of conditions and answers, if the worlds have these.
    pub(super) fn chances_by(&self, worlds: &[f64]) -> Chances {
        let mut conditions = vec![0.0; self.chances.len()];
        let mut both = conditions.clone();
        for (world, weight) in self.worlds.iter().zip(worlds) {
            for (claim, outcome) in world.iter().enumerate() {
                if let Some(happened) = outcome {
                    conditions[claim] += weight;
                    both[claim] += if *happened { *weight } else { 0.0 };
                }
            }
        }
        let answers = both.iter().zip(&conditions).map(|(both, condition)| both / condition);
        Chances { answers: answers.collect(), conditions }
    }

    /// By how much the Brier scores of other answers together are better in each world.
    pub(super) fn gains(&self, answers: &[f64]) -> Vec<f64> {
        self.worlds.iter().map(|world| self.gain(world, answers)).collect()
    }

    /// By how much they are better at least, whatever happens.
    pub(super) fn sure_gain(&self, answers: &[f64]) -> f64 {
        self.gains(answers).into_iter().fold(f64::INFINITY, f64::min)
    }

    fn gain(&self, world: &Outcomes, answers: &[f64]) -> f64 {
        let one = |((outcome, given), answer): ((&Option<bool>, &f64), &f64)| {
            // (given − y)² − (answer − y)², written so that equal answers gain exactly nothing.
            let twice = 2.0 * f64::from(u8::from((*outcome)?));
            Some((given - answer) * (given + answer - twice))
        };
        world.iter().zip(&self.chances).zip(answers).filter_map(one).sum()
    }
}
