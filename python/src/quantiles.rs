//! Scores of quantiles and intervals.

use numpy::PyArray1;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use scoring::BadInput;
use scoring::continuous::{self, Interval, IntervalScore, MedianConvention, QuantileForecast};

use crate::Floats;
use crate::arrays::{Column, given_back};
use crate::record::record;
use crate::refusal::{refusal_in_row, refusal_of};
use crate::rows::rows;

record! {
    /// Interval scores as sums of their parts, an array each, in the unit of the quantity.
    IntervalScores {
        /// The scores: the sum of the parts.
        total: Py<PyArray1<f64>>,
        /// What is paid for width, whatever happens.
        dispersion: Py<PyArray1<f64>>,
        /// What is paid for an outcome above.
        underprediction: Py<PyArray1<f64>>,
        /// What is paid for an outcome below.
        overprediction: Py<PyArray1<f64>>,
    }
}

impl IntervalScores {
    fn new(py: Python<'_>, scores: &[IntervalScore]) -> Self {
        let column = |part: fn(&IntervalScore) -> f64| {
            given_back(py, scores.iter().map(part).collect()).unbind()
        };
        Self {
            total: column(|score| score.total()),
            dispersion: column(|score| score.dispersion),
            underprediction: column(|score| score.underprediction),
            overprediction: column(|score| score.overprediction),
        }
    }
}

/// The pinball score of quantiles. 0 is perfect, there is no worst; lower is better, in the unit
/// of the quantity.
///
/// With the level α and its value q it is α (y − q) where y ≥ q, and (1 − α) (q − y) below. The
/// level and the quantile are a number for all rows or an array with one for each.
///
/// >>> pinball(0.75, 10.0, [14.0, 6.0])
/// array([3., 1.])
#[pyfunction]
pub(crate) fn pinball<'py>(
    py: Python<'py>,
    level: Column,
    quantile: Column,
    happened: Column,
) -> PyResult<Floats<'py>> {
    let happened = happened.slice()?;
    let (level, quantile) = (level.for_rows(happened.len())?, quantile.for_rows(happened.len())?);
    let of_row = |(row, happened): (usize, &f64)| {
        let (level, quantile) = (level[row % level.len()], quantile[row % quantile.len()]);
        continuous::pinball(level, quantile, *happened).map_err(|error| (row, error))
    };
    let scores: Result<Vec<f64>, _> =
        py.detach(|| happened.iter().enumerate().map(of_row).collect());
    Ok(given_back(py, scores.map_err(|(row, error)| refusal_in_row(row)(error))?))
}

/// Scores each row of quantiles, whose levels are those of the columns.
fn each<T: Send>(
    py: Python<'_>,
    (levels, quantiles): (&Column, &Column),
    happened: &Column,
    score: impl Fn(QuantileForecast, f64) -> Result<T, BadInput> + Sync,
) -> PyResult<Vec<T>> {
    let (levels, happened) = (levels.slice()?, happened.slice()?);
    let quantiles = rows(quantiles)?;
    quantiles.as_many("outcomes", happened.len())?;
    let of_row = |(row, (values, happened)): (usize, (&[f64], &f64))| {
        let forecast = QuantileForecast::new(levels, values);
        forecast.and_then(|forecast| score(forecast, *happened)).map_err(|error| (row, error))
    };
    let scores: Result<Vec<T>, _> =
        py.detach(|| quantiles.iter().zip(happened).enumerate().map(of_row).collect());
    scores.map_err(|(row, error)| refusal_of("forecast", row)(error))
}

/// The CRPS as quantiles give it, a row a forecast and a column a level: twice the mean of their
/// pinball scores. 0 is perfect, there is no worst; lower is better, in the unit of the quantity.
///
/// >>> crps_of_quantiles([0.25, 0.5, 0.75], [[1.0, 2.0, 3.0]], [4.0]).round(6)
/// array([1.666667])
#[pyfunction]
pub(crate) fn crps_of_quantiles<'py>(
    py: Python<'py>,
    levels: Column,
    quantiles: Column,
    happened: Column,
) -> PyResult<Floats<'py>> {
    let scores = each(py, (&levels, &quantiles), &happened, continuous::crps_of_quantiles)?;
    Ok(given_back(py, scores))
}

/// The interval score of central intervals, with its parts. 0 is perfect, there is no worst;
/// lower is better, in the unit of the quantity.
///
/// With the ends l and u and the chance α left outside, 1 less the level, it is
/// (u − l) + (2/α) (l − y)₊ + (2/α) (y − u)₊. Level and ends are a number for all rows or an
/// array with one for each.
///
/// >>> scores = interval_score(0.5, 10.0, 20.0, [15.0, 21.0])
/// >>> scores.total, scores.underprediction
/// (array([10., 14.]), array([0., 4.]))
#[pyfunction]
pub(crate) fn interval_score(
    py: Python<'_>,
    level: Column,
    low: Column,
    high: Column,
    happened: Column,
) -> PyResult<IntervalScores> {
    let happened = happened.slice()?;
    let count = happened.len();
    let (level, low, high) = (level.for_rows(count)?, low.for_rows(count)?, high.for_rows(count)?);
    let of_row = |(row, happened): (usize, &f64)| {
        let at = |column: &[f64]| column[row % column.len()];
        let interval = Interval::new(at(level), at(low), at(high));
        let score = interval.and_then(|interval| continuous::interval_score(interval, *happened));
        score.map_err(|error| (row, error))
    };
    let scores: Result<Vec<IntervalScore>, _> =
        py.detach(|| happened.iter().enumerate().map(of_row).collect());
    let scores = scores.map_err(|(row, error)| refusal_of("forecast", row)(error))?;
    Ok(IntervalScores::new(py, &scores))
}

/// The weighted interval score of quantiles in pairs around the median, with its parts: a row a
/// forecast and a column a level. 0 is perfect, there is no worst; lower is better, in the unit
/// of the quantity.
///
/// The median counts for half, as Bracher and others define it; with median="counted twice" it
/// counts as an interval of no width, which is an option of scoringutils.
///
/// >>> levels = [0.25, 0.5, 0.75]
/// >>> weighted_interval_score(levels, [[1.0, 2.0, 3.0]], [4.0]).total.round(6)
/// array([1.666667])
/// >>> weighted_interval_score(levels, [[1.0, 2.0, 3.0]], [4.0], median="counted twice").total
/// array([1.75])
#[pyfunction]
#[pyo3(signature = (levels, quantiles, happened, *, median="Bracher"))]
pub(crate) fn weighted_interval_score(
    py: Python<'_>,
    levels: Column,
    quantiles: Column,
    happened: Column,
    median: &str,
) -> PyResult<IntervalScores> {
    let convention = match median {
        "Bracher" => MedianConvention::Bracher,
        "counted twice" => MedianConvention::CountedTwice,
        other => {
            let text = format!("no median is {other}; give \"Bracher\" or \"counted twice\"");
            return Err(PyValueError::new_err(text));
        }
    };
    let score = |forecast: QuantileForecast<'_>, happened: f64| {
        continuous::weighted_interval_score(forecast, happened, convention)
    };
    Ok(IntervalScores::new(py, &each(py, (&levels, &quantiles), &happened, score)?))
}
