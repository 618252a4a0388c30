//! Distributions in closed form, one file a family.

mod beta;
mod counts;
mod exponential;
mod gamma;
mod laplace;
mod log_logistic;
mod log_normal;
mod logistic;
mod logistic_mixture;
mod mixture;
mod normal;
mod normal_mixture;
mod point_mass;
mod student_t;
mod two_piece_normal;
mod uniform;

pub use beta::Beta;
pub use counts::Counts;
pub use exponential::Exponential;
pub use gamma::Gamma;
pub use laplace::Laplace;
pub use log_logistic::LogLogistic;
pub use log_normal::LogNormal;
pub use logistic::Logistic;
pub use logistic_mixture::LogisticMixture;
pub use normal::Normal;
pub use normal_mixture::NormalMixture;
pub use point_mass::PointMass;
pub use student_t::StudentT;
pub use two_piece_normal::TwoPieceNormal;
pub use uniform::Uniform;
