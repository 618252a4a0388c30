//! Functions of the distributions, over `libm` and `statrs`.

use std::f64::consts::{PI, SQRT_2};

use statrs::function::beta::{beta_reg, ln_beta};
use statrs::function::erf::erfc_inv;

/// The density of the standard normal distribution.
fn normal_density(place: f64) -> f64 {
    (-0.5 * place * place).exp() / (2.0 * PI).sqrt()
}

/// The share of the standard normal distribution below a place, exact in the far tails too.
pub(crate) fn normal_cdf(place: f64) -> f64 {
    0.5 * libm::erfc(-place / SQRT_2)
}

/// The place below which a share of the standard normal distribution lies.
pub(crate) fn normal_quantile(share: f64) -> f64 {
    let guess = -SQRT_2 * erfc_inv(2.0 * share);
    if !guess.is_finite() {
        return guess;
    }
    // One step of Newton's method takes the guess to the last digits.
    guess - (normal_cdf(guess) - share) / normal_density(guess)
}

/// The share of a beta distribution below a place from 0 to 1.
pub(crate) fn beta_cdf(first: f64, second: f64, place: f64) -> f64 {
    beta_reg(first, second, place)
}

/// The place below which a share of a beta distribution lies; the share is neither 0 nor 1.
///
/// It is found by halving, which cannot fail, and then by Newton's method, which is exact.
pub(crate) fn beta_quantile(first: f64, second: f64, share: f64) -> f64 {
    let (mut low, mut high) = (0.0, 1.0);
    for _ in 0..40 {
        let middle = f64::midpoint(low, high);
        if beta_cdf(first, second, middle) < share { low = middle } else { high = middle }
    }
    let middle = f64::midpoint(low, high);
    let log_density =
        (first - 1.0) * middle.ln() + (second - 1.0) * (-middle).ln_1p() - ln_beta(first, second);
    let next = middle - (beta_cdf(first, second, middle) - share) / log_density.exp();
    if next > low && next < high { next } else { middle }
}

/// ln(*p* / (1 − *p*)), infinite at the ends.
pub(crate) fn log_odds(probability: f64) -> f64 {
    probability.ln() - (-probability).ln_1p()
}

/// 1 / (1 + *e*^−*x*): the probability with these log-odds.
pub(crate) fn logistic(log_odds: f64) -> f64 {
    1.0 / (1.0 + (-log_odds).exp())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_undo_the_distribution() {
        for share in [1e-300, 1e-12, 0.025, 0.5, 0.9, 0.975] {
            let back = normal_cdf(normal_quantile(share));
            assert!((back / share - 1.0).abs() < 1e-12, "{share}: {back}");
        }
        assert!((normal_quantile(0.975) - 1.959_963_984_540_054_2).abs() < 1e-15);
    }
}
