//! Conditional forecasts: "if this happens, then that with 70%".

mod outcome;
mod standing;

pub use outcome::Outcome;
pub use standing::{Standing, VoidReason, standing};
