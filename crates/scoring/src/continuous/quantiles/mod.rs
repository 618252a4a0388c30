//! Scores of forecasts given as quantiles or intervals.

mod interval;
mod pinball;
mod quantile_forecast;
mod weighted_interval;

pub use interval::{Interval, IntervalScore, interval_score};
pub use pinball::{crps_of_quantiles, pinball};
pub use quantile_forecast::QuantileForecast;
pub use weighted_interval::{MedianConvention, weighted_interval_score};
