//! Forecast and resolution to score; calibration.
//!
//! Every score names its rule and its direction, nothing is clipped, and nothing is scored that
//! did not end in yes or no. A forecast always comes before the resolution in the arguments.

pub mod agreement;
pub mod answers;
pub mod binary;
pub mod calibration;
pub mod categorical;
pub mod coherence;
pub mod comparison;
pub mod conditional;
pub mod continuous;
pub mod elicitation;
pub mod history;
pub mod pooling;

mod bad_input;
mod cases;
mod resampling;
mod rule;

mod json;
mod numeric;
mod outcome;

pub use bad_input::BadInput;
pub use binary::{
    Mean, baseline, brier, brier_of_log_odds, log_score, log_score_of_log_odds, mean, mean_score,
    mean_score_of_cases, power, pseudospherical, scores, skill, spherical,
};
pub use calibration::{Bin, Calibration, NEEDED_FOR_CALIBRATION, calibration, calibration_of};
pub use cases::Cases;
pub use resampling::Resampling;
pub use rule::{Direction, Rule, Score};
