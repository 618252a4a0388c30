//! The pinball score of a quantile, and the CRPS that quantiles add up to.

use super::QuantileForecast;
use crate::BadInput;
use crate::continuous::check::{finite, inner_share};
use crate::numeric::{Sum, number};

/// The pinball score of one quantile. 0 is perfect, there is no worst; lower is better, in the
/// unit of the quantity.
///
/// With the level *α*, its value *q* and the outcome *y*, it is *α* (*y* − *q*) where *y* ≥ *q*,
/// and (1 − *α*) (*q* − *y*) below. It is best on average where *q* is not passed with a chance of
/// *α*; at *α* = ½ it is half the distance.
///
/// R. Koenker, G. Bassett, "Regression quantiles", *Econometrica* 46, 1978.
///
/// # Errors
///
/// The level does not lie strictly between 0 and 1, or a number is not finite.
///
/// # Examples
///
/// ```
/// use scoring::continuous::pinball;
///
/// assert_eq!(pinball(0.75, 10.0, 14.0)?, 3.0);
/// assert_eq!(pinball(0.75, 10.0, 6.0)?, 1.0);
/// # Ok::<(), scoring::BadInput>(())
/// ```
pub fn pinball(level: f64, quantile: f64, happened: f64) -> Result<f64, BadInput> {
    let level = inner_share("the level", level)?;
    let quantile = finite("the quantile", quantile)?;
    Ok(of(level, quantile, finite("the outcome", happened)?))
}

fn of(level: f64, quantile: f64, happened: f64) -> f64 {
    let passed = happened - quantile;
    if passed >= 0.0 { level * passed } else { (level - 1.0) * passed }
}

/// The CRPS as quantiles give it: twice the mean of their pinball scores. 0 is perfect, there is
/// no worst; lower is better, in the unit of the quantity.
///
/// The CRPS is twice the integral of the pinball score over all levels, so this comes near to it
/// where the levels are many and evenly spread; with few it leaves out the tails. With levels in
/// pairs around the median it is the weighted interval score as Bracher and others define it.
///
/// F. Laio, S. Tamea, "Verification tools for probabilistic forecasts of continuous hydrological
/// variables", *Hydrology and Earth System Sciences* 11, 2007.
///
/// # Errors
///
/// The outcome is not finite.
///
/// # Examples
///
/// ```
/// use scoring::continuous::{QuantileForecast, crps_of_quantiles};
///
/// let forecast = QuantileForecast::new(&[0.25, 0.5, 0.75], &[1.0, 2.0, 3.0])?;
/// // 2 (0.75 + 1 + 0.75) / 3
/// assert!((crps_of_quantiles(forecast, 4.0)? - 5.0 / 3.0).abs() < 1e-15);
/// # Ok::<(), scoring::BadInput>(())
/// ```
pub fn crps_of_quantiles(forecast: QuantileForecast, happened: f64) -> Result<f64, BadInput> {
    let happened = finite("the outcome", happened)?;
    let scores = forecast.rows().map(|(level, quantile)| of(level, quantile, happened));
    Ok(2.0 * scores.collect::<Sum>().value() / number(forecast.levels().len()))
}
