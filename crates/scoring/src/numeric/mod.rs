//! Arithmetic that keeps its digits.

mod special;
mod sum;

pub(crate) use special::{beta_quantile, normal_quantile};
pub(crate) use sum::{BLOCK, LANES, Sum, number, sum};
