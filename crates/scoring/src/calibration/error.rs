//! The calibration error over bins, which is a number only together with its binning.

use serde::Serialize;

use super::binning::{Binning, bins, means, total_weight};
use crate::numeric::Sum;
use crate::{BadInput, Cases};

/// How far bins of forecasts are from what happened.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct CalibrationError {
    /// The binning, without which the numbers say nothing.
    pub binning: Binning,
    /// The weighted mean distance, known as ECE.
    pub expected: f64,
    /// The largest distance, known as MCE.
    pub largest: f64,
}

/// The expected and the largest calibration error; lower is better, 0 is perfect, 1 is worst.
///
/// With *p*ₖ and *y*ₖ the mean forecast and the share of yes in bin *k*, ECE is the weighted mean
/// of |*p*ₖ − *y*ₖ| and MCE the largest of them. Both change with the binning, by more than
/// forecasters usually differ, and both are above 0 for calibrated forecasts, the more so the
/// fewer there are: prefer [`reliability()`](super::reliability()). Returns `None` where there
/// are no rows.
///
/// M. P. Naeini, G. F. Cooper, M. Hauskrecht, "Obtaining well calibrated probabilities using
/// Bayesian binning", *Proceedings of AAAI* 29, 2015.
///
/// # Errors
///
/// The binning has no bins.
///
/// # Examples
///
/// ```
/// use scoring::Cases;
/// use scoring::calibration::{Binning, calibration_error};
///
/// let cases = Cases::new(&[0.25, 0.25, 0.75, 0.75], &[false, false, true, true])?;
/// let error = calibration_error(&cases, Binning::EqualWidth(10))?.unwrap();
/// assert_eq!((error.expected, error.largest), (0.25, 0.25));
/// assert_eq!(error.to_string(), "0.250 over 10 bins of equal width, closed below");
/// # Ok::<(), scoring::BadInput>(())
/// ```
pub fn calibration_error(
    cases: &Cases,
    binning: Binning,
) -> Result<Option<CalibrationError>, BadInput> {
    let summaries: Vec<_> = bins(cases, binning)?.iter().map(|bin| means(bin)).collect();
    if summaries.is_empty() {
        return Ok(None);
    }
    let distances =
        || summaries.iter().map(|bin| (bin.weight, (bin.forecast - bin.observed).abs()));
    let sum = distances().map(|(weight, distance)| weight * distance).collect::<Sum>().value();
    let largest = distances().map(|(_, distance)| distance).fold(0.0, f64::max);
    let expected = sum / total_weight(&summaries);
    Ok(Some(CalibrationError { binning, expected, largest }))
}

impl std::fmt::Display for CalibrationError {
    fn fmt(&self, formatter: &mut std::fmt::Formatter) -> std::fmt::Result {
        write!(formatter, "{:.3} over {}", self.expected, self.binning.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_of_tied_forecasts_does_not_matter() {
        let forecasts = [0.2, 0.2, 0.2, 0.2, 0.8, 0.8];
        let error = |outcomes: &[bool]| {
            let cases = Cases::new(&forecasts, outcomes).unwrap();
            calibration_error(&cases, Binning::EqualWeight(3)).unwrap().unwrap().expected
        };
        let one = error(&[true, false, false, false, true, false]);
        let other = error(&[false, false, false, true, false, true]);
        assert!((one - other).abs() < 1e-16);
    }
}
