//! The Brier score over all options, as Brier wrote it.

use super::Options;
use crate::BadInput;
use crate::numeric::Sum;

/// Scores a forecast of several options. 0 is perfect, 2 is worst; lower is better.
///
/// With *p* the chances and *o* 1 for what happened and 0 for the rest, it is Σ (*p* − *o*)².
/// For two options that is twice [`crate::brier()`]. Options are counted from 0.
///
/// G. W. Brier, "Verification of forecasts expressed in terms of probability", *Monthly Weather
/// Review* 78, 1950.
///
/// # Errors
///
/// There is no such option.
///
/// # Examples
///
/// ```
/// use scoring::categorical::{Options, brier};
///
/// let score = brier(Options::new(&[0.25, 0.25, 0.5])?, 2)?;
/// assert_eq!(score, 0.375);
/// # Ok::<(), scoring::BadInput>(())
/// ```
pub fn brier(options: Options, happened: usize) -> Result<f64, BadInput> {
    options.chance_of(happened)?;
    let distance = |(option, chance): (usize, &f64)| {
        let outcome = f64::from(u8::from(option == happened));
        (chance - outcome).powi(2)
    };
    Ok(options.chances().iter().enumerate().map(distance).collect::<Sum>().value())
}
