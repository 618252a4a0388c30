//! The Brier score: the squared distance of a forecast from what happened.

use domain::{Probability, Resolution};

use crate::outcome::happened;

/// Scores one forecast of a yes-or-no question. 0 is perfect, 1 is worst.
///
/// For a forecast *p* and an outcome *y*, 1 for yes and 0 for no, it is (*p* − *y*)². This is
/// half of the two-class sum that Brier wrote down, and the form in use today.
///
/// Returns `None` for an annulled and for an ambiguous question.
///
/// G. W. Brier, "Verification of forecasts expressed in terms of probability", *Monthly Weather
/// Review* 78, 1950.
///
/// # Examples
///
/// ```
/// use domain::{Probability, Resolution};
/// use scoring::brier;
///
/// let forecast = Probability::new(0.5)?;
/// assert_eq!(brier(forecast, &Resolution::No), Some(0.25));
/// # Ok::<(), domain::NotAProbability>(())
/// ```
pub fn brier(forecast: Probability, resolution: &Resolution) -> Option<f64> {
    Some(of(forecast.value(), happened(resolution)?))
}

pub(crate) fn of(forecast: f64, happened: bool) -> f64 {
    let distance = if happened { 1.0 - forecast } else { forecast };
    distance * distance
}
