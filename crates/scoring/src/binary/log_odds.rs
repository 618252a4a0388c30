//! Scores of forecasts given as log-odds, which lose nothing near certainty.

/// The Brier score of a forecast given as log-odds ln(*p* / (1 − *p*)); lower is better.
///
/// The distance from what happened is 1 / (1 + *e*^*x*), with *x* the log-odds of what
/// happened, so that a forecast as near to certainty as 1 − 10⁻³⁰ keeps its digits. Log-odds
/// that are no number give no number; infinite ones are certainty.
///
/// # Examples
///
/// ```
/// use scoring::brier_of_log_odds;
///
/// assert_eq!(brier_of_log_odds(0.0, true), 0.25);
/// assert_eq!(brier_of_log_odds(f64::INFINITY, true), 0.0);
/// ```
pub fn brier_of_log_odds(log_odds: f64, happened: bool) -> f64 {
    let toward = if happened { log_odds } else { -log_odds };
    (1.0 / (1.0 + toward.exp())).powi(2)
}

/// The log score, in nats, of a forecast given as log-odds; lower is better, 0 is perfect.
///
/// It is ln(1 + *e*^−*x*), with *x* the log-odds of what happened.
///
/// # Examples
///
/// ```
/// use scoring::log_score_of_log_odds;
///
/// assert_eq!(log_score_of_log_odds(0.0, false), 2_f64.ln());
/// assert_eq!(log_score_of_log_odds(-800.0, true), 800.0);
/// ```
pub fn log_score_of_log_odds(log_odds: f64, happened: bool) -> f64 {
    let toward = if happened { log_odds } else { -log_odds };
    if toward > 0.0 { (-toward).exp().ln_1p() } else { toward.exp().ln_1p() - toward }
}
