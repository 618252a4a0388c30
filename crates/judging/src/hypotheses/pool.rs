//! A pool: several analysts' cells as one.

use serde::{Deserialize, Serialize};

use super::number;
use super::story::{Seen, Vote};

/// How several analysts' likelihoods become one. Marks are always averaged.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Pool {
    /// The geometric mean: the pooled log-likelihood ratio of two hypotheses is then the mean of
    /// the analysts' own.
    #[default]
    GeometricMean,
    /// The mean of the log-odds of each likelihood.
    LogOdds,
}

impl Pool {
    /// The cells of several analysts as one, or of several copies.
    pub(super) fn join(self, cells: &[Seen]) -> Seen {
        let votes: Vec<Vote> = cells.iter().map(|cell| cell.vote).collect();
        let likelihoods: Vec<f64> = cells.iter().filter_map(|cell| cell.likelihood).collect();
        Seen { vote: Vote::mean(&votes), likelihood: self.likelihood(&likelihoods) }
    }

    /// Some likelihoods as one; none where there are none, or where one is 0 and another 1 and
    /// their log-odds have no mean.
    fn likelihood(self, likelihoods: &[f64]) -> Option<f64> {
        let same = likelihoods.windows(2).all(|pair| pair[0].to_bits() == pair[1].to_bits());
        if same {
            // What all agree on stays as it is, to the last digit.
            return likelihoods.first().copied();
        }
        let count = number(likelihoods.len());
        let mean =
            |each: fn(f64) -> f64| likelihoods.iter().map(|&it| each(it)).sum::<f64>() / count;
        let pooled = match self {
            Self::GeometricMean => mean(f64::ln).exp(),
            Self::LogOdds => expit(mean(|chance| chance.ln() - (-chance).ln_1p())),
        };
        (!pooled.is_nan()).then(|| pooled.clamp(0.0, 1.0))
    }
}

fn expit(log_odds: f64) -> f64 {
    1.0 / (1.0 + (-log_odds).exp())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Pool;

    #[test]
    fn likelihoods_pool_as_worked_by_hand() {
        for (pool, likelihoods, expected) in [
            (Pool::GeometricMean, &[][..], None),
            (Pool::GeometricMean, &[0.3], Some(0.3)),
            (Pool::GeometricMean, &[0.25, 1.0], Some(0.5)),
            (Pool::GeometricMean, &[0.0, 1.0], Some(0.0)),
            // Odds 1/9 and 9 have the geometric mean 1.
            (Pool::LogOdds, &[0.1, 0.9], Some(0.5)),
            (Pool::LogOdds, &[0.5, 0.8], Some(2.0 / 3.0)),
            (Pool::LogOdds, &[0.0, 0.9], Some(0.0)),
            (Pool::LogOdds, &[0.0, 1.0], None),
        ] {
            let pooled = pool.likelihood(likelihoods);
            let close = match (pooled, expected) {
                (Some(pooled), Some(expected)) => (pooled - expected).abs() < 1e-12,
                (pooled, expected) => pooled == expected,
            };
            assert!(close, "{pool:?} of {likelihoods:?}: {pooled:?}");
        }
    }

    proptest! {
        #[test]
        fn a_pool_lies_between_the_least_and_the_most(
            likelihoods in prop::collection::vec(0.001..0.999_f64, 1..6),
        ) {
            let least = likelihoods.iter().copied().fold(1.0, f64::min);
            let most = likelihoods.iter().copied().fold(0.0, f64::max);
            for pool in [Pool::GeometricMean, Pool::LogOdds] {
                let pooled = pool.likelihood(&likelihoods).unwrap();
                prop_assert!((least - 1e-12..=most + 1e-12).contains(&pooled));
            }
        }
    }
}
