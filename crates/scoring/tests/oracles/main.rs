//! Scores against the values that other libraries give.

#![expect(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::float_cmp,
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    reason = "tests read their own files and fail on anything else"
)]

mod vectors;

mod binary;
mod calibration;
mod categorical;
mod comparison;
mod continuous;
mod elicitation;
mod metaculus;
mod pooling;
mod quantiles;
