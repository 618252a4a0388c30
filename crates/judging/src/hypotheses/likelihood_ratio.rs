//! The log-likelihood ratio: how far a piece of evidence tells hypotheses apart.

use serde::Serialize;

use super::story::Seen;

/// How far a story tells hypotheses apart.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum LikelihoodRatio {
    /// A hypothesis has no likelihood for it, so nothing can be said.
    Unrated,
    /// The logarithm, to base *e*, of the largest likelihood over the smallest; 0 tells nothing
    /// apart, 0.69 doubles the odds, 2.3 makes them tenfold.
    Nats(f64),
    /// It cannot be if some hypotheses are true, and can if others are: it rules those out.
    RulesOut,
    /// It cannot be under any hypothesis, yet it is there: none of them is true.
    Impossible,
}

/// How far a story tells hypotheses apart: *D(e)* = max ln *P(e|h)* − min ln *P(e|h)* over the
/// hypotheses *h*.
///
/// I. J. Good, *Probability and the Weighing of Evidence*, Griffin, 1950, calls the logarithm of
/// the ratio for two hypotheses the weight of evidence; for more we take the two that are
/// furthest apart.
pub fn likelihood_ratio(cells: &[Seen]) -> LikelihoodRatio {
    let likelihoods: Option<Vec<f64>> = cells.iter().map(|cell| cell.likelihood).collect();
    let Some(likelihoods) = likelihoods else { return LikelihoodRatio::Unrated };
    let most = likelihoods.iter().copied().fold(0.0, f64::max);
    let least = likelihoods.iter().copied().fold(1.0, f64::min);
    if most <= 0.0 {
        LikelihoodRatio::Impossible
    } else if least <= 0.0 {
        LikelihoodRatio::RulesOut
    } else {
        LikelihoodRatio::Nats(most.ln() - least.ln())
    }
}

#[cfg(test)]
mod tests {
    use super::{LikelihoodRatio, likelihood_ratio};
    use crate::hypotheses::testing::Case;

    #[test]
    fn evidence_tells_apart_as_far_as_its_likelihoods_differ() {
        for (row, expected) in [
            ("60% 30% 30%", LikelihoodRatio::Nats(2_f64.ln())),
            ("6/7 2/7 4/7", LikelihoodRatio::Nats(7_f64.ln())),
            ("50% 50% 50%", LikelihoodRatio::Nats(0.0)),
            ("0% 30% 1%", LikelihoodRatio::RulesOut),
            ("0% 0% 0%", LikelihoodRatio::Impossible),
            ("60% - 30%", LikelihoodRatio::Unrated),
            ("60% C 30%", LikelihoodRatio::Unrated),
        ] {
            let found = likelihood_ratio(&Case::new(&[row]).matrix().pooled()[0]);
            match (found, expected) {
                (LikelihoodRatio::Nats(found), LikelihoodRatio::Nats(expected)) => {
                    assert!((found - expected).abs() < 1e-12, "{row}: {found}");
                }
                (found, expected) => assert_eq!(found, expected, "{row}"),
            }
        }
    }

    #[test]
    fn the_pooled_ratio_of_two_hypotheses_is_the_mean_of_the_analysts_own() {
        let pooled = Case::new(&["80% 20%"]).analyst(&["50% 50%"]).matrix();
        let found = likelihood_ratio(&pooled.pooled()[0]);
        let LikelihoodRatio::Nats(found) = found else { panic!("{found:?}") };
        assert!((found - 4_f64.ln() / 2.0).abs() < 1e-12, "{found}");
    }
}
