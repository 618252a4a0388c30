//! Scores of forecasts of a quantity: how much, how many, when.

mod area;
mod bins;
mod check;
mod date;
mod distribution;
mod ensemble;
mod ensembles;
mod families;
mod many;
mod network;
mod piecewise;
mod quantiles;
mod region;
mod threshold;

pub use bins::{Bins, Border, log_score_on_bins};
pub(crate) use check::{positive, rising};
pub use date::{date_of, day_number, day_number_of_instant};
pub use distribution::Distribution;
pub use ensemble::{crps_ensemble, crps_ensemble_fair, crps_ensemble_weighted};
pub use ensembles::{crps_ensembles, crps_ensembles_fair};
pub use families::{
    Beta, Counts, Exponential, Gamma, Laplace, LogLogistic, LogNormal, Logistic, LogisticMixture,
    Normal, NormalMixture, PointMass, StudentT, TwoPieceNormal, Uniform,
};
pub use many::{crps_each, log_score_each};
pub use piecewise::PiecewiseLinear;
pub use quantiles::{
    Interval, IntervalScore, MedianConvention, QuantileForecast, crps_of_quantiles, interval_score,
    pinball, weighted_interval_score,
};
pub use region::Region;
pub use threshold::crps_ensemble_within;
