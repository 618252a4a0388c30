//! Pools: one forecast of several people's, for one question or a row a question.

use pyo3::prelude::*;
use scoring::BadInput;
use scoring::pooling::{self, Forecasts};

use crate::arrays::{Column, given_back};
use crate::refusal::{refusal, refusal_of};
use crate::rows::rows;

/// Pools the forecasts of one question into a number, or those of each row into an array.
fn each<'py>(
    py: Python<'py>,
    forecasts: &Column,
    weights: Option<&Column>,
    pool: impl Fn(Forecasts) -> Result<f64, BadInput> + Sync,
) -> PyResult<Bound<'py, PyAny>> {
    let weights = weights.map(Column::slice).transpose()?;
    let pool_row = |row: &[f64]| {
        let forecasts = Forecasts::new(row)?;
        pool(weights.map_or(Ok(forecasts), |weights| forecasts.weighted(weights))?)
    };
    if forecasts.is_column() {
        let pooled = pool_row(forecasts.slice()?).map_err(refusal)?;
        return Ok(pooled.into_pyobject(py)?.into_any());
    }
    let table = rows(forecasts)?;
    let of_row = |(row, forecasts)| pool_row(forecasts).map_err(|error| (row, error));
    let pooled: Result<Vec<f64>, _> = py.detach(|| table.iter().enumerate().map(of_row).collect());
    let pooled = pooled.map_err(|(row, error)| refusal_of("question", row)(error))?;
    Ok(given_back(py, pooled).into_any())
}

/// Defines a pool, which may be told something beside the forecasts.
macro_rules! pool {
    ($(#[$says:meta])* $name:ident, |$pooled:ident $(, $option:ident)*| $pool:expr) => {
        $(#[$says])*
        #[pyfunction]
        #[pyo3(signature = (forecasts, $($option,)* *, weights=None))]
        pub(crate) fn $name<'py>(
            py: Python<'py>,
            forecasts: Column,
            $($option: f64,)*
            weights: Option<Column>,
        ) -> PyResult<Bound<'py, PyAny>> {
            each(py, &forecasts, weights.as_ref(), |$pooled| $pool)
        }
    };
}

pool! {
    /// The mean of the forecasts: of one question, or of each row of a table. Weights are one a
    /// forecaster.
    ///
    /// >>> pool_linear([0.25, 0.75])
    /// 0.5
    /// >>> pool_linear([[0.25, 0.75], [0.5, 1.0]], weights=[1.0, 0.0])
    /// array([0.25, 0.5 ])
    pool_linear, |forecasts| Ok(pooling::linear(forecasts))
}

pool! {
    /// The median of the forecasts.
    ///
    /// >>> pool_median([0.25, 0.5, 1.0])
    /// 0.5
    pool_median, |forecasts| Ok(pooling::median(forecasts))
}

pool! {
    /// The quantile of the forecasts that a share of them lies below.
    ///
    /// >>> pool_quantile([0.25, 0.5, 1.0], 0.5)
    /// 0.5
    pool_quantile, |forecasts, share| pooling::quantile(forecasts, share)
}

pool! {
    /// The mean of the forecasts without a share of the lowest and as many of the highest.
    ///
    /// >>> pool_trimmed([0.0, 0.25, 0.75, 1.0], 0.25)
    /// 0.5
    pool_trimmed, |forecasts, share| pooling::trimmed(forecasts, share)
}

pool! {
    /// The forecast whose log-odds are the mean of theirs; 0 beside 1 is refused, as their odds
    /// have no mean.
    ///
    /// >>> round(pool_mean_log_odds([0.2, 0.8]), 12)
    /// 0.5
    pool_mean_log_odds, |forecasts| pooling::mean_log_odds(forecasts)
}

pool! {
    /// The forecast whose odds are the geometric mean's to the power of an exponent: above 1 it
    /// moves away from 50%.
    ///
    /// >>> round(pool_extremized([0.75, 0.75], 2.0), 12)
    /// 0.9
    pool_extremized, |forecasts, exponent| pooling::extremized(forecasts, exponent)
}

pool! {
    /// Neyman and Roughgarden's pool, which moves the mean log-odds away from a base rate by a
    /// factor that depends on the number of forecasters alone.
    ///
    /// >>> round(pool_neyman_roughgarden([0.75], 0.5), 12)
    /// 0.75
    pool_neyman_roughgarden, |forecasts, base_rate| pooling::neyman_roughgarden(forecasts, base_rate)
}

pool! {
    /// The mean of the forecasts, transformed by the distribution function of Beta(first, second).
    ///
    /// >>> round(pool_beta_transformed([0.25, 0.75], 2.0, 2.0), 12)
    /// 0.5
    pool_beta_transformed, |forecasts, first, second| pooling::beta_transformed(forecasts, first, second)
}

/// The forecast with the odds of a given one to the power of an exponent.
///
/// >>> round(extremize(0.75, 2.0), 12)
/// 0.9
#[pyfunction]
pub(crate) fn extremize(probability: f64, exponent: f64) -> PyResult<f64> {
    pooling::extremize(probability, exponent).map_err(refusal)
}
