//! The long-run variance of differences that may depend on those shortly before.

use serde::Serialize;

use crate::numeric::{Sum, number};

/// How the variance of a mean of dependent differences is estimated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum LongRunVariance {
    /// All covariances up to *h* − 1 steps apart, counted alike; may come out at or below 0.
    Rectangular,
    /// The same with weights 1 − *k*/*h*; never below 0.
    Bartlett,
    /// An exponential curve *σ*² *e*^(−3*k*/*θ*) fitted to the covariances of the first half of all
    /// lags by least squares; always above 0 for differences that vary.
    Exponential,
}

/// How finely the decay of the exponential curve is searched at first.
const GRID: u32 = 512;

/// The long-run variance of differences whose mean has been taken off.
pub(super) fn long_run_variance(
    centered: &[f64],
    horizon: usize,
    variance: LongRunVariance,
) -> f64 {
    match variance {
        LongRunVariance::Rectangular => weighted(centered, horizon, |_| 1.0),
        LongRunVariance::Bartlett => {
            weighted(centered, horizon, |lag| 1.0 - number(lag) / number(horizon))
        }
        LongRunVariance::Exponential => exponential(centered, horizon),
    }
}

fn weighted(centered: &[f64], horizon: usize, weight: impl Fn(usize) -> f64) -> f64 {
    let terms = (1..horizon).map(|lag| 2.0 * weight(lag) * covariance(centered, lag));
    std::iter::once(covariance(centered, 0)).chain(terms).collect::<Sum>().value()
}

/// The covariance of differences so many steps apart.
fn covariance(centered: &[f64], lag: usize) -> f64 {
    let products = centered[lag..].iter().zip(centered).map(|(later, earlier)| later * earlier);
    products.collect::<Sum>().value() / number(centered.len())
}

/// A. S. Hering, M. G. Genton, "Comparing spatial predictions", *Technometrics* 53, 2011.
fn exponential(centered: &[f64], horizon: usize) -> f64 {
    let lags = ((centered.len() - 1) / 2).max(horizon);
    let covariances: Vec<f64> = (0..lags).map(|lag| covariance(centered, lag)).collect();
    let decay = best_decay(&covariances);
    let (scale, _) = fit(&covariances, decay);
    let tail = decay * (1.0 - decay.powf(number(centered.len() - 1))) / (1.0 - decay);
    scale * (1.0 + 2.0 * tail)
}

/// For a decay from one lag to the next, the best scale of the curve and how much of the squares
/// of the covariances it explains.
fn fit(covariances: &[f64], decay: f64) -> (f64, f64) {
    let (mut power, mut product, mut square) = (1.0, Sum::default(), Sum::default());
    for covariance in covariances {
        product = product.plus(power * covariance);
        square = square.plus(power * power);
        power *= decay;
    }
    let scale = product.value() / square.value();
    // A curve below zero is none.
    if scale > 0.0 { (scale, scale * product.value()) } else { (0.0, 0.0) }
}

/// The slope of what is explained, but for a factor above 0: it rises where this is above 0.
fn rise(covariances: &[f64], decay: f64) -> f64 {
    let (mut power, mut before) = (1.0, 0.0);
    let mut sums = [Sum::default(); 4];
    for (lag, covariance) in covariances.iter().enumerate() {
        let slope = number(lag) * before;
        let terms = [power * covariance, slope * covariance, power * power, 2.0 * power * slope];
        for (sum, term) in sums.iter_mut().zip(terms) {
            *sum = sum.plus(term);
        }
        (before, power) = (power, power * decay);
    }
    let [product, product_slope, square, square_slope] = sums.map(Sum::value);
    2.0 * product_slope * square - product * square_slope
}

/// The decay, from 0 to below 1, that explains most: the best of a grid, then by halving.
fn best_decay(covariances: &[f64]) -> f64 {
    let explained = |decay: f64| fit(covariances, decay).1;
    let width = f64::from(GRID).recip();
    let grid = (0..GRID).map(|place| f64::from(place) * width);
    let best =
        grid.fold(0.0, |best, decay| if explained(decay) > explained(best) { decay } else { best });
    let (mut low, mut high) = ((best - width).max(0.0), (best + width).min(1.0 - 1e-9));
    for _ in 0..60 {
        let middle = f64::midpoint(low, high);
        if rise(covariances, middle) > 0.0 { low = middle } else { high = middle }
    }
    f64::midpoint(low, high)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_exponential_curve_is_found_again() {
        let covariances: Vec<f64> = (0..40).map(|lag| 2.0 * 0.6_f64.powi(lag)).collect();
        let decay = best_decay(&covariances);
        assert!((decay - 0.6).abs() < 1e-14, "{decay}");
        assert!((fit(&covariances, decay).0 - 2.0).abs() < 1e-13);
    }

    #[test]
    fn bartletts_variance_is_not_negative_where_the_rectangular_one_is() {
        let swings: Vec<f64> =
            (0..20).map(|place| if place % 2 == 0 { 1.0 } else { -1.0 }).collect();
        assert!(long_run_variance(&swings, 2, LongRunVariance::Rectangular) < 0.0);
        assert!(long_run_variance(&swings, 2, LongRunVariance::Bartlett) > 0.0);
        assert!(long_run_variance(&swings, 2, LongRunVariance::Exponential) > 0.0);
    }
}
