//! Coherence: chances over hypotheses of which one must be true add up to one.

use domain::Probability;
use serde::Serialize;

use super::number;

/// Chances that were given, how far they are from adding up to one, and two sets that do.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Coherent {
    /// What they add up to.
    pub sum: f64,
    /// The nearest chances that add up to one.
    pub nearest: Vec<f64>,
    /// How far those are from what was given: the root of the sum of squared differences.
    pub nearest_distance: f64,
    /// The chances in proportion to what was given; none where all were 0.
    pub proportional: Option<Vec<f64>>,
    /// How far those are from what was given.
    pub proportional_distance: Option<f64>,
}

/// Makes chances add up to one, in the two ways in use.
///
/// The nearest keep the differences between hypotheses and may take one to 0; those in proportion
/// keep the ratios. The nearest are the projection onto the simplex, found by sorting.
///
/// M. Held, P. Wolfe, H. P. Crowder, "Validation of subgradient optimization", *Mathematical
/// Programming* 6, 1974. That coherent chances are more accurate: C. W. Karvetski, K. C. Olson,
/// D. R. Mandel, C. R. Twardy, "Probabilistic coherence weighting for optimizing expert
/// forecasts", *Decision Analysis* 10, 2013.
pub fn coherent(chances: &[Probability]) -> Coherent {
    let given: Vec<f64> = chances.iter().map(|chance| chance.value()).collect();
    let sum: f64 = given.iter().sum();
    let nearest = nearest(&given);
    let proportional: Option<Vec<f64>> =
        (sum > 0.0).then(|| given.iter().map(|chance| chance / sum).collect());
    Coherent {
        sum,
        nearest_distance: distance(&given, &nearest),
        nearest,
        proportional_distance: proportional.as_ref().map(|it| distance(&given, it)),
        proportional,
    }
}

fn nearest(given: &[f64]) -> Vec<f64> {
    let mut sorted = given.to_vec();
    sorted.sort_by(|one, other| other.total_cmp(one));
    let mut sum = 0.0;
    let mut shift = 0.0;
    for (index, chance) in sorted.iter().enumerate() {
        sum += chance;
        let step = (sum - 1.0) / number(index + 1);
        if chance - step > 0.0 {
            shift = step;
        }
    }
    given.iter().map(|chance| (chance - shift).max(0.0)).collect()
}

fn distance(one: &[f64], other: &[f64]) -> f64 {
    one.iter().zip(other).map(|(one, other)| (one - other).powi(2)).sum::<f64>().sqrt()
}

#[cfg(test)]
mod tests {
    use domain::Probability;
    use proptest::prelude::*;

    use super::{Coherent, coherent, distance};
    use crate::hypotheses::testing::close;

    fn made(chances: &[f64]) -> Coherent {
        let chances: Vec<_> = chances.iter().map(|&it| Probability::new(it).unwrap()).collect();
        coherent(&chances)
    }

    #[test]
    fn chances_are_shifted_or_scaled_until_they_add_up() {
        for (given, nearest, proportional) in [
            (&[0.6, 0.5, 0.2], [0.5, 0.4, 0.1], [6.0 / 13.0, 5.0 / 13.0, 2.0 / 13.0]),
            (&[0.9, 0.7, 0.05], [0.6, 0.4, 0.0], [18.0 / 33.0, 14.0 / 33.0, 1.0 / 33.0]),
            (&[0.2, 0.3, 0.1], [1.0 / 3.0, 13.0 / 30.0, 7.0 / 30.0], [2.0 / 6.0, 0.5, 1.0 / 6.0]),
        ] {
            let made = made(given);
            close(&made.nearest, &nearest);
            close(&made.proportional.unwrap(), &proportional);
        }
        let made = made(&[0.6, 0.5, 0.2]);
        assert!((made.sum - 1.3).abs() < 1e-12);
        assert!((made.nearest_distance - 0.03_f64.sqrt()).abs() < 1e-12);
    }

    #[test]
    fn what_is_all_zero_has_no_proportions() {
        let made = made(&[0.0, 0.0]);
        assert_eq!((made.proportional, made.proportional_distance), (None, None));
        close(&made.nearest, &[0.5, 0.5]);
    }

    proptest! {
        #[test]
        fn nothing_that_adds_up_is_nearer(
            given in prop::collection::vec(0.0..=1.0_f64, 2..7),
            other in prop::collection::vec(0.001..1.0_f64, 7),
        ) {
            let made = made(&given);
            prop_assert!((made.nearest.iter().sum::<f64>() - 1.0).abs() < 1e-12);
            prop_assert!(made.nearest.iter().all(|&chance| chance >= 0.0));
            let sum: f64 = other[..given.len()].iter().sum();
            let other: Vec<f64> = other[..given.len()].iter().map(|it| it / sum).collect();
            prop_assert!(made.nearest_distance <= distance(&given, &other) + 1e-12);
            if let Some(proportional) = made.proportional_distance {
                prop_assert!(made.nearest_distance <= proportional + 1e-12);
            }
        }
    }
}
