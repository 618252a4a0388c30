//! Scores of questions with several exclusive options.

pub(crate) mod family;

mod brier;
mod log;
mod options;
mod ranked;
mod spherical;

pub use brier::brier;
pub use family::{power, pseudospherical};
pub use log::log_score;
pub use options::Options;
pub use ranked::{ranked_log_score, ranked_probability_score, ranked_probability_score_normalized};
pub use spherical::spherical;
