//! Scores of options that have an order, where a near miss costs less than a far one.

use super::Options;
use crate::BadInput;
use crate::numeric::{Sum, number};

/// The ranked probability score. 0 is perfect, one less than the options is worst; lower is
/// better.
///
/// With *F* the chance of an option or a lower one, and *H* 1 from what happened upward, it is
/// Σ (*F* − *H*)² over all options but the last. Options are counted from 0.
///
/// E. S. Epstein, "A scoring system for probability forecasts of ranked categories", *Journal
/// of Applied Meteorology* 8, 1969.
///
/// # Errors
///
/// There is no such option.
///
/// # Examples
///
/// ```
/// use scoring::categorical::{Options, ranked_probability_score};
///
/// let thirds = Options::new(&[0.25, 0.5, 0.25])?;
/// assert_eq!(ranked_probability_score(thirds, 1)?, 0.125);
/// assert_eq!(ranked_probability_score(thirds, 2)?, 0.625);
/// # Ok::<(), scoring::BadInput>(())
/// ```
pub fn ranked_probability_score(options: Options, happened: usize) -> Result<f64, BadInput> {
    let score = |(below, reached): (f64, bool)| (below - f64::from(u8::from(reached))).powi(2);
    Ok(splits(options, happened)?.map(score).collect::<Sum>().value())
}

/// The ranked probability score over the number of splits, from 0 to 1; lower is better.
///
/// It is [`ranked_probability_score()`] over *K* − 1 for *K* options, and so comparable between
/// questions with different numbers of options.
///
/// # Errors
///
/// There is no such option.
///
/// # Examples
///
/// ```
/// use scoring::categorical::{Options, ranked_probability_score_normalized};
///
/// let thirds = Options::new(&[0.25, 0.5, 0.25])?;
/// assert_eq!(ranked_probability_score_normalized(thirds, 1)?, 0.0625);
/// # Ok::<(), scoring::BadInput>(())
/// ```
pub fn ranked_probability_score_normalized(
    options: Options,
    happened: usize,
) -> Result<f64, BadInput> {
    let splits = number(options.chances().len() - 1);
    Ok(ranked_probability_score(options, happened)? / splits)
}

/// The ranked log score, in nats. 0 is perfect, there is no worst; lower is better.
///
/// With *F* as in [`ranked_probability_score()`], it is the sum over all options but the last
/// of −ln *F* where *F* counts what happened, and of −ln(1 − *F*) below it. Options are counted
/// from 0.
///
/// # Errors
///
/// There is no such option.
///
/// # Examples
///
/// ```
/// use scoring::categorical::{Options, ranked_log_score};
///
/// let score = ranked_log_score(Options::new(&[0.5, 0.25, 0.25])?, 0)?;
/// assert!((score - (2_f64.ln() + (4.0_f64 / 3.0).ln())).abs() < 1e-15);
/// # Ok::<(), scoring::BadInput>(())
/// ```
pub fn ranked_log_score(options: Options, happened: usize) -> Result<f64, BadInput> {
    let score =
        |(below, reached): (f64, bool)| 0.0 - if reached { below.ln() } else { (-below).ln_1p() };
    Ok(splits(options, happened)?.map(score).collect::<Sum>().value())
}

/// For each split of the options in lower and higher: the chance of the lower ones, and whether
/// what happened is among them.
fn splits(
    options: Options<'_>,
    happened: usize,
) -> Result<impl Iterator<Item = (f64, bool)> + '_, BadInput> {
    options.chance_of(happened)?;
    let lower = &options.chances()[..options.chances().len() - 1];
    let mut below = 0.0;
    Ok(lower.iter().enumerate().map(move |(option, chance)| {
        // Rounding must not take a sum of chances past certainty.
        below = f64::min(below + chance, 1.0);
        (below, happened <= option)
    }))
}
