//! The spherical score: how close a forecast points to what happened.

use domain::{Probability, Resolution};

use crate::outcome::happened;

/// Scores one forecast of a yes-or-no question. 1 is perfect, 0 is worst; higher is better.
///
/// With *q* the chance that the forecast *p* gave to what happened, it is
/// *q* / √(*p*² + (1 − *p*)²).
///
/// Returns `None` for an annulled and for an ambiguous question.
///
/// T. Gneiting, A. E. Raftery, "Strictly proper scoring rules, prediction, and estimation",
/// *Journal of the American Statistical Association* 102, 2007, section 4.
///
/// # Examples
///
/// ```
/// use domain::{Probability, Resolution};
/// use scoring::spherical;
///
/// let forecast = Probability::new(0.5)?;
/// assert!((spherical(forecast, &Resolution::Yes).unwrap() - 0.5_f64.sqrt()).abs() < 1e-15);
/// # Ok::<(), domain::NotAProbability>(())
/// ```
pub fn spherical(forecast: Probability, resolution: &Resolution) -> Option<f64> {
    Some(of(forecast.value(), happened(resolution)?))
}

pub(crate) fn of(forecast: f64, happened: bool) -> f64 {
    let chance = if happened { forecast } else { 1.0 - forecast };
    chance / forecast.hypot(1.0 - forecast)
}
