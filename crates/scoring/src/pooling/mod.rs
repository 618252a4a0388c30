//! Pooling: many forecasts of one question made into one.

mod beta;
mod contribution;
mod extremize;
mod forecasts;
mod linear;
mod log_odds;
mod median;
mod online;
mod recency;
mod reciprocal;

pub use beta::beta_transformed;
pub use contribution::contribution_weights;
pub use extremize::{
    FittedExponent, extremize, extremized, neyman_roughgarden, neyman_roughgarden_factor,
};
pub use forecasts::Forecasts;
pub use linear::{distance_weighted, linear, trimmed};
pub use log_odds::{geometric, mean_log_odds, mean_probit};
pub use median::{median, quantile};
pub use online::{Bernstein, Exponential};
pub use recency::{recency_weights, reputation_weight};
pub use reciprocal::{Past, reciprocal_weights};
