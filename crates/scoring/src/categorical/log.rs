//! The log score of several options: only what happened counts.

use super::Options;
use crate::BadInput;

/// Scores a forecast of several options, in nats. 0 is perfect, there is no worst; lower is
/// better.
///
/// It is −ln *q*, with *q* the chance of what happened; infinite where that was 0. Options are
/// counted from 0.
///
/// I. J. Good, "Rational decisions", *Journal of the Royal Statistical Society B* 14, 1952.
///
/// # Errors
///
/// There is no such option.
///
/// # Examples
///
/// ```
/// use scoring::categorical::{Options, log_score};
///
/// assert_eq!(log_score(Options::new(&[0.25, 0.25, 0.5])?, 2)?, 2_f64.ln());
/// # Ok::<(), scoring::BadInput>(())
/// ```
pub fn log_score(options: Options, happened: usize) -> Result<f64, BadInput> {
    // Taken from zero, so that a perfect score is 0 and not −0.
    Ok(0.0 - options.chance_of(happened)?.ln())
}
