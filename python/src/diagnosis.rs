//! What ails forecasts: which decisions they serve badly, how to bend them, how sure a share is.

use numpy::PyArray1;
use pyo3::prelude::*;
use scoring::calibration::{self, Elementary};

use crate::arrays::{Column, Outcomes, given_back};
use crate::binary::cases;
use crate::record::record;
use crate::refusal::refusal;

record! {
    /// Elementary scores: what forecasts cost those who act above a threshold, an array each.
    MurphyDiagram {
        /// The thresholds.
        threshold: Py<PyArray1<f64>>,
        /// What is paid for forecasts below where it happened.
        under: Py<PyArray1<f64>>,
        /// What is paid for forecasts above where it did not.
        over: Py<PyArray1<f64>>,
        /// Both together.
        total: Py<PyArray1<f64>>,
    }
}

/// The mean elementary score at each threshold; lower is better; None where there are no rows. A
/// forecaster who is nowhere above another is at least as good by every proper score.
///
/// W. Ehm, T. Gneiting, A. Jordan, F. Krüger, JRSS B 78, 2016.
///
/// >>> diagram = murphy_diagram([0.25, 0.75], [True, False], [0.5])
/// >>> diagram.under, diagram.over, diagram.total
/// (array([0.125]), array([0.125]), array([0.25]))
#[pyfunction]
#[pyo3(signature = (forecasts, outcomes, thresholds, *, weights=None))]
pub(crate) fn murphy_diagram(
    py: Python<'_>,
    forecasts: Column,
    outcomes: Outcomes,
    thresholds: Column,
    weights: Option<Column>,
) -> PyResult<Option<MurphyDiagram>> {
    let cases = cases(&forecasts, &outcomes, weights.as_ref())?;
    let thresholds = thresholds.slice()?;
    let places = py.detach(|| calibration::murphy_diagram(&cases, thresholds)).map_err(refusal)?;
    Ok(places.map(|places| {
        let column =
            |of: fn(&Elementary) -> f64| given_back(py, places.iter().map(of).collect()).unbind();
        MurphyDiagram {
            threshold: column(|place| place.threshold),
            under: column(|place| place.under),
            over: column(|place| place.over),
            total: column(Elementary::total),
        }
    }))
}

record! {
    /// The line that would mend the log-odds of forecasts.
    Recalibration {
        /// What to add; 0 is perfect, above 0 forecasts were too low.
        intercept: f64,
        /// What to multiply by; below 1 forecasts were too extreme, above 1 too timid.
        slope: f64,
        /// The standard error of the intercept.
        intercept_error: f64,
        /// The standard error of the slope.
        slope_error: f64,
        /// How often calibrated forecasts would fit a line this far from 0 and 1.
        p_value: f64,
    }
}

/// The line that would mend the log-odds of forecasts, by logistic regression; None where there
/// are no rows.
///
/// Here 90% came true three times in four and 10% once in four, too extreme by half: ln 3 is half
/// of ln 9.
///
/// >>> happened = [True, True, True, False, True, False, False, False]
/// >>> round(recalibration([0.9] * 4 + [0.1] * 4, happened).slope, 12)
/// 0.5
#[pyfunction]
#[pyo3(signature = (forecasts, outcomes, *, weights=None))]
pub(crate) fn recalibration(
    py: Python<'_>,
    forecasts: Column,
    outcomes: Outcomes,
    weights: Option<Column>,
) -> PyResult<Option<Recalibration>> {
    let cases = cases(&forecasts, &outcomes, weights.as_ref())?;
    let line = py.detach(|| calibration::recalibration(&cases)).map_err(refusal)?;
    Ok(line.map(|line| Recalibration {
        intercept: line.intercept,
        slope: line.slope,
        intercept_error: line.intercept_error,
        slope_error: line.slope_error,
        p_value: line.p_value,
    }))
}

/// Wilson's interval for the share that so many of a count suggest; None for a count of 0.
///
/// >>> low, high = wilson(5, 10)
/// >>> round(low, 6), round(high, 6)
/// (0.236593, 0.763407)
#[pyfunction]
#[pyo3(signature = (happened, count, *, level=0.95))]
pub(crate) fn wilson(happened: usize, count: usize, level: f64) -> PyResult<Option<(f64, f64)>> {
    calibration::wilson(happened, count, level).map_err(refusal)
}

/// Jeffreys's interval for the share that so many of a count suggest; None for a count of 0.
///
/// >>> low, high = jeffreys(5, 10)
/// >>> round(low + high, 12)
/// 1.0
#[pyfunction]
#[pyo3(signature = (happened, count, *, level=0.95))]
pub(crate) fn jeffreys(happened: usize, count: usize, level: f64) -> PyResult<Option<(f64, f64)>> {
    calibration::jeffreys(happened, count, level).map_err(refusal)
}
