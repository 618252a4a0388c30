//! Scores of questions with several options, one row a question.

use pyo3::prelude::*;
use scoring::BadInput;
use scoring::categorical::{self, Options};

use crate::Floats;
use crate::arrays::{Column, Numbers, given_back};
use crate::refusal::refusal_of;
use crate::rows::rows;

fn each<'py>(
    py: Python<'py>,
    chances: &Column,
    happened: &Numbers<usize>,
    score: impl Fn(Options, usize) -> Result<f64, BadInput> + Sync,
) -> PyResult<Floats<'py>> {
    let (chances, happened) = (rows(chances)?, happened.slice()?);
    chances.as_many("outcomes", happened.len())?;
    let score_row = |(index, (row, happened)): (usize, (&[f64], &usize))| {
        let options = Options::new(row);
        options.and_then(|options| score(options, *happened)).map_err(|error| (index, error))
    };
    let scores: Result<Vec<f64>, _> =
        py.detach(|| chances.iter().zip(happened).enumerate().map(score_row).collect());
    let scores = scores.map_err(|(index, error)| refusal_of("question", index)(error))?;
    Ok(given_back(py, scores))
}

/// Defines the function that scores each row of chances.
macro_rules! of_options {
    ($(#[$says:meta])* $name:ident, $score:path) => {
        $(#[$says])*
        #[pyfunction]
        pub(crate) fn $name<'py>(
            py: Python<'py>,
            chances: Column,
            happened: Numbers<usize>,
        ) -> PyResult<Floats<'py>> {
            each(py, &chances, &happened, $score)
        }
    };
}

of_options! {
    /// The Brier score of each row of chances, one column an option, for the option that
    /// happened, counted from 0. 0 is perfect, 2 is worst; lower is better.
    ///
    /// With pᵢ the chances and yᵢ = 1 for what happened, 0 else, it is Σ (pᵢ − yᵢ)².
    ///
    /// >>> brier_of_options([[0.5, 0.25, 0.25]], [0])
    /// array([0.375])
    brier_of_options, categorical::brier
}

of_options! {
    /// The log score of each row of chances in nats. 0 is perfect, there is no worst; lower is
    /// better.
    ///
    /// >>> log_score_of_options([[1.0, 0.0]], [1])
    /// array([inf])
    log_score_of_options, categorical::log_score
}

of_options! {
    /// The spherical score of each row of chances. 1 is perfect, 0 is worst; higher is better.
    ///
    /// >>> spherical_of_options([[0.0, 1.0, 0.0]], [1])
    /// array([1.])
    spherical_of_options, categorical::spherical
}

of_options! {
    /// The ranked probability score of each row of chances of options in order. 0 is perfect,
    /// one less than the number of options is worst; lower is better.
    ///
    /// It is the Brier score of every split into low and high options, added up.
    ///
    /// >>> ranked_probability_score([[0.5, 0.25, 0.25]], [0])
    /// array([0.3125])
    ranked_probability_score, categorical::ranked_probability_score
}

of_options! {
    /// The ranked probability score of each row, over the number of splits. 0 is perfect, 1 is
    /// worst; lower is better.
    ///
    /// >>> ranked_probability_score_normalized([[0.5, 0.25, 0.25]], [0])
    /// array([0.15625])
    ranked_probability_score_normalized, categorical::ranked_probability_score_normalized
}

of_options! {
    /// The log score of every split of options in order into low and high ones, added up, in
    /// nats. 0 is perfect, there is no worst; lower is better.
    ///
    /// >>> ranked_log_score([[1.0, 0.0, 0.0]], [0])
    /// array([0.])
    ranked_log_score, categorical::ranked_log_score
}
