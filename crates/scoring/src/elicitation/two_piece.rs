//! The two-piece normal distribution, for what is skewed.

use super::fit::{Distance, Fit, at_least, nearest};
use super::fit_normal;
use crate::BadInput;
use crate::continuous::{QuantileForecast, TwoPieceNormal};

/// Fits a two-piece normal distribution, which can be skewed, to at least three quantiles by
/// least squares over values or shares.
///
/// # Errors
///
/// There are fewer than three quantiles, or all have the same value.
///
/// # Examples
///
/// ```
/// use scoring::continuous::QuantileForecast;
/// use scoring::elicitation::{Distance, fit_two_piece_normal};
///
/// let given = QuantileForecast::new(&[0.1, 0.5, 0.9], &[9.0, 10.0, 11.5])?;
/// let fit = fit_two_piece_normal(given, Distance::Shares)?;
/// let (below, above) = fit.distribution.deviations();
/// assert!(fit.largest_misfit() < 1e-9 && below < above);
/// # Ok::<(), scoring::BadInput>(())
/// ```
pub fn fit_two_piece_normal(
    quantiles: QuantileForecast,
    distance: Distance,
) -> Result<Fit<TwoPieceNormal>, BadInput> {
    at_least(3, quantiles)?;
    let even = fit_normal(quantiles, Distance::Values)?.distribution;
    let (mean, deviation) = (even.mean(), even.deviation());
    let starts = [[0.0, 0.0, 0.0], [-0.8, -1.0, 0.5], [0.8, 0.5, -1.0]];
    nearest(quantiles, distance, &starts, |[moved, below, above]| {
        let mode = mean + deviation * moved;
        TwoPieceNormal::new(mode, deviation * below.exp(), deviation * above.exp())
    })
}
