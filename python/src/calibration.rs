//! Calibration: how often what was forecast came true.

use numpy::PyArray1;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use scoring::Resampling;
use scoring::calibration::{self, Binning};

use crate::Floats;
use crate::arrays::{Column, Outcomes, given_back};
use crate::binary::{cases, rule_named};
use crate::record::record;
use crate::refusal::refusal;

record! {
    /// A reliability curve: stretches of forecasts that came true equally often, an array each.
    Reliability {
        /// The lowest forecast of each stretch.
        low: Py<PyArray1<f64>>,
        /// The highest.
        high: Py<PyArray1<f64>>,
        /// How often its questions ended with yes: what its forecasts should have been.
        observed: Py<PyArray1<f64>>,
        /// What its rows weigh together.
        weight: Py<PyArray1<f64>>,
    }
}

/// The reliability curve by isotonic regression, known as CORP; None where there are no rows.
///
/// It needs no bins: of all curves that never fall it is the one nearest to what happened.
/// T. Dimitriadis, T. Gneiting, A. I. Jordan, PNAS 118, 2021.
///
/// >>> curve = reliability([0.1, 0.2, 0.3, 0.9], [False, True, False, True])
/// >>> curve.observed
/// array([0. , 0.5, 1. ])
#[pyfunction]
#[pyo3(signature = (forecasts, outcomes, *, weights=None))]
pub(crate) fn reliability(
    py: Python<'_>,
    forecasts: Column,
    outcomes: Outcomes,
    weights: Option<Column>,
) -> PyResult<Option<Reliability>> {
    let cases = cases(&forecasts, &outcomes, weights.as_ref())?;
    let curve = py.detach(|| calibration::reliability(&cases));
    Ok(curve.map(|curve| {
        let column = |of: fn(&calibration::Step) -> f64| {
            given_back(py, curve.steps().iter().map(of).collect()).unbind()
        };
        Reliability {
            low: column(|step| step.low),
            high: column(|step| step.high),
            observed: column(|step| step.observed),
            weight: column(|step| step.weight),
        }
    }))
}

record! {
    /// A consistency band: where a reliability curve would run if the forecasts were calibrated.
    Band {
        /// The forecasts at which it is told.
        forecast: Py<PyArray1<f64>>,
        /// The low end of the band there.
        low: Py<PyArray1<f64>>,
        /// The high end.
        high: Py<PyArray1<f64>>,
    }
}

/// The consistency band around the diagonal; None where there are no rows. A reliability curve
/// that leaves it is more than chance explains. Equal seeds give equal bands.
///
/// >>> band = reliability_band([0.5] * 100, [True] * 100)
/// >>> 0.3 < float(band.low[0]) and float(band.high[0]) < 0.7
/// True
#[pyfunction]
#[pyo3(signature = (
    forecasts, outcomes, *, weights=None, resamples=100, level=0.9, seed=1
))]
pub(crate) fn reliability_band(
    py: Python<'_>,
    forecasts: Column,
    outcomes: Outcomes,
    weights: Option<Column>,
    resamples: usize,
    level: f64,
    seed: u64,
) -> PyResult<Option<Band>> {
    let cases = cases(&forecasts, &outcomes, weights.as_ref())?;
    let resampling = Resampling { resamples, level, seed };
    let band = py.detach(|| {
        calibration::reliability(&cases).map(|curve| curve.band(&resampling)).transpose()
    });
    Ok(band.map_err(refusal)?.map(|places| {
        let column = |of: fn(&calibration::BandPlace) -> f64| {
            given_back(py, places.iter().map(of).collect()).unbind()
        };
        Band {
            forecast: column(|place| place.forecast),
            low: column(|place| place.low),
            high: column(|place| place.high),
        }
    }))
}

record! {
    /// A mean score in parts: score = miscalibration − discrimination + uncertainty where lower is
    /// better, with the signs of the first two turned where higher is.
    Decomposition {
        /// The mean score.
        score: f64,
        /// What was lost by forecasts that did not mean what they said; 0 is perfect.
        miscalibration: f64,
        /// What was won by telling questions apart; higher is better.
        discrimination: f64,
        /// What always saying the base rate would have scored.
        uncertainty: f64,
    }
}

/// The mean score by a rule in parts, by the reliability curve; None where there are no rows.
///
/// >>> decomposition([0.5, 0.5, 1.0, 0.0], [True, False, True, False])
/// Decomposition(score=0.125, miscalibration=0.0, discrimination=0.125, uncertainty=0.25)
#[pyfunction]
#[pyo3(signature = (forecasts, outcomes, rule="brier", *, weights=None))]
pub(crate) fn decomposition(
    py: Python<'_>,
    forecasts: Column,
    outcomes: Outcomes,
    rule: &str,
    weights: Option<Column>,
) -> PyResult<Option<Decomposition>> {
    let rule = rule_named(rule)?;
    let cases = cases(&forecasts, &outcomes, weights.as_ref())?;
    let parts =
        py.detach(|| calibration::reliability(&cases).map(|curve| curve.decomposition(rule)));
    Ok(parts.map(|parts| Decomposition {
        score: parts.score,
        miscalibration: parts.miscalibration,
        discrimination: parts.discrimination,
        uncertainty: parts.uncertainty,
    }))
}

/// The binning that is asked for; without one, each distinct forecast is its own bin.
fn binning(equal_width: Option<u32>, equal_weight: Option<u32>) -> PyResult<Binning> {
    match (equal_width, equal_weight) {
        (None, None) => Ok(Binning::Distinct),
        (Some(bins), None) => Ok(Binning::EqualWidth(bins)),
        (None, Some(bins)) => Ok(Binning::EqualWeight(bins)),
        (Some(_), Some(_)) => {
            let text = "bins of equal width and of equal weight are two binnings; give one";
            Err(PyValueError::new_err(text))
        }
    }
}

record! {
    /// Murphy's decomposition: the Brier score is reliability − resolution + uncertainty, and the
    /// variance within bins less the covariance.
    Murphy {
        /// The mean Brier score.
        brier: f64,
        /// How far the bins are from what happened; 0 is perfect.
        reliability: f64,
        /// How far what happened in the bins is from the base rate; higher is better.
        resolution: f64,
        /// The Brier score of always saying the base rate.
        uncertainty: f64,
        /// How far forecasts vary within bins.
        within_variance: f64,
        /// How far they vary with what happened within bins.
        within_covariance: f64,
        /// The binning, without which the numbers say nothing.
        binning: String,
    }
}

/// Murphy's decomposition of the Brier score, with what bins hide; None where there are no rows.
/// Each distinct forecast is a bin unless bins of equal width or of equal weight are asked for.
///
/// >>> murphy([0.25, 0.75], [False, True], equal_width=10).reliability
/// 0.0625
#[pyfunction]
#[pyo3(signature = (forecasts, outcomes, *, weights=None, equal_width=None, equal_weight=None))]
pub(crate) fn murphy(
    py: Python<'_>,
    forecasts: Column,
    outcomes: Outcomes,
    weights: Option<Column>,
    equal_width: Option<u32>,
    equal_weight: Option<u32>,
) -> PyResult<Option<Murphy>> {
    let binning = binning(equal_width, equal_weight)?;
    let cases = cases(&forecasts, &outcomes, weights.as_ref())?;
    let parts = py.detach(|| calibration::murphy(&cases, binning)).map_err(refusal)?;
    Ok(parts.map(|parts| Murphy {
        brier: parts.brier,
        reliability: parts.reliability,
        resolution: parts.resolution,
        uncertainty: parts.uncertainty,
        within_variance: parts.within_variance,
        within_covariance: parts.within_covariance,
        binning: parts.binning.name(),
    }))
}

record! {
    /// How far bins of forecasts are from what happened.
    CalibrationError {
        /// The weighted mean distance, known as ECE.
        expected: f64,
        /// The largest distance, known as MCE.
        largest: f64,
        /// The binning, without which the numbers say nothing.
        binning: String,
    }
}

/// The expected and the largest calibration error; lower is better, 0 is perfect; None where
/// there are no rows. They change with the binning: prefer `reliability`.
///
/// >>> calibration_error([0.25, 0.75], [False, True], equal_width=10).expected
/// 0.25
#[pyfunction]
#[pyo3(signature = (forecasts, outcomes, *, weights=None, equal_width=None, equal_weight=None))]
pub(crate) fn calibration_error(
    py: Python<'_>,
    forecasts: Column,
    outcomes: Outcomes,
    weights: Option<Column>,
    equal_width: Option<u32>,
    equal_weight: Option<u32>,
) -> PyResult<Option<CalibrationError>> {
    let binning = binning(equal_width, equal_weight)?;
    let cases = cases(&forecasts, &outcomes, weights.as_ref())?;
    let error = py.detach(|| calibration::calibration_error(&cases, binning)).map_err(refusal)?;
    Ok(error.map(|error| CalibrationError {
        expected: error.expected,
        largest: error.largest,
        binning: error.binning.name(),
    }))
}

record! {
    /// What came of Spiegelhalter's test.
    Spiegelhalter {
        /// The statistic, normal if the forecasts are calibrated.
        statistic: f64,
        /// How often chance alone would take it as far in either direction.
        p_value: f64,
    }
}

/// Spiegelhalter's test of calibration; None where all forecasts are 0, 0.5 or 1.
///
/// >>> round(spiegelhalter([0.25, 0.75], [False, True]).statistic, 6)
/// -0.816497
#[pyfunction]
#[pyo3(signature = (forecasts, outcomes, *, weights=None))]
pub(crate) fn spiegelhalter(
    py: Python<'_>,
    forecasts: Column,
    outcomes: Outcomes,
    weights: Option<Column>,
) -> PyResult<Option<Spiegelhalter>> {
    let cases = cases(&forecasts, &outcomes, weights.as_ref())?;
    let test = py.detach(|| calibration::spiegelhalter(&cases));
    Ok(test.map(|test| Spiegelhalter { statistic: test.statistic, p_value: test.p_value }))
}

/// The area under the curve: how often a question that ended with yes had the higher forecast,
/// ties counted half. 1 is perfect, 0.5 chance; None where all ended alike.
///
/// >>> auc([0.2, 0.4, 0.4, 0.9], [False, False, True, True])
/// 0.875
#[pyfunction]
#[pyo3(signature = (forecasts, outcomes, *, weights=None))]
pub(crate) fn auc(
    py: Python<'_>,
    forecasts: Column,
    outcomes: Outcomes,
    weights: Option<Column>,
) -> PyResult<Option<f64>> {
    let cases = cases(&forecasts, &outcomes, weights.as_ref())?;
    Ok(py.detach(|| calibration::auc(&cases)))
}

/// The never falling values nearest to given ones in squared distance, in order of the rows.
///
/// >>> isotonic([1.0, 3.0, 2.0])
/// array([1. , 2.5, 2.5])
#[pyfunction]
#[pyo3(signature = (values, *, weights=None))]
pub(crate) fn isotonic<'py>(
    py: Python<'py>,
    values: Column,
    weights: Option<Column>,
) -> PyResult<Floats<'py>> {
    let values = values.slice()?;
    let weights = weights.as_ref().map(Column::slice).transpose()?;
    let levels = py.detach(|| calibration::isotonic(values, weights)).map_err(refusal)?;
    let fitted = levels.iter().flat_map(|level| std::iter::repeat_n(level.value, level.rows));
    Ok(given_back(py, fitted.collect()))
}
