//! The gamma-exponential mixture: what a bettor against "no better" has won, and the boundary that
//! goes with it.

use crate::numeric::root;

/// A mixture of bets, optimized for one amount of variance.
#[derive(Clone, Copy)]
pub(super) struct Mixture {
    /// The widest that a difference can fall below what was expected of it.
    scale: f64,
    /// Where the mixture has its weight; in squares of the scale.
    weight: f64,
    /// ln of the mixture's weight over its series at that weight.
    start: f64,
}

impl Mixture {
    /// The mixture that is best near a variance, for a one-sided level.
    ///
    /// S. R. Howard, A. Ramdas, J. `McAuliffe`, J. Sekhon, "Time-uniform, nonparametric,
    /// nonasymptotic confidence sequences", *Annals of Statistics* 49, 2021, propositions 3 and 9.
    pub(super) fn new(scale: f64, variance: f64, level: f64) -> Self {
        let surprise = -2.0 * (2.0 * level).ln();
        let weight = variance / (surprise + surprise.ln_1p()) / (scale * scale);
        Self { scale, weight, start: weight.ln() - log_series(weight, weight) }
    }

    /// The logarithm of what has been won when the differences add up to `sum` and their squared
    /// surprises to `variance`.
    ///
    /// In squares of the scale, with *r* the mixture's weight, *v* the variance and *s* the sum,
    /// the mixture is *r* *M*(1, *v* + *r* + 1, *s* + *v* + *r*) / ((*v* + *r*) *M*(1, *r* + 1, *r*)),
    /// where *M* is Kummer's function. This form needs no gamma function and loses nothing.
    pub(super) fn log_won(&self, sum: f64, variance: f64) -> f64 {
        let shape = variance / (self.scale * self.scale) + self.weight;
        self.start - shape.ln() + log_series(shape, sum / self.scale + shape)
    }

    /// The sum that wins this much.
    pub(super) fn boundary(&self, log_won: f64, variance: f64) -> f64 {
        root(&|sum| self.log_won(sum, variance) - log_won, self.scale, self.scale)
    }
}

/// ln *M*(1, *a* + 1, *x*).
fn log_series(shape: f64, place: f64) -> f64 {
    if place < 0.0 { log_fraction(shape, -place) } else { log_sum(shape, place) }
}

/// Σ *x*ᵏ/((*a* + 1)…(*a* + *k*)), whose terms are all positive.
fn log_sum(shape: f64, place: f64) -> f64 {
    const LARGE: f64 = 1e250;
    let (mut term, mut sum, mut log, mut step) = (1.0, 1.0, 0.0, shape);
    loop {
        step += 1.0;
        term *= place / step;
        sum += term;
        if sum > LARGE {
            (term, sum, log) = (term / LARGE, sum / LARGE, log + LARGE.ln());
        }
        // Past the largest term the rest is smaller than a geometric series.
        if step > place && term * step < sum * f64::EPSILON / 4.0 * (step - place) {
            return log + f64::ln(sum);
        }
    }
}

/// The same at −*y*, by its continued fraction
/// *a*/(*a* + *y* − *y*/(*a* + 1 + *y* − 2*y*/(*a* + 2 + *y* − …))), with Lentz's method.
fn log_fraction(shape: f64, place: f64) -> f64 {
    const LONGEST: u32 = 1_000_000;
    let first = shape + place;
    let (mut fraction, mut above, mut below) = (first, first, 0.0);
    for step in (1..LONGEST).map(f64::from) {
        let (numerator, denominator) = (-step * place, first + step);
        below = (denominator + numerator * below).recip();
        above = denominator + numerator / above;
        fraction *= above * below;
        if (above * below - 1.0).abs() <= f64::EPSILON {
            break;
        }
    }
    shape.ln() - fraction.ln()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// ln of mpmath's hyp1f1(1, a + 1, x).
    const LARGE: [(f64, f64, f64); 4] = [
        (2.5, 40.0, 31.978_774_967_062_233),
        (4.0, 2000.0, 1_972.774_443_992_179_6),
        (3000.5, 3100.0, 6.500_051_258_977_356),
        (100.0, 50.0, 0.674_395_306_338_598_5),
    ];

    #[test]
    fn kummers_function_agrees_with_thirty_digits() {
        // mpmath's hyp1f1(1, a + 1, x).
        for (shape, place, expected) in [
            (2.5, -0.3, 0.919_702_141_563_741_7_f64),
            (2.5, -40.0, 0.060_185_927_762_101_24),
            (30.0, -500.0, 0.056_704_877_597_360_72),
            (0.5, -1000.0, 0.000_500_250_375_940_796_1),
        ] {
            let found = log_series(shape, place);
            assert!((found - expected.ln()).abs() < 1e-13, "{shape} {place}: {found}");
        }
        for (shape, place, expected) in LARGE {
            let found = log_series(shape, place);
            assert!((found / expected - 1.0).abs() < 1e-13, "{shape} {place}: {found}");
        }
    }

    #[test]
    fn the_boundary_wins_what_it_should() {
        let mixture = Mixture::new(2.0, 10.0, 0.025);
        for variance in [0.0, 0.5, 10.0, 3000.0] {
            let sum = mixture.boundary(40_f64.ln(), variance);
            assert!((mixture.log_won(sum, variance) - 40_f64.ln()).abs() < 1e-9);
        }
    }
}
