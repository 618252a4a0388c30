//! The spherical score of several options.

use super::Options;
use crate::BadInput;
use crate::numeric::Sum;

/// Scores a forecast of several options. 1 is perfect, 0 is worst; higher is better.
///
/// It is *q* / √(Σ *p*²), with *q* the chance of what happened. Options are counted from 0.
///
/// T. Gneiting, A. E. Raftery, *Journal of the American Statistical Association* 102, 2007,
/// section 4.
///
/// # Errors
///
/// There is no such option.
///
/// # Examples
///
/// ```
/// use scoring::categorical::{Options, spherical};
///
/// let score = spherical(Options::new(&[0.5, 0.5, 0.0])?, 1)?;
/// assert!((score - 0.5_f64.sqrt()).abs() < 1e-15);
/// # Ok::<(), scoring::BadInput>(())
/// ```
pub fn spherical(options: Options, happened: usize) -> Result<f64, BadInput> {
    let chance = options.chance_of(happened)?;
    let squares = options.chances().iter().map(|chance| chance * chance);
    Ok(chance / squares.collect::<Sum>().value().sqrt())
}
