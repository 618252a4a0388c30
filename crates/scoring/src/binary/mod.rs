//! Scores of yes-or-no questions.

pub(crate) mod brier;
pub(crate) mod log_score;
pub(crate) mod spherical;

mod cases;
mod family;
mod log_lanes;
mod log_odds;
mod many;
mod skill;
mod summary;

pub use brier::brier;
pub use cases::mean_score_of_cases;
pub use family::{power, pseudospherical};
pub use log_odds::{brier_of_log_odds, log_score_of_log_odds};
pub use log_score::log_score;
pub use many::{mean_score, scores};
pub use skill::skill;
pub use spherical::spherical;
pub use summary::{Mean, baseline, mean};
