//! The log score: how surprised a forecast is by what happened.

use domain::{Probability, Resolution};

use crate::outcome::happened;

/// Scores one forecast of a yes-or-no question, in nats. 0 is perfect; there is no worst.
///
/// It is −ln *q*, where *q* is the chance that the forecast gave to what happened. Who gave it
/// no chance at all scores infinity: nothing is clipped.
///
/// Returns `None` for an annulled and for an ambiguous question.
///
/// I. J. Good, "Rational decisions", *Journal of the Royal Statistical Society B* 14, 1952.
///
/// # Examples
///
/// ```
/// use domain::{Probability, Resolution};
/// use scoring::log_score;
///
/// let even = Probability::new(0.5)?;
/// assert_eq!(log_score(even, &Resolution::Yes), Some(2_f64.ln()));
///
/// let never = Probability::new(0.0)?;
/// assert_eq!(log_score(never, &Resolution::Yes), Some(f64::INFINITY));
/// # Ok::<(), domain::NotAProbability>(())
/// ```
pub fn log_score(forecast: Probability, resolution: &Resolution) -> Option<f64> {
    Some(of(forecast.value(), happened(resolution)?))
}

pub(crate) fn of(forecast: f64, happened: bool) -> f64 {
    // `ln_1p` keeps the digits of a small forecast, which 1 − p would round away.
    let log_chance = if happened { forecast.ln() } else { (-forecast).ln_1p() };
    // Taken from zero, so that a perfect score is 0 and not −0.
    0.0 - log_chance
}
