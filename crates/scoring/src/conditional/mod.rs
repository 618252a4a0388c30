//! Conditional forecasts: "if this happens, then that with 70%".

mod standing;

pub use domain::Outcome;
pub use standing::{Standing, VoidReason, standing};
