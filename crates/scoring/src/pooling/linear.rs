//! Pools that take a mean of the probabilities themselves.

use super::Forecasts;
use crate::BadInput;
use crate::numeric::{Sum, number};

/// The linear pool: the weighted mean of the forecasts.
///
/// It is Σ *w p* / Σ *w*. It is well calibrated only if somebody is less sure than all should
/// be; a mean of calibrated forecasts is too timid.
///
/// M. Stone, "The opinion pool", *Annals of Mathematical Statistics* 32, 1961.
///
/// # Examples
///
/// ```
/// use scoring::pooling::{Forecasts, linear};
///
/// assert_eq!(linear(Forecasts::new(&[0.25, 0.5, 0.75])?), 0.5);
/// # Ok::<(), scoring::BadInput>(())
/// ```
pub fn linear(forecasts: Forecasts) -> f64 {
    forecasts.mean_of(|forecast| forecast).clamp(0.0, 1.0)
}

/// The trimmed mean: the mean of what is left when a share of the forecasts is dropped from
/// each end.
///
/// From each end ⌊*share n*⌋ forecasts go. Weights are not looked at.
///
/// V. R. R. Jose, R. L. Winkler, "Simple robust averages of forecasts", *International Journal
/// of Forecasting* 24, 2008.
///
/// # Errors
///
/// The share is not from 0 to below 1/2.
///
/// # Examples
///
/// ```
/// use scoring::pooling::{Forecasts, trimmed};
///
/// let forecasts = Forecasts::new(&[0.0, 0.5, 0.25, 0.75, 1.0])?;
/// assert_eq!(trimmed(forecasts, 0.2)?, 0.5);
/// # Ok::<(), scoring::BadInput>(())
/// ```
pub fn trimmed(forecasts: Forecasts, share: f64) -> Result<f64, BadInput> {
    if !(0.0..0.5).contains(&share) {
        let what = "the trimmed share";
        return Err(BadInput::OutOfRange {
            row: 1,
            what,
            value: share,
            allowed: "from 0 to below 0.5",
        });
    }
    let mut sorted = forecasts.values().to_vec();
    sorted.sort_by(f64::total_cmp);
    let cut = whole_part(share, sorted.len());
    let left = &sorted[cut..sorted.len() - cut];
    Ok(left.iter().copied().collect::<Sum>().value() / number(left.len()))
}

/// The largest count that is no more than a share of all.
fn whole_part(share: f64, count: usize) -> usize {
    (0..count).take_while(|&cut| number(cut + 1) <= share * number(count)).count()
}

/// The mean in which a forecast weighs as much as it is decided: max(*p*, 1 − *p*).
///
/// A. M. Hanea and others, "Mathematically aggregating experts' predictions of possible
/// futures", *PLOS ONE* 16, 2021 (there `DistLimitWAgg`). Weights that are given multiply.
///
/// # Examples
///
/// ```
/// use scoring::pooling::{Forecasts, distance_weighted};
///
/// let pooled = distance_weighted(Forecasts::new(&[0.5, 1.0])?);
/// assert!((pooled - 1.25 / 1.5).abs() < 1e-15);
/// # Ok::<(), scoring::BadInput>(())
/// ```
pub fn distance_weighted(forecasts: Forecasts) -> f64 {
    let decided = |forecast: f64| forecast.max(1.0 - forecast);
    let weighed = forecasts.mean_of(|forecast| forecast * decided(forecast));
    (weighed / forecasts.mean_of(decided)).clamp(0.0, 1.0)
}
