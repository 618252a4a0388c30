//! Two families of scores, each with the Brier or the spherical score in its middle and the
//! log score at its end.

use domain::{Probability, Resolution};

use crate::BadInput;
use crate::categorical::family;
use crate::outcome::happened;

/// The power score of one forecast of a yes-or-no question; lower is better, 0 is perfect.
///
/// With *q* the chance given to what happened and *a* > 1, it is
/// 1 − *a* *q*^(*a*−1) + (*a* − 1)(*p*^*a* + (1 − *p*)^*a*). At *a* = 2 it is the two-class
/// Brier score; a larger *a* cares more for what was held to be likely.
///
/// Returns `None` for an annulled and for an ambiguous question.
///
/// T. Gneiting, A. E. Raftery, *Journal of the American Statistical Association* 102, 2007,
/// section 4, with the sign turned and its best value moved to 0.
///
/// # Errors
///
/// The exponent is not a finite number above 1.
///
/// # Examples
///
/// ```
/// use domain::{Probability, Resolution};
/// use scoring::power;
///
/// let forecast = Probability::new(0.8)?;
/// let score = power(forecast, &Resolution::Yes, 2.0)?.unwrap();
/// assert!((score - 2.0 * 0.2 * 0.2).abs() < 1e-15);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn power(
    forecast: Probability,
    resolution: &Resolution,
    exponent: f64,
) -> Result<Option<f64>, BadInput> {
    let exponent = family::exponent(exponent)?;
    let score = |yes: bool| family::power_of(&both(forecast), usize::from(!yes), exponent);
    Ok(happened(resolution).map(score))
}

/// The pseudospherical score of one forecast of a yes-or-no question; higher is better, 1 is
/// perfect, 0 is worst.
///
/// With *q* the chance given to what happened and *a* > 1, it is
/// (*q* / (*p*^*a* + (1 − *p*)^*a*)^(1/*a*))^(*a*−1). At *a* = 2 it is the spherical score.
///
/// Returns `None` for an annulled and for an ambiguous question.
///
/// T. Gneiting, A. E. Raftery, *Journal of the American Statistical Association* 102, 2007,
/// section 4.
///
/// # Errors
///
/// The exponent is not a finite number above 1.
///
/// # Examples
///
/// ```
/// use domain::{Probability, Resolution};
/// use scoring::{pseudospherical, spherical};
///
/// let forecast = Probability::new(0.8)?;
/// let score = pseudospherical(forecast, &Resolution::Yes, 2.0)?.unwrap();
/// assert!((score - spherical(forecast, &Resolution::Yes).unwrap()).abs() < 1e-15);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn pseudospherical(
    forecast: Probability,
    resolution: &Resolution,
    exponent: f64,
) -> Result<Option<f64>, BadInput> {
    let exponent = family::exponent(exponent)?;
    let score =
        |yes: bool| family::pseudospherical_of(&both(forecast), usize::from(!yes), exponent);
    Ok(happened(resolution).map(score))
}

/// The chances of yes and of no.
fn both(forecast: Probability) -> [f64; 2] {
    [forecast.value(), 1.0 - forecast.value()]
}
