//! Pools that take a mean on another scale: log-odds, logarithms, normal quantiles.

use super::Forecasts;
use crate::BadInput;
use crate::numeric::{log_odds, logistic, normal_cdf, normal_quantile};

/// The mean of the log-odds, as a probability: the geometric mean of the odds.
///
/// It is 1 / (1 + *e*^−*m*), with *m* the weighted mean of ln(*p* / (1 − *p*)). A forecast of 0
/// or 1 decides it alone.
///
/// R. F. Bordley, "A multiplicative formula for aggregating probability assessments",
/// *Management Science* 28, 1982.
///
/// # Errors
///
/// Somebody says 0 and somebody says 1.
///
/// # Examples
///
/// ```
/// use scoring::pooling::{Forecasts, mean_log_odds};
///
/// assert_eq!(mean_log_odds(Forecasts::new(&[0.2, 0.8])?)?, 0.5);
/// assert_eq!(mean_log_odds(Forecasts::new(&[0.2, 0.0])?)?, 0.0);
/// assert!(mean_log_odds(Forecasts::new(&[1.0, 0.0])?).is_err());
/// # Ok::<(), scoring::BadInput>(())
/// ```
pub fn mean_log_odds(forecasts: Forecasts) -> Result<f64, BadInput> {
    Ok(logistic(mean_of_log_odds(forecasts)?))
}

/// The weighted mean of ln(*p* / (1 − *p*)).
pub(crate) fn mean_of_log_odds(forecasts: Forecasts) -> Result<f64, BadInput> {
    refuse_contradiction(forecasts)?;
    Ok(forecasts.mean_of(log_odds))
}

/// The mean of the normal quantiles of the forecasts, as a probability.
///
/// It is Φ of the weighted mean of Φ⁻¹(*p*). A forecast of 0 or 1 decides it alone.
///
/// V. A. Satopää, R. Pemantle, L. H. Ungar, "Modeling probability forecasts via information
/// diversity", *Journal of the American Statistical Association* 111, 2016.
///
/// # Errors
///
/// Somebody says 0 and somebody says 1.
///
/// # Examples
///
/// ```
/// use scoring::pooling::{Forecasts, mean_probit};
///
/// let pooled = mean_probit(Forecasts::new(&[0.7, 0.8, 0.9])?)?;
/// assert!((pooled - 0.8113).abs() < 1e-4);
/// # Ok::<(), scoring::BadInput>(())
/// ```
pub fn mean_probit(forecasts: Forecasts) -> Result<f64, BadInput> {
    refuse_contradiction(forecasts)?;
    Ok(normal_cdf(forecasts.mean_of(normal_quantile)))
}

/// The geometric means of the chances of yes and of no, from which a probability is made by
/// dividing the first by their sum.
///
/// Undivided they add up to less than 1, unless all agree; Metaculus's peer score measures
/// against them as they are. Divided they are [`mean_log_odds()`].
///
/// # Errors
///
/// Somebody says 0 and somebody says 1.
///
/// # Examples
///
/// ```
/// use scoring::pooling::{Forecasts, geometric};
///
/// let (yes, no) = geometric(Forecasts::new(&[0.7, 0.8, 0.9])?)?;
/// assert!((yes - 0.79581144).abs() < 1e-8 && (no - 0.18171206).abs() < 1e-8);
/// # Ok::<(), scoring::BadInput>(())
/// ```
pub fn geometric(forecasts: Forecasts) -> Result<(f64, f64), BadInput> {
    refuse_contradiction(forecasts)?;
    let yes = forecasts.mean_of(f64::ln).exp();
    let no = forecasts.mean_of(|forecast| (-forecast).ln_1p()).exp();
    Ok((yes, no))
}

/// Certainties on both sides have no mean on these scales.
fn refuse_contradiction(forecasts: Forecasts) -> Result<(), BadInput> {
    let row_of = |certainty: f64| {
        let sure = |(_, forecast, _): &(usize, f64, f64)| forecast.total_cmp(&certainty).is_eq();
        forecasts.rows().find(sure).map(|(row, ..)| row)
    };
    // Minus zero is a zero too.
    match (row_of(0.0).or_else(|| row_of(-0.0)), row_of(1.0)) {
        (Some(no_row), Some(yes_row)) => Err(BadInput::Contradiction { no_row, yes_row }),
        _ => Ok(()),
    }
}
