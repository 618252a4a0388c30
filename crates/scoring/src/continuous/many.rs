//! The scores of many distributions at once.

use rayon::prelude::*;

use super::Distribution;
use crate::BadInput;
use crate::bad_input::as_long;

/// How many rows a thread takes at least.
const CHUNK: usize = 256;

/// The CRPS of each forecast for its outcome, in order, as [`Distribution::crps()`] gives it.
///
/// The rows are shared out among threads; the result is the same on any number of them.
///
/// # Errors
///
/// The columns differ in length, or an outcome is not a finite number.
///
/// # Examples
///
/// ```
/// use scoring::continuous::{PointMass, crps_each};
///
/// let forecasts = [PointMass::new(3.0)?, PointMass::new(5.0)?];
/// assert_eq!(crps_each(&forecasts, &[2.0, 5.5])?, [1.0, 0.5]);
/// let refused = crps_each(&forecasts, &[2.0, f64::NAN]).unwrap_err().to_string();
/// assert!(refused.starts_with("row 2: the outcome is NaN"));
/// # Ok::<(), scoring::BadInput>(())
/// ```
pub fn crps_each<D: Distribution + Sync>(
    forecasts: &[D],
    happened: &[f64],
) -> Result<Vec<f64>, BadInput> {
    each(forecasts, happened, D::crps_at)
}

/// The log score of each forecast for its outcome in nats, in order, as
/// [`Distribution::log_score()`] gives it.
///
/// # Errors
///
/// The columns differ in length, or an outcome is not a finite number.
///
/// # Examples
///
/// ```
/// use scoring::continuous::{Uniform, log_score_each};
///
/// let forecasts = [Uniform::new(0.0, 1.0)?, Uniform::new(0.0, 2.0)?];
/// assert_eq!(log_score_each(&forecasts, &[0.5, 0.5])?, [0.0, 2_f64.ln()]);
/// # Ok::<(), scoring::BadInput>(())
/// ```
pub fn log_score_each<D: Distribution + Sync>(
    forecasts: &[D],
    happened: &[f64],
) -> Result<Vec<f64>, BadInput> {
    each(forecasts, happened, |forecast, happened| 0.0 - forecast.log_density(happened))
}

fn each<D: Sync>(
    forecasts: &[D],
    happened: &[f64],
    score: impl Fn(&D, f64) -> f64 + Sync,
) -> Result<Vec<f64>, BadInput> {
    as_long("outcomes", forecasts.len(), happened.len())?;
    if let Some(index) = happened.iter().position(|happened| !happened.is_finite()) {
        let value = happened[index];
        return Err(BadInput::NotFinite { row: index + 1, what: "the outcome", value });
    }
    let rows = forecasts.par_iter().zip(happened).with_min_len(CHUNK);
    Ok(rows.map(|(forecast, happened)| score(forecast, *happened)).collect())
}
