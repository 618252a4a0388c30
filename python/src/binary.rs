//! Scores of yes-or-no questions.

use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use scoring::{Cases, Rule};

use crate::Floats;
use crate::arrays::{Column, Outcomes, given_back};
use crate::record::record;
use crate::refusal::refusal;

/// Each rule by the name of its function.
const NAMES: [(&str, Rule); 6] = [
    ("brier", Rule::Brier),
    ("two_class_brier", Rule::TwoClassBrier),
    ("log_score", Rule::Log),
    ("log_score_bits", Rule::LogBits),
    ("spherical", Rule::Spherical),
    ("baseline_score", Rule::Baseline),
];

/// The rule of a name.
pub(crate) fn rule_named(name: &str) -> PyResult<Rule> {
    let found = NAMES.iter().find(|(known, _)| *known == name);
    let known = NAMES.map(|(known, _)| known).join(", ");
    let none = || PyValueError::new_err(format!("there is no rule {name}; give one of {known}"));
    found.map(|(_, rule)| *rule).ok_or_else(none)
}

/// Forecasts and outcomes, and weights where rows do not count alike, checked.
pub(crate) fn cases<'a>(
    forecasts: &'a Column,
    outcomes: &'a Outcomes,
    weights: Option<&'a Column>,
) -> PyResult<Cases<'a>> {
    let cases = Cases::new(forecasts.slice()?, outcomes.slice()?).map_err(refusal)?;
    match weights {
        // Nothing to weigh is no mistake; it is answered as without weights.
        Some(weights) if !(cases.is_empty() && weights.slice()?.is_empty()) => {
            cases.weighted(weights.slice()?).map_err(refusal)
        }
        _ => Ok(cases),
    }
}

/// Defines the function that scores each forecast by a rule.
macro_rules! by_rule {
    ($(#[$says:meta])* $name:ident, $rule:ident) => {
        $(#[$says])*
        #[pyfunction]
        pub(crate) fn $name<'py>(
            py: Python<'py>,
            forecasts: Column,
            outcomes: Outcomes,
        ) -> PyResult<Floats<'py>> {
            let cases = cases(&forecasts, &outcomes, None)?;
            Ok(given_back(py, py.detach(|| scoring::scores(Rule::$rule, &cases))))
        }
    };
}

by_rule! {
    /// The Brier score of each forecast. 0 is perfect, 1 is worst; lower is better.
    ///
    /// With the forecast p and y = 1 for yes, 0 for no, it is (p − y)².
    ///
    /// >>> brier([0.5, 1.0], [False, True])
    /// array([0.25, 0.  ])
    brier, Brier
}

by_rule! {
    /// The Brier score summed over yes and no, as Brier wrote it: twice `brier`. 0 is perfect, 2
    /// is worst; lower is better.
    ///
    /// >>> two_class_brier([0.5], [False])
    /// array([0.5])
    two_class_brier, TwoClassBrier
}

by_rule! {
    /// The log score of each forecast in nats: the surprise at what happened. 0 is perfect, there
    /// is no worst; lower is better.
    ///
    /// With q the chance given to what happened it is −ln q, and infinite where q is 0.
    ///
    /// >>> log_score([0.0, 1.0], [False, False])
    /// array([ 0., inf])
    log_score, Log
}

by_rule! {
    /// The log score of each forecast in bits. 0 is perfect, there is no worst; lower is better.
    ///
    /// >>> log_score_bits([0.25, 0.5], [True, True])
    /// array([2., 1.])
    log_score_bits, LogBits
}

by_rule! {
    /// The spherical score of each forecast. 1 is perfect, 0 is worst; higher is better.
    ///
    /// With q the chance given to what happened it is q / √(p² + (1 − p)²).
    ///
    /// >>> spherical([1.0, 0.0], [True, True])
    /// array([1., 0.])
    spherical, Spherical
}

by_rule! {
    /// What each forecast adds to saying 50%, in hundredths of a bit. 100 is perfect, 50% scores
    /// 0, there is no worst; higher is better.
    ///
    /// With q the chance given to what happened it is 100 (log₂ q + 1).
    ///
    /// >>> baseline_score([0.5, 0.25], [True, True])
    /// array([   0., -100.])
    baseline_score, Baseline
}

record! {
    /// A mean score.
    Mean {
        /// The mean; infinite as soon as one score is.
        value: f64,
        /// How many scores were counted.
        count: usize,
        /// How many of them are infinite.
        infinite: usize,
        /// Which way is better, and between what ends.
        direction: String,
    }
}

/// The mean score by a rule, which is the name of its function; None where there are no rows.
///
/// Arrays of float64 and bool are read where they lie, once, on all cores; sums keep their last
/// digits and are the same on any number of cores. Rows of weight 0 change nothing.
///
/// >>> mean_score([0.5, 1.0], [False, True]).value
/// 0.125
/// >>> mean_score([0.5, 1.0], [False, True], "brier", weights=[3.0, 1.0]).value
/// 0.1875
#[pyfunction]
#[pyo3(signature = (forecasts, outcomes, rule="brier", *, weights=None))]
pub(crate) fn mean_score(
    py: Python<'_>,
    forecasts: Column,
    outcomes: Outcomes,
    rule: &str,
    weights: Option<Column>,
) -> PyResult<Option<Mean>> {
    let rule = rule_named(rule)?;
    let mean = if weights.is_some() {
        let cases = cases(&forecasts, &outcomes, weights.as_ref())?;
        py.detach(|| scoring::mean_score_of_cases(rule, &cases))
    } else {
        let (forecasts, outcomes) = (forecasts.slice()?, outcomes.slice()?);
        py.detach(|| scoring::mean_score(rule, forecasts, outcomes)).map_err(refusal)?
    };
    Ok(mean.map(|mean| Mean {
        value: mean.value,
        count: mean.count,
        infinite: mean.infinite,
        direction: mean.rule.direction().to_owned(),
    }))
}

/// The share of a reference's score that a forecaster saved, by scores of which lower is better.
///
/// It is 1 − score / reference: 1 is perfect, 0 as good as the reference; None where the
/// reference is perfect.
///
/// >>> skill(0.125, 0.25)
/// 0.5
#[pyfunction]
pub(crate) fn skill(score: f64, reference: f64) -> Option<f64> {
    scoring::skill(score, reference)
}
