//! Options that exclude each other.

use crate::BadInput;
use crate::cases::check_probabilities;
use crate::numeric::{Sum, number};

/// The nearest coherent forecasts of options of which exactly one comes true: those that add up
/// to 1.
///
/// Nearest is the smallest sum of squared distances: the same amount is taken from every
/// forecast, or added to it, and none falls below 0. Whatever happens, the sum of the Brier
/// scores is at most that of the forecasts given, and smaller by at least the squared distance.
/// Takes *O*(*n* log *n*) steps.
///
/// J. Duchi, S. Shalev-Shwartz, Y. Singer, T. Chandra, "Efficient projections onto the ℓ1-ball
/// for learning in high dimensions", *International Conference on Machine Learning*, 2008.
///
/// # Errors
///
/// A forecast is no probability, or there are none.
///
/// # Examples
///
/// ```
/// use scoring::coherence::nearest_options;
///
/// assert_eq!(nearest_options(&[0.75, 0.5, 0.0])?, [0.625, 0.375, 0.0]);
/// # Ok::<(), scoring::BadInput>(())
/// ```
pub fn nearest_options(forecasts: &[f64]) -> Result<Vec<f64>, BadInput> {
    check_probabilities(forecasts, 1)?;
    if forecasts.is_empty() {
        return Err(BadInput::TooFew { what: "options", found: 0, needed: 1 });
    }
    let mut falling = forecasts.to_vec();
    falling.sort_by(|one, other| other.total_cmp(one));
    let mut sum = Sum::default();
    let mut taken = 0.0;
    for (place, forecast) in falling.iter().enumerate() {
        sum = sum.plus(*forecast);
        let taken_here = (sum.value() - 1.0) / number(place + 1);
        // As long as a forecast stays above 0, it shares in what is too much or too little.
        if *forecast > taken_here {
            taken = taken_here;
        }
    }
    Ok(forecasts.iter().map(|forecast| (forecast - taken).clamp(0.0, 1.0)).collect())
}

/// The nearest coherent forecasts of statements of which at most one comes true: those that add
/// up to no more than 1. See [`nearest_options`].
///
/// # Errors
///
/// A forecast is no probability.
///
/// # Examples
///
/// ```
/// use scoring::coherence::nearest_exclusive;
///
/// assert_eq!(nearest_exclusive(&[0.25, 0.5])?, [0.25, 0.5]);
/// assert_eq!(nearest_exclusive(&[0.75, 0.5])?, [0.625, 0.375]);
/// # Ok::<(), scoring::BadInput>(())
/// ```
pub fn nearest_exclusive(forecasts: &[f64]) -> Result<Vec<f64>, BadInput> {
    check_probabilities(forecasts, 1)?;
    let sum = forecasts.iter().copied().collect::<Sum>().value();
    if sum <= 1.0 { Ok(forecasts.to_vec()) } else { nearest_options(forecasts) }
}
