//! Elicitation: a distribution from a few quantiles that somebody has given.

mod bounded;
mod curve;
mod fit;
mod location_scale;
mod mixture;
mod two_piece;

pub use bounded::{fit_beta, fit_gamma};
pub use curve::{Curve, CurveEnds, curve_through};
pub use fit::{Distance, Fit};
pub use location_scale::{
    fit_log_logistic, fit_log_normal, fit_logistic, fit_normal, fit_student_t,
};
pub use mixture::fit_normal_mixture;
pub use two_piece::fit_two_piece_normal;
