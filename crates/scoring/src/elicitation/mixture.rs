//! A mixture of two normal distributions, for what can go one way or the other.

use super::fit::{Distance, Fit, at_least, nearest};
use super::fit_normal;
use crate::BadInput;
use crate::continuous::{Normal, NormalMixture, QuantileForecast};
use crate::numeric::logistic;

/// Fits a mixture of two normal distributions to at least five quantiles by least squares over
/// values or shares.
///
/// The best of several searches is kept; with few quantiles more than one mixture can be as
/// good.
///
/// # Errors
///
/// There are fewer than five quantiles, or all have the same value.
///
/// # Examples
///
/// ```
/// use scoring::continuous::QuantileForecast;
/// use scoring::elicitation::{Distance, fit_normal, fit_normal_mixture};
///
/// let levels = [0.1, 0.25, 0.4, 0.6, 0.75, 0.9];
/// let given = QuantileForecast::new(&levels, &[1.0, 2.0, 3.0, 10.0, 11.0, 12.0])?;
/// let mixed = fit_normal_mixture(given, Distance::Shares)?;
/// let single = fit_normal(given, Distance::Shares)?;
/// assert!(mixed.misfit() < 0.2 * single.misfit());
/// # Ok::<(), scoring::BadInput>(())
/// ```
pub fn fit_normal_mixture(
    quantiles: QuantileForecast,
    distance: Distance,
) -> Result<Fit<NormalMixture>, BadInput> {
    at_least(5, quantiles)?;
    let whole = fit_normal(quantiles, Distance::Values)?.distribution;
    let (mean, deviation) = (whole.mean(), whole.deviation());
    // The numbers: log-odds of the weight, the two means, the two deviations as logarithms.
    let starts = [
        [0.0, -0.8, 0.8, -0.8, -0.8],
        [-1.0, -1.2, 0.4, -0.8, -0.4],
        [1.0, -0.4, 1.2, -0.4, -0.8],
        [0.0, 0.0, 0.0, -0.7, 0.4],
    ];
    nearest(quantiles, distance, &starts, |[odds, first, second, narrow, wide]| {
        let part =
            |moved: f64, log: f64| Normal::new(mean + deviation * moved, deviation * log.exp());
        let parts = [part(*first, *narrow)?, part(*second, *wide)?];
        NormalMixture::new(&parts, &[logistic(*odds), logistic(-odds)])
    })
}
