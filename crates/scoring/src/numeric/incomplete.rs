//! The incomplete gamma and beta functions, exact for large shapes too.
//!
//! C. Loader, "Fast and accurate computation of binomial probabilities", 2000: what is large is
//! taken off on paper, so that no digits cancel.

use std::f64::consts::PI;

/// Beyond so many terms nothing changes any more.
const LONGEST: u32 = 200_000;

/// ln Γ(*x* + 1) less its approximation (*x* + ½) ln *x* − *x* + ½ ln 2*π*.
pub(crate) fn stirling_error(place: f64) -> f64 {
    if place < 15.0 {
        let rough = (place + 0.5) * place.ln() - place + 0.5 * (2.0 * PI).ln();
        return libm::lgamma(place + 1.0) - rough;
    }
    let square = (place * place).recip();
    let terms = [1.0 / 1188.0, -1.0 / 1680.0, 1.0 / 1260.0, -1.0 / 360.0, 1.0 / 12.0];
    terms.into_iter().fold(0.0, |sum, term| sum * square + term) / place
}

/// *a* ln(*a* / *m*) + *m* − *a*: how far a count is from its mean.
fn deviance(count: f64, mean: f64) -> f64 {
    let change = (mean - count) / count;
    if change.abs() < 0.5 {
        count * (change - change.ln_1p())
    } else {
        count * (count / mean).ln() + (mean - count)
    }
}

/// ln(*x*^*a* e^−*x* / Γ(*a* + 1)), for numbers above 0.
pub(crate) fn log_gamma_term(shape: f64, place: f64) -> f64 {
    -stirling_error(shape) - deviance(shape, place) - 0.5 * (2.0 * PI * shape).ln()
}

/// The shares of a gamma distribution at most a place and above it.
pub(crate) fn gamma_shares(shape: f64, place: f64) -> (f64, f64) {
    if place <= 0.0 || place.is_infinite() {
        return if place <= 0.0 { (0.0, 1.0) } else { (1.0, 0.0) };
    }
    let term = log_gamma_term(shape, place).exp();
    if place < shape + 1.0 {
        let lower = (term * gamma_series(shape, place)).min(1.0);
        (lower, 1.0 - lower)
    } else {
        let upper = (term * shape * gamma_fraction(shape, place)).min(1.0);
        (1.0 - upper, upper)
    }
}

/// Σ *x*^*k* / ((*a* + 1) … (*a* + *k*)).
fn gamma_series(shape: f64, place: f64) -> f64 {
    let (mut term, mut sum) = (1.0, 1.0);
    for index in (1..LONGEST).map(f64::from) {
        term *= place / (shape + index);
        sum += term;
        if term <= 1e-17 * sum {
            break;
        }
    }
    sum
}

/// The continued fraction of the upper gamma function, by Lentz's method.
fn gamma_fraction(shape: f64, place: f64) -> f64 {
    let mut base = place + 1.0 - shape;
    let mut above = f64::MIN_POSITIVE.recip();
    let mut below = base.recip();
    let mut fraction = below;
    for index in (1..LONGEST).map(f64::from) {
        let term = -index * (index - shape);
        base += 2.0;
        below = (term * below + base).recip();
        above = base + term / above;
        fraction *= below * above;
        if (below * above - 1.0).abs() <= f64::EPSILON {
            break;
        }
    }
    fraction
}

/// ln(*x*^*a* (1 − *x*)^*b* / B(*a*, *b*)), for a place strictly between 0 and 1.
pub(crate) fn log_beta_term(first: f64, second: f64, place: f64) -> f64 {
    let both = first + second;
    let errors = stirling_error(both) - stirling_error(first) - stirling_error(second);
    let far = deviance(first, both * place) + deviance(second, both * (1.0 - place));
    errors - far + 0.5 * (first * second / (2.0 * PI * both)).ln()
}

/// B(2*a*, 2*b*) / B(*a*, *b*)².
pub(crate) fn beta_of_doubled(first: f64, second: f64) -> f64 {
    let errors = |times: f64| {
        let of = |shape: f64| stirling_error(times * shape);
        of(first + second) - of(first) - of(second)
    };
    let size = first * second / (4.0 * PI * (first + second));
    size.sqrt() * (2.0 * errors(1.0) - errors(2.0)).exp()
}

/// The shares of a beta distribution at most a place and above it.
pub(crate) fn beta_shares(first: f64, second: f64, place: f64) -> (f64, f64) {
    if place <= 0.0 || place >= 1.0 {
        return if place <= 0.0 { (0.0, 1.0) } else { (1.0, 0.0) };
    }
    let term = log_beta_term(first, second, place).exp();
    if place < (first + 1.0) / (first + second + 2.0) {
        let lower = (term * beta_fraction(first, second, place)).min(1.0);
        (lower, 1.0 - lower)
    } else {
        let upper = (term * beta_fraction(second, first, 1.0 - place)).min(1.0);
        (1.0 - upper, upper)
    }
}

/// The continued fraction of the incomplete beta function over its first shape, by Lentz's
/// method; for places below (*a* + 1) / (*a* + *b* + 2), where it converges fast.
///
/// W. J. Lentz, "Generating Bessel functions in Mie scattering calculations using continued
/// fractions", *Applied Optics* 15, 1976.
pub(super) fn beta_fraction(first: f64, second: f64, place: f64) -> f64 {
    let both = first + second;
    let mut below = (1.0 - both * place / (first + 1.0)).recip();
    let (mut above, mut fraction) = (1.0, below);
    for half in (1..LONGEST).map(f64::from) {
        let twice = first + 2.0 * half;
        let even = half * (second - half) * place / ((twice - 1.0) * twice);
        let odd = -(first + half) * (both + half) * place / (twice * (twice + 1.0));
        let mut change = 1.0;
        for term in [even, odd] {
            below = (1.0 + term * below).recip();
            above = 1.0 + term / above;
            change = below * above;
            fraction *= change;
        }
        if (change - 1.0).abs() <= f64::EPSILON {
            break;
        }
    }
    fraction / first
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn large_and_small_shapes() {
        // mpmath: gammainc(a, 0, x, regularized=True), and betainc(a, b, 0, x, regularized=True)
        for (found, expected) in [
            (gamma_shares(0.3, 0.01).0, 0.279_240_996_359_014_84),
            (gamma_shares(2.5, 7.0).1, 0.015_609_416_100_266_916),
            (gamma_shares(150.0, 120.0).0, 0.004_563_441_304_151_243),
            (gamma_shares(150.0, 210.0).1, 5.615_768_781_937_542e-06),
            (gamma_shares(3000.0, 3000.0).0, 0.502_427_889_894_054_3),
            (gamma_shares(1e5, 99e3).0, 0.000_757_419_921_174_767_9),
            (beta_shares(0.5, 0.5, 0.1).0, 0.204_832_764_699_133_45),
            (beta_shares(40.0, 60.0, 0.3).0, 0.017_592_508_468_930_075),
            (beta_shares(900.0, 100.0, 0.93).1, 0.000_251_293_925_100_994_27),
            (beta_shares(2.0, 3e4, 1e-5).0, 0.036_937_757_717_844_355),
            (beta_shares(5000.0, 5000.0, 0.49).0, 0.022_742_032_324_574_547),
        ] {
            assert!((found / expected - 1.0).abs() < 2e-13, "{found} and {expected}");
        }
    }

    #[test]
    fn shares_add_up_on_both_sides_of_where_the_method_changes() {
        for shape in [0.3, 1.0, 40.0, 1e6] {
            let (below, above) =
                (gamma_shares(shape, shape + 0.999), gamma_shares(shape, shape + 1.001));
            assert!(below.0 < above.0 && above.0 - below.0 < 1e-2, "{shape}: {below:?}, {above:?}");
        }
    }
}
