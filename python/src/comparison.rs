//! Comparison of forecasters.

use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use scoring::Resampling;
use scoring::comparison::{self, Ends, Sample};

use crate::Floats;
use crate::arrays::{Column, Numbers, given_back};
use crate::record::record;
use crate::refusal::refusal;

record! {
    /// A mean with the interval that resampling gives it.
    Interval {
        /// The mean.
        estimate: f64,
        /// The low end.
        low: f64,
        /// The high end.
        high: f64,
    }
}

/// An interval for the mean of scores, or of the differences of two forecasters' scores, drawn
/// with replacement. Equal seeds give equal intervals, on any number of cores.
///
/// Rows of one cluster, as one question, are drawn together; each stratum is drawn from alone.
/// Both are told by numbers. The ends are "percentile" or "bca", which corrects for bias and skew.
///
/// >>> bootstrap([0.25, 0.25, 0.25])
/// Interval(estimate=0.25, low=0.25, high=0.25)
#[pyfunction]
#[pyo3(signature = (
    scores, *, clusters=None, strata=None, ends="percentile", resamples=1000, level=0.95, seed=1
))]
#[expect(clippy::too_many_arguments, reason = "all but the first have names where it is called")]
pub(crate) fn bootstrap(
    py: Python<'_>,
    scores: Column,
    clusters: Option<Numbers<usize>>,
    strata: Option<Numbers<usize>>,
    ends: &str,
    resamples: usize,
    level: f64,
    seed: u64,
) -> PyResult<Interval> {
    let ends = match ends {
        "percentile" => Ends::Percentile,
        "bca" => Ends::Bca,
        other => {
            let text = format!("no ends are {other}; give \"percentile\" or \"bca\"");
            return Err(PyValueError::new_err(text));
        }
    };
    let mut sample = Sample::new(scores.slice()?).map_err(refusal)?;
    if let Some(clusters) = &clusters {
        sample = sample.clustered(clusters.slice()?).map_err(refusal)?;
    }
    if let Some(strata) = &strata {
        sample = sample.stratified(strata.slice()?).map_err(refusal)?;
    }
    let resampling = Resampling { resamples, level, seed };
    let interval = py.detach(|| comparison::bootstrap(&sample, ends, &resampling));
    let interval = interval.map_err(refusal)?;
    Ok(Interval { estimate: interval.estimate, low: interval.low, high: interval.high })
}

record! {
    /// What came of the test of Diebold and Mariano. Where all differences are equal there is
    /// nothing to hold their mean against, and all but the mean is None.
    DieboldMariano {
        /// The mean difference.
        mean: f64,
        /// Its standard error.
        error: Option<f64>,
        /// The mean in units of its error; above 0 the first forecaster's scores are higher.
        statistic: Option<f64>,
        /// How often chance alone would take it as far in either direction.
        p_value: Option<f64>,
    }
}

/// Tests whether the mean difference of two forecasters' scores is 0. The differences are in
/// order of time, and forecasts look `horizon` steps ahead.
///
/// By Harvey, Leybourne and Newbold's method, held against Student's t; by Hering and Genton's
/// where that finds no positive variance.
///
/// >>> round(diebold_mariano([1.0, 2.0, 3.0, 4.0], 2).statistic, 6)
/// 2.236068
#[pyfunction]
#[pyo3(signature = (differences, horizon=1))]
pub(crate) fn diebold_mariano(
    py: Python<'_>,
    differences: Column,
    horizon: usize,
) -> PyResult<DieboldMariano> {
    let differences = differences.slice()?;
    let test = py.detach(|| comparison::diebold_mariano(differences, horizon)).map_err(refusal)?;
    Ok(match test {
        comparison::DieboldMariano::Tested(tested) => DieboldMariano {
            mean: tested.mean,
            error: Some(tested.error),
            statistic: Some(tested.statistic),
            p_value: Some(tested.p_value),
        },
        comparison::DieboldMariano::NoVariance { mean } => {
            DieboldMariano { mean, error: None, statistic: None, p_value: None }
        }
    })
}

/// P-values of many tests, so that those at most q are wrong with a share of q at most, after
/// Benjamini and Hochberg; in the order given.
///
/// >>> benjamini_hochberg([0.01, 0.5])
/// array([0.02, 0.5 ])
#[pyfunction]
pub(crate) fn benjamini_hochberg<'py>(py: Python<'py>, p_values: Column) -> PyResult<Floats<'py>> {
    let adjusted = comparison::benjamini_hochberg(p_values.slice()?).map_err(refusal)?;
    Ok(given_back(py, adjusted))
}
