//! Scores of mixtures: a row a forecast, a column a part.

use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use scoring::BadInput;
use scoring::continuous::{
    Distribution, Logistic, LogisticMixture, Normal, NormalMixture, crps_each, log_score_each,
};

use crate::Floats;
use crate::arrays::{Column, given_back};
use crate::refusal::{refusal, refusal_of};
use crate::rows::{Rows, rows};

/// The parameters of mixtures; parts without weights count alike.
struct Parts<'a> {
    places: Rows<'a>,
    widths: Rows<'a>,
    weights: Option<Rows<'a>>,
}

impl<'a> Parts<'a> {
    fn new(places: &'a Column, widths: &'a Column, weights: Option<&'a Column>) -> PyResult<Self> {
        let places = rows(places)?;
        let widths = rows(widths)?;
        let weights = weights.map(|weights| rows(weights)).transpose()?;
        for other in [Some(widths), weights].into_iter().flatten() {
            if (other.count, other.width) != (places.count, places.width) {
                let text = "the tables of a mixture differ in shape; give one number for each part";
                return Err(PyValueError::new_err(text));
            }
        }
        Ok(Self { places, widths, weights })
    }

    /// Each mixture, or which of them is none and why.
    fn mixtures<P, M>(
        &self,
        part: Part<P>,
        mixture: Mix<P, M>,
    ) -> Result<Vec<M>, (usize, BadInput)> {
        let alike = vec![1.0; self.places.width];
        let of_row = |(row, (places, widths)): (usize, (&[f64], &[f64]))| {
            let parts = places.iter().zip(widths).map(|(place, width)| part(*place, *width));
            let parts: Vec<P> = parts.collect::<Result<_, _>>()?;
            mixture(&parts, self.weights.map_or(&alike, |weights| weights.row(row)))
        };
        let tables = self.places.iter().zip(self.widths.iter()).enumerate();
        tables.map(|table| of_row(table).map_err(|error| (table.0, error))).collect()
    }
}

/// Makes a part of its place and width.
type Part<P> = fn(f64, f64) -> Result<P, BadInput>;

/// Makes a mixture of parts and their weights.
type Mix<P, M> = fn(&[P], &[f64]) -> Result<M, BadInput>;

/// How distributions are scored.
type Score<D> = fn(&[D], &[f64]) -> Result<Vec<f64>, BadInput>;

fn scored<'py, P, M: Distribution + Send + Sync>(
    py: Python<'py>,
    parts: &Parts,
    happened: &Column,
    (part, mixture): (Part<P>, Mix<P, M>),
    score: Score<M>,
) -> PyResult<Floats<'py>> {
    let happened = happened.slice()?;
    parts.places.as_many("outcomes", happened.len())?;
    let scores =
        py.detach(|| parts.mixtures(part, mixture).map(|mixtures| score(&mixtures, happened)));
    let scores = scores.map_err(|(row, error)| refusal_of("mixture", row)(error))?;
    Ok(given_back(py, scores.map_err(refusal)?))
}

/// Defines the function that scores mixtures of a family.
macro_rules! of_mixture {
    (
        $(#[$says:meta])*
        $name:ident($places:ident, $widths:ident), $part:ident, $mixture:ident, $score:ident
    ) => {
        $(#[$says])*
        #[pyfunction]
        #[pyo3(signature = ($places, $widths, happened, *, weights=None))]
        pub(crate) fn $name<'py>(
            py: Python<'py>,
            $places: Column,
            $widths: Column,
            happened: Column,
            weights: Option<Column>,
        ) -> PyResult<Floats<'py>> {
            let parts = Parts::new(&$places, &$widths, weights.as_ref())?;
            scored(py, &parts, &happened, ($part::new, $mixture::new), $score)
        }
    };
}

of_mixture! {
    /// The CRPS of mixtures of normal distributions, a row a mixture and a column a part. 0 is
    /// perfect, there is no worst; lower is better, in the unit of the quantity.
    ///
    /// Weights need not add up to 1; parts without them count alike.
    ///
    /// >>> crps_normal_mixture([[0.0, 9.0]], [[1.0, 1.0]], [0.0], weights=[[1.0, 0.0]]).round(6)
    /// array([0.233695])
    crps_normal_mixture(means, deviations), Normal, NormalMixture, crps_each
}

of_mixture! {
    /// The log score of mixtures of normal distributions in nats; lower is better.
    ///
    /// >>> log_score_normal_mixture([[0.0, 0.0]], [[1.0, 1.0]], [0.0]).round(6)
    /// array([0.918939])
    log_score_normal_mixture(means, deviations), Normal, NormalMixture, log_score_each
}

of_mixture! {
    /// The CRPS of mixtures of logistic distributions, a row a mixture and a column a part, as
    /// Metaculus's sliders make them. 0 is perfect, there is no worst; lower is better, in the
    /// unit of the quantity.
    ///
    /// >>> crps_logistic_mixture([[5.0, 5.0]], [[2.0, 2.0]], [5.0]).round(6)
    /// array([0.772589])
    crps_logistic_mixture(locations, scales), Logistic, LogisticMixture, crps_each
}

of_mixture! {
    /// The log score of mixtures of logistic distributions in nats; lower is better.
    ///
    /// >>> log_score_logistic_mixture([[5.0, 5.0]], [[1.0, 1.0]], [5.0]).round(6)
    /// array([1.386294])
    log_score_logistic_mixture(locations, scales), Logistic, LogisticMixture, log_score_each
}
