//! The seven steps of likelihood and the chances they stand for.

use std::sync::LazyLock;

use domain::{LikelihoodStep, Probability};
use serde::Deserialize;

static STEPS: LazyLock<Vec<Step>> = LazyLock::new(|| {
    let steps: Steps = toml::from_str(include_str!("../../data/likelihood_steps.toml"))
        .expect("a test reads the table that comes with the product");
    steps.steps
});

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Steps {
    steps: Vec<Step>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Step {
    chance: Probability,
    words: String,
}

/// The chance that a step stands for.
pub fn chance_of_step(step: LikelihoodStep) -> Probability {
    of(step).chance
}

/// A step in words, as "likely to be seen".
pub fn step_words(step: LikelihoodStep) -> &'static str {
    &of(step).words
}

fn of(step: LikelihoodStep) -> &'static Step {
    &STEPS[usize::from(step.number() - 1)]
}

#[cfg(test)]
mod tests {
    use domain::LikelihoodStep;

    use super::{STEPS, chance_of_step};
    use crate::Ladder;

    #[test]
    fn the_steps_are_the_middles_of_the_bands_of_icd_203() {
        let bands = Ladder::icd203().bands();
        assert_eq!((STEPS.len(), bands.len()), (7, 7));
        for (number, band) in (1..=LikelihoodStep::COUNT).zip(bands) {
            let step = LikelihoodStep::new(number).unwrap();
            let middle = f64::midpoint(band.low(), band.high());
            assert!((chance_of_step(step).percent() - middle).abs() < 1e-9, "{number}");
        }
    }
}
