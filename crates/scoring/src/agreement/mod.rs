//! Agreement: whether people who judge the same things apart judge them alike.

mod alpha;

pub use alpha::{alpha, alpha_interval};
