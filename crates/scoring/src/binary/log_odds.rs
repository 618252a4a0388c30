//! Scores of forecasts given as log-odds, which lose nothing near certainty.

use crate::BadInput;

/// The Brier score of a forecast given as log-odds ln(*p* / (1 − *p*)); lower is better.
///
/// The distance from what happened is 1 / (1 + *e*^*x*), with *x* the log-odds of what
/// happened, so that a forecast as near to certainty as 1 − 10⁻³⁰ keeps its digits. Infinite
/// log-odds are certainty.
///
/// # Errors
///
/// The log-odds are no number.
///
/// # Examples
///
/// ```
/// use scoring::brier_of_log_odds;
///
/// assert_eq!(brier_of_log_odds(0.0, true)?, 0.25);
/// assert_eq!(brier_of_log_odds(f64::INFINITY, true)?, 0.0);
/// # Ok::<(), scoring::BadInput>(())
/// ```
pub fn brier_of_log_odds(log_odds: f64, happened: bool) -> Result<f64, BadInput> {
    let toward = toward(log_odds, happened)?;
    Ok((1.0 / (1.0 + toward.exp())).powi(2))
}

/// The log score, in nats, of a forecast given as log-odds; lower is better, 0 is perfect.
///
/// It is ln(1 + *e*^−*x*), with *x* the log-odds of what happened. Infinite
/// log-odds are certainty.
///
/// # Errors
///
/// The log-odds are no number.
///
/// # Examples
///
/// ```
/// use scoring::log_score_of_log_odds;
///
/// assert_eq!(log_score_of_log_odds(0.0, false)?, 2_f64.ln());
/// assert_eq!(log_score_of_log_odds(-800.0, true)?, 800.0);
/// # Ok::<(), scoring::BadInput>(())
/// ```
pub fn log_score_of_log_odds(log_odds: f64, happened: bool) -> Result<f64, BadInput> {
    let toward = toward(log_odds, happened)?;
    Ok(if toward > 0.0 { (-toward).exp().ln_1p() } else { toward.exp().ln_1p() - toward })
}

/// The log-odds of what happened.
fn toward(log_odds: f64, happened: bool) -> Result<f64, BadInput> {
    if log_odds.is_nan() {
        let (what, allowed) = ("the log-odds", "or an infinity");
        return Err(BadInput::OutOfRange { row: 1, what, value: log_odds, allowed });
    }
    Ok(if happened { log_odds } else { -log_odds })
}
