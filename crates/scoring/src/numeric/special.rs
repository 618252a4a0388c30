//! Functions of the distributions, over `libm` and `statrs`.

use std::f64::consts::{PI, SQRT_2};

use statrs::function::beta::beta_reg;
use statrs::function::erf::erfc_inv;

use super::incomplete::{beta_fraction, beta_shares};
use super::{integral_to_infinity, root};

/// The density of the standard normal distribution.
pub(crate) fn normal_density(place: f64) -> f64 {
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

/// The logarithm of the beta function.
pub(crate) fn ln_beta(first: f64, second: f64) -> f64 {
    libm::lgamma(first) + libm::lgamma(second) - libm::lgamma(first + second)
}

/// The logarithm of the beta function of ½ and a number, exact for large ones too, where the
/// gamma functions would cancel.
pub(crate) fn ln_beta_of_half(second: f64) -> f64 {
    if second < 20.0 {
        return ln_beta(0.5, second);
    }
    // ln Γ(x + ½) − ln Γ(x) = ½ ln x − 1/(8x) + 1/(192x³) − 1/(640x⁵) + 17/(14336x⁷) − …
    let inverse = second.recip();
    let terms = [17.0 / 14_336.0, -1.0 / 640.0, 1.0 / 192.0, -1.0 / 8.0];
    let series = inverse * terms.into_iter().fold(0.0, |sum, term| sum * inverse * inverse + term);
    0.5 * PI.ln() - 0.5 * second.ln() - series
}

/// The share of Student's t distribution, with its degrees of freedom, below a place; exact in
/// the far tail below, and for many degrees of freedom.
pub(crate) fn student_cdf(freedom: f64, place: f64) -> f64 {
    // The square over the freedom, as a logarithm, so that no place is too far.
    let log = 2.0 * (place.abs() / freedom.sqrt()).ln();
    let (inner, outer) = ((1.0 + log.exp()).recip(), (1.0 + (-log).exp()).recip());
    let log_inner = -log.max(0.0) - (-log.abs()).exp().ln_1p();
    let half = 0.5 * freedom;
    let log_factor = half * log_inner + 0.5 * (log + log_inner) - ln_beta_of_half(half);
    let beyond = if log > f64::MAX {
        0.0
    } else if inner >= (half + 1.0) / (half + 2.5) {
        0.5 - 0.5 * log_factor.exp() * beta_fraction(0.5, half, outer)
    } else if freedom < 1e3 {
        0.5 * log_factor.exp() * beta_fraction(half, 0.5, inner)
    } else {
        // So near 1 the fraction's argument has lost its digits.
        let density = |place: f64| student_log_density(freedom, place).exp();
        integral_to_infinity(&density, place.abs(), 1.0)
    };
    if place > 0.0 { 1.0 - beyond } else { beyond }
}

/// The place below which a share of Student's t distribution lies; the share is neither 0 nor 1.
pub(crate) fn student_quantile(freedom: f64, share: f64) -> f64 {
    // The lower half is exact far out; the upper one mirrors it.
    let tail = share.min(1.0 - share);
    let place = if tail <= 0.0 {
        f64::INFINITY
    } else if tail >= 0.5 {
        0.0
    } else {
        // In logarithms, so that tails of powers are found in few steps.
        root(&|log| tail - student_cdf(freedom, -log.exp()), 0.0, 1.0).exp()
    };
    if share < 0.5 { -place } else { place }
}

/// The logarithm of the density of Student's t distribution, with its degrees of freedom.
pub(crate) fn student_log_density(freedom: f64, place: f64) -> f64 {
    let ratio = place / freedom.sqrt();
    let shape = -0.5 * (freedom + 1.0) * (ratio * ratio).ln_1p();
    shape - 0.5 * freedom.ln() - ln_beta_of_half(0.5 * freedom)
}

/// The share of a beta distribution below a place from 0 to 1.
pub(crate) fn beta_cdf(first: f64, second: f64, place: f64) -> f64 {
    beta_reg(first, second, place)
}

/// The place below which a share of a beta distribution lies; the share is neither 0 nor 1.
pub(crate) fn beta_quantile(first: f64, second: f64, share: f64) -> f64 {
    // In log-odds, so that places near 0 keep their digits.
    let passed = |odds: f64| {
        let (lower, upper) = beta_shares(first, second, logistic(odds));
        // The smaller side has the digits.
        if share < 0.5 { lower - share } else { (1.0 - share) - upper }
    };
    logistic(root(&passed, (first / second).ln(), 1.0))
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
    fn beta_functions_of_large_numbers() {
        // mpmath: log(beta(0.5, 19.5)), log(beta(0.5, 20)), log(beta(0.5, 1e8))
        for (second, expected) in [
            (19.5, -0.906_432_735_313_697),
            (20.0, -0.919_251_844_406_604),
            (1e8, -8.637_975_427_801_483),
        ] {
            let found = ln_beta_of_half(second);
            assert!((found - expected).abs() < 4e-15, "{second}: {found}");
        }
    }

    #[test]
    fn student_near_and_far() {
        // mpmath: betainc(f/2, 1/2, 0, f/(f + x^2), regularized=True) / 2
        for (freedom, place, expected) in [
            (0.5, 1e100, 3.207_009_754_142_229e-51),
            (1.0, 3.0, 0.102_416_382_349_566_72),
            (1.0, 1e-9, 0.499_999_999_681_690_1),
            (5.0, 1.0, 0.181_608_733_824_561_3),
            (5.0, 50.0, 3.023_878_813_300_612_5e-08),
            (100.0, 5.0, 1.225_086_706_751_900_1e-06),
            (1e5, 0.1, 0.460_172_262_953_363_1),
            (1e5, 9.0, 1.147_704_502_511_578_5e-19),
            (1e9, 2.0, 0.022_750_132_083_156_623),
        ] {
            let found = student_cdf(freedom, -place);
            assert!((found / expected - 1.0).abs() < 2e-13, "{freedom}, {place}: {found}");
        }
    }

    #[test]
    fn quantiles_of_student_undo_the_distribution() {
        // The root in mpmath with 30 digits.
        assert!((student_quantile(3.0, 0.975) - 3.182_446_305_283_709_6).abs() < 1e-14);
        for freedom in [1.0, 4.0, 59.0, 1e5] {
            for share in [1e-9, 0.025, 0.4, 0.5] {
                let back = student_cdf(freedom, student_quantile(freedom, share));
                assert!((back / share - 1.0).abs() < 1e-12, "{freedom} {share}: {back}");
            }
        }
    }

    #[test]
    fn quantiles_undo_the_distribution() {
        for share in [1e-300, 1e-12, 0.025, 0.5, 0.9, 0.975] {
            let back = normal_cdf(normal_quantile(share));
            assert!((back / share - 1.0).abs() < 1e-12, "{share}: {back}");
        }
        assert!((normal_quantile(0.975) - 1.959_963_984_540_054_2).abs() < 1e-15);
    }
}
