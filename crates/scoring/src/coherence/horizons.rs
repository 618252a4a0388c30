//! The same event by one date and by a later one.

use crate::BadInput;
use crate::calibration::isotonic;
use crate::cases::check_probabilities;

/// The nearest coherent forecasts of "it happens by this date", for dates in rising order.
///
/// What happens by March happens by June, so the chances must not fall. Nearest is the smallest
/// sum of squared distances: neighbors that fall are replaced by their mean (isotonic
/// regression). Whatever happens, the sum of the Brier scores is at most that of the forecasts
/// given, and smaller by at least the squared distance. Takes as many steps as there are dates.
///
/// R. E. Barlow, D. J. Bartholomew, J. M. Bremner, H. D. Brunk, *Statistical inference under
/// order restrictions*, 1972.
///
/// # Errors
///
/// A forecast is no probability.
///
/// # Examples
///
/// ```
/// use scoring::coherence::nearest_horizons;
///
/// assert_eq!(nearest_horizons(&[0.1, 0.5, 0.25, 0.75])?, [0.1, 0.375, 0.375, 0.75]);
/// # Ok::<(), scoring::BadInput>(())
/// ```
pub fn nearest_horizons(forecasts: &[f64]) -> Result<Vec<f64>, BadInput> {
    check_probabilities(forecasts, 1)?;
    let levels = isotonic(forecasts, None)?;
    Ok(levels.iter().flat_map(|level| std::iter::repeat_n(level.value, level.rows)).collect())
}
