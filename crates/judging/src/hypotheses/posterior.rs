//! The posterior: how likely each hypothesis is once the evidence is in.

use serde::Serialize;

use super::likelihood_ratio::{LikelihoodRatio, likelihood_ratio};
use super::matrix::Matrix;

/// How likely each hypothesis is once the evidence is in, by Bayes' rule.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Posterior {
    /// How likely each was before.
    pub prior: Vec<f64>,
    /// How likely each is after; they add up to 1. None where every hypothesis is ruled out.
    pub chances: Option<Vec<f64>>,
    /// The stories that count: those with a likelihood under every hypothesis.
    pub counted: Vec<usize>,
    /// Stories that cannot be under any hypothesis, and so count for none: the list of hypotheses
    /// lacks the true one.
    pub impossible: Vec<usize>,
}

/// Works out how likely each hypothesis is: prior times likelihoods, as a sum of logarithms.
///
/// Stories are taken as independent of one another once a hypothesis is given; whatever hangs
/// together otherwise makes the result too sure. A likelihood of 0 rules its hypothesis out for
/// good. A story without a likelihood under some hypothesis is left out.
pub fn posterior(matrix: &Matrix, prior: &[f64]) -> Posterior {
    let ratios: Vec<LikelihoodRatio> =
        matrix.pooled().iter().map(|cells| likelihood_ratio(cells)).collect();
    let of_kind = |wanted: fn(LikelihoodRatio) -> bool| {
        let stories = ratios.iter().enumerate().filter(|(_, ratio)| wanted(**ratio));
        stories.map(|(story, _)| story).collect::<Vec<_>>()
    };
    let counted = of_kind(tells_apart);
    let totals: Vec<f64> = (0..matrix.hypotheses())
        .map(|hypothesis| {
            let logs = counted.iter().map(|&story| log_likelihood(matrix, story, hypothesis));
            prior[hypothesis].ln() + logs.sum::<f64>()
        })
        .collect();
    Posterior {
        prior: prior.to_vec(),
        chances: normalized(&totals),
        counted,
        impossible: of_kind(|ratio| ratio == LikelihoodRatio::Impossible),
    }
}

/// What each story adds to the logarithm of each hypothesis; 0 where it does not count.
pub(super) fn contributions(matrix: &Matrix) -> Vec<Vec<f64>> {
    let row = |story: usize| {
        let counts = tells_apart(likelihood_ratio(&matrix.pooled()[story]));
        let log = |it| if counts { log_likelihood(matrix, story, it) } else { 0.0 };
        (0..matrix.hypotheses()).map(log).collect()
    };
    (0..matrix.stories().len()).map(row).collect()
}

fn tells_apart(ratio: LikelihoodRatio) -> bool {
    match ratio {
        LikelihoodRatio::Nats(_) | LikelihoodRatio::RulesOut => true,
        LikelihoodRatio::Unrated | LikelihoodRatio::Impossible => false,
    }
}

fn log_likelihood(matrix: &Matrix, story: usize, hypothesis: usize) -> f64 {
    matrix.pooled()[story][hypothesis].likelihood.map_or(0.0, f64::ln)
}

/// Logarithms as shares of one; none where all are of 0.
fn normalized(logs: &[f64]) -> Option<Vec<f64>> {
    let most = logs.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    if most == f64::NEG_INFINITY {
        return None;
    }
    // The largest is taken out first, so that a thousand likelihoods do not underflow.
    let shares: Vec<f64> = logs.iter().map(|log| (log - most).exp()).collect();
    let sum: f64 = shares.iter().sum();
    Some(shares.iter().map(|share| share / sum).collect())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::posterior;
    use crate::hypotheses::testing::{Case, close};

    #[test]
    fn prior_times_likelihoods_as_worked_by_hand() {
        let matrix = Case::new(&["6/7 2/7 4/7", "60% 30% 30%", "C I N"]).matrix();
        let found = posterior(&matrix, &[0.5, 0.3, 0.2]);
        // 0.5·0.875·0.6 : 0.3·0.125·0.3 : 0.2·0.5·0.3.
        close(&found.chances.unwrap(), &[70.0 / 81.0, 3.0 / 81.0, 8.0 / 81.0]);
        assert_eq!(found.counted, [0, 1]);
    }

    #[test]
    fn a_likelihood_of_zero_rules_out_and_is_never_divided_by() {
        let thirds = [1.0 / 3.0; 3];
        let one_out = posterior(&Case::new(&["0% 50% 50%"]).matrix(), &thirds);
        close(&one_out.chances.unwrap(), &[0.0, 0.5, 0.5]);
        let all_out = posterior(&Case::new(&["0% 50% 50%", "50% 0% 0%"]).matrix(), &thirds);
        assert_eq!(all_out.chances, None);
        let none_true = posterior(&Case::new(&["0% 0% 0%", "20% 10% 10%"]).matrix(), &thirds);
        assert_eq!((none_true.impossible, none_true.counted), (vec![0], vec![1]));
        close(&none_true.chances.unwrap(), &[0.5, 0.25, 0.25]);
    }

    #[test]
    fn a_thousand_pieces_of_evidence_do_not_underflow() {
        let rows = vec!["1/7 2/7"; 1000];
        let found = posterior(&Case::new(&rows).matrix(), &[0.5, 0.5]).chances.unwrap();
        close(&found, &[0.0, 1.0]);
    }

    #[test]
    fn copies_of_a_story_move_the_chances_once() {
        let once = Case::new(&["80% 20%"]).matrix();
        let thrice = Case::new(&["80% 20%"; 3]).stories(&["wire"; 3]).matrix();
        let halves = [0.5, 0.5];
        assert_eq!(posterior(&once, &halves).chances, posterior(&thrice, &halves).chances);
    }

    proptest! {
        #[test]
        fn chances_add_up_to_one_whatever_the_order_of_the_evidence(
            rows in prop::collection::vec(prop::collection::vec(1_u32..=100, 3), 1..12),
        ) {
            let text = |row: &Vec<u32>| format!("{}% {}% {}%", row[0], row[1], row[2]);
            let mut texts: Vec<String> = rows.iter().map(text).collect();
            let thirds = [1.0 / 3.0; 3];
            let found = posterior(&Case::new(&texts).matrix(), &thirds).chances.unwrap();
            prop_assert!((found.iter().sum::<f64>() - 1.0).abs() < 1e-12);
            texts.reverse();
            let back = posterior(&Case::new(&texts).matrix(), &thirds).chances.unwrap();
            prop_assert!(found.iter().zip(back).all(|(one, other)| (one - other).abs() < 1e-12));
        }
    }
}
