//! The power and the pseudospherical family, which share the Brier and the spherical score.

use super::Options;
use crate::BadInput;
use crate::numeric::Sum;

/// The power score of several options; lower is better, 0 is perfect.
///
/// With *q* the chance of what happened and *a* > 1, it is
/// 1 − *a* *q*^(*a*−1) + (*a* − 1) Σ *p*^*a*: the Brier score at *a* = 2. Options are counted
/// from 0.
///
/// T. Gneiting, A. E. Raftery, *Journal of the American Statistical Association* 102, 2007,
/// section 4, with the sign turned and its best value moved to 0.
///
/// # Errors
///
/// There is no such option, or the exponent is not a finite number above 1.
///
/// # Examples
///
/// ```
/// use scoring::categorical::{Options, power};
///
/// assert_eq!(power(Options::new(&[0.25, 0.25, 0.5])?, 2, 2.0)?, 0.375);
/// # Ok::<(), scoring::BadInput>(())
/// ```
pub fn power(options: Options, happened: usize, exponent: f64) -> Result<f64, BadInput> {
    options.chance_of(happened)?;
    Ok(power_of(options.chances(), happened, self::exponent(exponent)?))
}

/// The pseudospherical score of several options; higher is better, 1 is perfect, 0 is worst.
///
/// With *q* the chance of what happened and *a* > 1, it is
/// (*q* / (Σ *p*^*a*)^(1/*a*))^(*a*−1): the spherical score at *a* = 2. Options are counted
/// from 0.
///
/// T. Gneiting, A. E. Raftery, *Journal of the American Statistical Association* 102, 2007,
/// section 4.
///
/// # Errors
///
/// There is no such option, or the exponent is not a finite number above 1.
///
/// # Examples
///
/// ```
/// use scoring::categorical::{Options, pseudospherical};
///
/// let score = pseudospherical(Options::new(&[0.5, 0.5, 0.0])?, 1, 2.0)?;
/// assert!((score - 0.5_f64.sqrt()).abs() < 1e-15);
/// # Ok::<(), scoring::BadInput>(())
/// ```
pub fn pseudospherical(options: Options, happened: usize, exponent: f64) -> Result<f64, BadInput> {
    options.chance_of(happened)?;
    Ok(pseudospherical_of(options.chances(), happened, self::exponent(exponent)?))
}

/// Refuses an exponent at or below 1.
pub(crate) fn exponent(value: f64) -> Result<f64, BadInput> {
    if value > 1.0 && value.is_finite() {
        Ok(value)
    } else {
        Err(BadInput::OutOfRange { row: 1, what: "the exponent", value, allowed: "above 1" })
    }
}

pub(crate) fn power_of(chances: &[f64], happened: usize, exponent: f64) -> f64 {
    let spread = (exponent - 1.0) * sum_of_powers(chances, exponent);
    // Rounding must not take a perfect forecast below the best that there is.
    (1.0 - exponent * chances[happened].powf(exponent - 1.0) + spread).max(0.0)
}

pub(crate) fn pseudospherical_of(chances: &[f64], happened: usize, exponent: f64) -> f64 {
    let length = sum_of_powers(chances, exponent).powf(exponent.recip());
    (chances[happened] / length).powf(exponent - 1.0)
}

fn sum_of_powers(chances: &[f64], exponent: f64) -> f64 {
    chances.iter().map(|chance| chance.powf(exponent)).collect::<Sum>().value()
}
