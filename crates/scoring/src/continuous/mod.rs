//! Scores of forecasts of a quantity: how much, how many, when.

mod area;
mod check;
mod distribution;
mod ensemble;
mod ensembles;
mod families;
mod network;
mod region;

pub use distribution::Distribution;
pub use ensemble::{crps_ensemble, crps_ensemble_fair, crps_ensemble_weighted};
pub use ensembles::{crps_ensembles, crps_ensembles_fair};
pub use families::{
    Beta, Counts, Exponential, Gamma, Laplace, LogLogistic, LogNormal, Logistic, LogisticMixture,
    Normal, NormalMixture, PointMass, StudentT, TwoPieceNormal, Uniform,
};
pub use region::Region;
