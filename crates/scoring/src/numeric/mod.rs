//! Arithmetic that keeps its digits.

mod special;
mod sum;

pub(crate) use special::{
    beta_cdf, beta_quantile, log_odds, logistic, normal_cdf, normal_quantile,
};
pub(crate) use sum::{BLOCK, LANES, Sum, number, sum};
