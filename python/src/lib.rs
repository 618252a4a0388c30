//! The scores of Forsooth for Python: arrays of numpy in and out.
//!
//! This crate computes nothing. It reads arrays where they lie, lets other threads of Python run
//! while `scoring` works, and turns results and refusals into Python's own.

mod arrays;
mod record;
mod refusal;
mod rows;

mod binary;
mod calibration;
mod comparison;
mod diagnosis;
mod ensembles;
mod families;
mod leaderboard;
mod mixtures;
mod options;
mod pooling;
mod quantiles;

/// An array of floats for Python.
type Floats<'py> = pyo3::Bound<'py, numpy::PyArray1<f64>>;

/// Scores of forecasts: exact, fast, and strict about what they are given.
///
/// A forecast always comes before what happened. Arrays of float64 (forecasts) and bool (outcomes)
/// are read where they lie and never changed; anything else that numpy can turn into one is copied
/// once. Nothing is clipped: what cannot be scored is a `ValueError` that names the row, counted
/// from 1, the value and the remedy. Other threads run meanwhile; let none of them change an
/// array that is being read.
#[pyo3::pymodule]
mod forsooth_scoring {
    #[pymodule_export]
    use crate::binary::{
        Mean, baseline_score, brier, log_score, log_score_bits, mean_score, skill, spherical,
        two_class_brier,
    };
    #[pymodule_export]
    use crate::calibration::{
        Band, CalibrationError, Decomposition, Murphy, Reliability, Spiegelhalter, auc,
        calibration_error, decomposition, isotonic, murphy, reliability, reliability_band,
        spiegelhalter,
    };
    #[pymodule_export]
    use crate::comparison::{
        DieboldMariano, Interval, benjamini_hochberg, bootstrap, diebold_mariano,
    };
    #[pymodule_export]
    use crate::diagnosis::{
        MurphyDiagram, Recalibration, jeffreys, murphy_diagram, recalibration, wilson,
    };
    #[pymodule_export]
    use crate::ensembles::{crps_ensembles, crps_ensembles_fair};
    #[pymodule_export]
    use crate::families::{
        crps_log_normal, crps_logistic, crps_normal, crps_student_t, log_score_log_normal,
        log_score_logistic, log_score_normal, log_score_student_t,
    };
    #[pymodule_export]
    use crate::leaderboard::{Leaderboard, QuestionScores, Standings, leaderboard};
    #[pymodule_export]
    use crate::mixtures::{
        crps_logistic_mixture, crps_normal_mixture, log_score_logistic_mixture,
        log_score_normal_mixture,
    };
    #[pymodule_export]
    use crate::options::{
        brier_of_options, log_score_of_options, ranked_log_score, ranked_probability_score,
        ranked_probability_score_normalized, spherical_of_options,
    };
    #[pymodule_export]
    use crate::pooling::{
        extremize, pool_beta_transformed, pool_extremized, pool_linear, pool_mean_log_odds,
        pool_median, pool_neyman_roughgarden, pool_quantile, pool_trimmed,
    };
    #[pymodule_export]
    use crate::quantiles::{
        IntervalScores, crps_of_quantiles, interval_score, pinball, weighted_interval_score,
    };
}
