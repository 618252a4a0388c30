//! Arithmetic that keeps its digits.

mod incomplete;
mod least_squares;
mod quadrature;
mod random;
mod root;
mod special;
mod sum;

pub(crate) use incomplete::{
    beta_of_doubled, beta_shares, gamma_shares, log_beta_term, log_gamma_term,
};
pub(crate) use least_squares::least_squares;
pub(crate) use quadrature::{integral, integral_to_infinity};
pub(crate) use random::Random;
pub(crate) use root::root;
pub(crate) use special::{
    beta_cdf, beta_quantile, ln_beta, ln_beta_of_half, log_odds, logistic, normal_cdf,
    normal_density, normal_quantile, student_cdf, student_log_density, student_quantile,
};
pub(crate) use sum::{BLOCK, LANES, Sum, number, sum};
