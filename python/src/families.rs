//! Scores of distributions that are told by their parameters.

use pyo3::prelude::*;
use scoring::BadInput;
use scoring::continuous::{
    Distribution, LogNormal, Logistic, Normal, StudentT, crps_each, log_score_each,
};

use crate::Floats;
use crate::arrays::{Column, given_back};
use crate::refusal::{refusal, refusal_in_row};

/// How distributions are scored.
type Score<D> = fn(&[D], &[f64]) -> Result<Vec<f64>, BadInput>;

/// Scores distributions told by a number for all rows or a column for each parameter.
fn each<'py, D: Distribution + Send + Sync, const PARAMETERS: usize>(
    py: Python<'py>,
    parameters: [&Column; PARAMETERS],
    happened: &Column,
    distribution: fn([f64; PARAMETERS]) -> Result<D, BadInput>,
    score: Score<D>,
) -> PyResult<Floats<'py>> {
    let happened = happened.slice()?;
    let mut columns: [&[f64]; PARAMETERS] = [&[]; PARAMETERS];
    for (column, parameter) in columns.iter_mut().zip(parameters) {
        *column = parameter.for_rows(happened.len())?;
    }
    let of_row = |row: usize| {
        let numbers = columns.map(|column| column[row % column.len()]);
        distribution(numbers).map_err(|error| (row, error))
    };
    let scores = py.detach(|| {
        let forecasts: Result<Vec<D>, _> = (0..happened.len()).map(of_row).collect();
        forecasts.map(|forecasts| score(&forecasts, happened))
    });
    let scores = scores.map_err(|(row, error)| refusal_in_row(row)(error))?;
    Ok(given_back(py, scores.map_err(refusal)?))
}

/// Defines the function that scores distributions of a family.
macro_rules! of_family {
    (
        $(#[$says:meta])*
        $name:ident($($parameter:ident),*), $distribution:expr, $score:ident
    ) => {
        $(#[$says])*
        #[pyfunction]
        pub(crate) fn $name<'py>(
            py: Python<'py>,
            $($parameter: Column,)*
            happened: Column,
        ) -> PyResult<Floats<'py>> {
            let distribution = |[$($parameter),*]: [f64; _]| $distribution;
            each(py, [$(&$parameter),*], &happened, distribution, $score)
        }
    };
}

of_family! {
    /// The CRPS of normal distributions. 0 is perfect, there is no worst; lower is better, in the
    /// unit of the quantity.
    ///
    /// With z = (y − μ)/σ it is σ (z (2Φ(z) − 1) + 2φ(z) − 1/√π). A parameter is a number for all
    /// rows or an array with one for each.
    ///
    /// >>> crps_normal(0.0, [1.0, 2.0], [0.0, 0.0]).round(6)
    /// array([0.233695, 0.46739 ])
    crps_normal(mean, deviation), Normal::new(mean, deviation), crps_each
}

of_family! {
    /// The log score of normal distributions in nats; lower is better.
    ///
    /// >>> log_score_normal(0.0, 1.0, [0.0]).round(6)
    /// array([0.918939])
    log_score_normal(mean, deviation), Normal::new(mean, deviation), log_score_each
}

of_family! {
    /// The CRPS of logistic distributions. 0 is perfect, there is no worst; lower is better, in
    /// the unit of the quantity.
    ///
    /// With z = (y − μ)/s it is s (z − 2 ln F(z) − 1): at the median, s (2 ln 2 − 1).
    ///
    /// >>> crps_logistic(5.0, 2.0, [5.0]).round(6)
    /// array([0.772589])
    crps_logistic(location, scale), Logistic::new(location, scale), crps_each
}

of_family! {
    /// The log score of logistic distributions in nats; lower is better.
    ///
    /// >>> log_score_logistic(5.0, 1.0, [5.0]).round(6)
    /// array([1.386294])
    log_score_logistic(location, scale), Logistic::new(location, scale), log_score_each
}

of_family! {
    /// The CRPS of log-normal distributions, told by mean and standard deviation of the
    /// logarithm. 0 is perfect, there is no worst; lower is better, in the unit of the quantity.
    ///
    /// Below 0, where it says that nothing lies, each unit costs one.
    ///
    /// >>> scores = crps_log_normal(0.0, 1.0, [-2.0, -1.0])
    /// >>> round(float(scores[0] - scores[1]), 12)
    /// 1.0
    crps_log_normal(log_mean, log_deviation), LogNormal::new(log_mean, log_deviation), crps_each
}

of_family! {
    /// The log score of log-normal distributions in nats; lower is better.
    ///
    /// >>> log_score_log_normal(0.0, 1.0, [1.0]).round(6)
    /// array([0.918939])
    log_score_log_normal(log_mean, log_deviation),
    LogNormal::new(log_mean, log_deviation),
    log_score_each
}

of_family! {
    /// The CRPS of Student's t distributions with location and scale. 0 is perfect, there is no
    /// worst; lower is better, in the unit of the quantity. It is infinite where the degrees of
    /// freedom are not above 1.
    ///
    /// >>> crps_student_t([0.5], 0.0, 1.0, [0.0])
    /// array([inf])
    crps_student_t(freedom, location, scale), StudentT::new(freedom, location, scale), crps_each
}

of_family! {
    /// The log score of Student's t distributions in nats; lower is better.
    ///
    /// With one degree of freedom the density at the middle is 1/π.
    ///
    /// >>> log_score_student_t(1.0, 0.0, 1.0, [0.0]).round(6)
    /// array([1.14473])
    log_score_student_t(freedom, location, scale),
    StudentT::new(freedom, location, scale),
    log_score_each
}
