//! The median forecast, and the other quantiles of a crowd.

use super::Forecasts;
use crate::BadInput;
use crate::numeric::Sum;

/// The weighted median of the forecasts.
///
/// It is [`quantile()`] at 1/2.
///
/// # Examples
///
/// ```
/// use scoring::pooling::{Forecasts, median};
///
/// assert_eq!(median(Forecasts::new(&[0.1, 0.2, 0.9])?), 0.2);
/// assert_eq!(median(Forecasts::new(&[0.25, 0.75])?), 0.5);
/// # Ok::<(), scoring::BadInput>(())
/// ```
pub fn median(forecasts: Forecasts) -> f64 {
    crossing(forecasts, 0.5)
}

/// The weighted quantile of the forecasts at a share from 0 to 1.
///
/// The forecasts are sorted and their weights added up. The quantile is the mean of the first
/// forecast at which the sum reaches the share and the first at which it exceeds it, without
/// interpolation, as Metaculus takes it; at 1/2 with equal weights that is the usual median.
///
/// # Errors
///
/// The share is not from 0 to 1.
///
/// # Examples
///
/// ```
/// use scoring::pooling::{Forecasts, quantile};
///
/// let forecasts = Forecasts::new(&[0.7, 0.8, 0.9])?.weighted(&[0.5, 0.7, 1.0])?;
/// assert_eq!((quantile(forecasts, 0.25)?, quantile(forecasts, 0.75)?), (0.8, 0.9));
/// # Ok::<(), scoring::BadInput>(())
/// ```
pub fn quantile(forecasts: Forecasts, share: f64) -> Result<f64, BadInput> {
    if !(0.0..=1.0).contains(&share) {
        let what = "the share below a quantile";
        return Err(BadInput::OutOfRange { row: 1, what, value: share, allowed: "from 0 to 1" });
    }
    Ok(crossing(forecasts, share))
}

/// How far two sums of weights, as shares of all, may differ by rounding.
const ROUNDING: f64 = 1e-12;

fn crossing(forecasts: Forecasts, share: f64) -> f64 {
    let mut rows: Vec<(f64, f64)> =
        forecasts.rows().map(|(_, forecast, weight)| (forecast, weight)).collect();
    rows.sort_by(|one, other| one.0.total_cmp(&other.0));
    let total = rows.iter().map(|(_, weight)| *weight).collect::<Sum>().value();
    let last = rows.last().map_or(f64::NAN, |(forecast, _)| *forecast);
    let first_beyond = |least: f64| {
        let mut sum = 0.0;
        let reaches = |(_, weight): &&(f64, f64)| {
            sum += weight / total;
            sum >= least
        };
        rows.iter().find(reaches).map_or(last, |(forecast, _)| *forecast)
    };
    f64::midpoint(first_beyond(share - ROUNDING), first_beyond(share + ROUNDING))
}
