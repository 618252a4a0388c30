//! What forecasts of the parts say of the whole.

use crate::BadInput;
use crate::cases::check_probabilities;
use crate::numeric::Sum;

/// The lowest and the highest coherent chance.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bounds {
    /// The lowest.
    pub lower: f64,
    /// The highest.
    pub upper: f64,
}

/// How likely it can be that all of several statements come true.
///
/// It is from max(0, Σ *p* − (*n* − 1)) to min *p*. Of none it is 1.
///
/// M. Fréchet, "Généralisation du théorème des probabilités totales", *Fundamenta Mathematicae*
/// 25, 1935.
///
/// # Errors
///
/// A forecast is no probability.
///
/// # Examples
///
/// ```
/// use scoring::coherence::{Bounds, conjunction_bounds};
///
/// assert_eq!(conjunction_bounds(&[0.75, 0.5])?, Bounds { lower: 0.25, upper: 0.5 });
/// # Ok::<(), scoring::BadInput>(())
/// ```
pub fn conjunction_bounds(forecasts: &[f64]) -> Result<Bounds, BadInput> {
    check_probabilities(forecasts, 1)?;
    let missing: Sum = forecasts.iter().map(|forecast| 1.0 - forecast).collect();
    let upper = forecasts.iter().copied().fold(1.0, f64::min);
    Ok(Bounds { lower: (1.0 - missing.value()).clamp(0.0, upper), upper })
}

/// How likely it can be that any of several statements comes true.
///
/// It is from max *p* to min(1, Σ *p*). Of none it is 0.
///
/// M. Fréchet, "Généralisation du théorème des probabilités totales", *Fundamenta Mathematicae*
/// 25, 1935.
///
/// # Errors
///
/// A forecast is no probability.
///
/// # Examples
///
/// ```
/// use scoring::coherence::{Bounds, disjunction_bounds};
///
/// assert_eq!(disjunction_bounds(&[0.25, 0.5])?, Bounds { lower: 0.5, upper: 0.75 });
/// # Ok::<(), scoring::BadInput>(())
/// ```
pub fn disjunction_bounds(forecasts: &[f64]) -> Result<Bounds, BadInput> {
    check_probabilities(forecasts, 1)?;
    let sum: Sum = forecasts.iter().copied().collect();
    let lower = forecasts.iter().copied().fold(0.0, f64::max);
    Ok(Bounds { lower, upper: sum.value().clamp(lower, 1.0) })
}

/// The chance of a statement from its chances under conditions of which exactly one holds:
/// Σ P(*A* | *B*) P(*B*).
///
/// # Errors
///
/// A number is no probability, there is not one chance under each condition, or the chances of
/// the conditions do not add up to 1 within a millionth.
///
/// # Examples
///
/// ```
/// use scoring::coherence::total_probability;
///
/// // 50% if it rains, which has 25%, and 90% if it does not.
/// assert!((total_probability(&[0.5, 0.9], &[0.25, 0.75])? - 0.8).abs() < 1e-15);
/// # Ok::<(), scoring::BadInput>(())
/// ```
pub fn total_probability(given: &[f64], conditions: &[f64]) -> Result<f64, BadInput> {
    crate::bad_input::as_long("conditions", given.len(), conditions.len())?;
    check_probabilities(given, 1)?;
    check_probabilities(conditions, 1)?;
    let sum = conditions.iter().copied().collect::<Sum>().value();
    if (sum - 1.0).abs() > 1e-6 {
        return Err(BadInput::NotExhaustive { sum });
    }
    let products = given.iter().zip(conditions).map(|(given, condition)| given * condition);
    Ok((products.collect::<Sum>().value() / sum).min(1.0))
}
