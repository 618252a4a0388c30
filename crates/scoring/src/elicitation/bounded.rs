//! Forms for what cannot fall below 0, or lies from 0 to 1.

use super::fit::{Distance, Fit, at_least, nearest, width};
use super::fit_log_normal;
use crate::BadInput;
use crate::continuous::{Beta, Gamma, QuantileForecast};

/// Fits a gamma distribution to at least two quantiles above 0 by least squares over values or
/// shares: skewed, with a lighter tail than the log-normal's.
///
/// # Errors
///
/// There are fewer than two quantiles, all have the same value, or one is not above 0.
///
/// # Examples
///
/// ```
/// use scoring::continuous::{Distribution, QuantileForecast};
/// use scoring::elicitation::{Distance, fit_gamma};
///
/// let given = QuantileForecast::new(&[0.1, 0.9], &[2.0, 8.0])?;
/// let fit = fit_gamma(given, Distance::Shares)?;
/// assert!(fit.largest_misfit() < 1e-10);
/// assert_eq!(fit.distribution.cdf(0.0), 0.0);
/// # Ok::<(), scoring::BadInput>(())
/// ```
pub fn fit_gamma(quantiles: QuantileForecast, distance: Distance) -> Result<Fit<Gamma>, BadInput> {
    let logarithm = fit_log_normal(quantiles, distance)?.distribution.logarithm();
    // The shape whose relative width is about that of the log-normal form.
    let shape = (logarithm.deviation() * logarithm.deviation()).exp_m1().recip();
    let shape = if shape.is_normal() { shape } else { 1.0 };
    let middle = logarithm.mean().exp();
    let starts = [[0.0, 0.0], [-1.0, 0.0], [1.0, 0.0]];
    nearest(quantiles, distance, &starts, |[log_shape, log_mean]| {
        let shape = shape * log_shape.exp();
        Gamma::new(shape, shape / (middle * log_mean.exp()))
    })
}

/// Fits a beta distribution to at least two quantiles strictly between 0 and 1 by least squares
/// over values or shares: for shares and chances.
///
/// # Errors
///
/// There are fewer than two quantiles, all have the same value, or one does not lie strictly
/// between 0 and 1.
///
/// # Examples
///
/// ```
/// use scoring::continuous::QuantileForecast;
/// use scoring::elicitation::{Distance, fit_beta};
///
/// let given = QuantileForecast::new(&[0.25, 0.75], &[0.25, 0.75])?;
/// let fit = fit_beta(given, Distance::Shares)?;
/// // The uniform distribution has these quartiles.
/// assert!((fit.distribution.shapes().0 - 1.0).abs() < 1e-6);
/// # Ok::<(), scoring::BadInput>(())
/// ```
pub fn fit_beta(quantiles: QuantileForecast, distance: Distance) -> Result<Fit<Beta>, BadInput> {
    at_least(2, quantiles)?;
    let values = quantiles.values();
    if let Some(index) = values.iter().position(|value| *value <= 0.0 || *value >= 1.0) {
        let (row, value) = (index + 1, values[index]);
        let allowed = "above 0 and below 1";
        return Err(BadInput::OutOfRange { row, what: "the quantile", value, allowed });
    }
    // A mean in the middle, and a deviation of about a third of the width.
    let middle = f64::midpoint(values[0], values[values.len() - 1]);
    let both = (middle * (1.0 - middle) / (width(quantiles)? / 3.0).powi(2) - 1.0).max(0.5);
    let starts = [[0.0, 0.0], [1.0, 0.0], [0.0, 1.0], [-1.0, -1.0]];
    nearest(quantiles, distance, &starts, |[first, second]| {
        Beta::new(both * middle * first.exp(), both * (1.0 - middle) * second.exp())
    })
}
