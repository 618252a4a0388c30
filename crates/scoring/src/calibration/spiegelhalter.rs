//! Spiegelhalter's test: whether the Brier score is what calibrated forecasts would get.

use serde::Serialize;

use crate::Cases;
use crate::numeric::{Sum, normal_cdf};

/// How far the Brier score is from what calibrated forecasts would get.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Spiegelhalter {
    /// The distance in standard deviations; above 0 the score is worse than expected, below 0
    /// better.
    pub statistic: f64,
    /// How often calibrated forecasts would be as far off in either direction: two-sided.
    pub p_value: f64,
}

/// Tests whether forecasts are calibrated.
///
/// *Z* = Σ *w* (*y* − *p*)(1 − 2*p*) / √Σ *w*² (1 − 2*p*)² *p* (1 − *p*), which is standard normal
/// for many calibrated forecasts, and the two-sided *p* value is 2 Φ(−|*Z*|): forecasts that do
/// better than they claim are miscalibrated too. Returns `None` where nothing can be tested,
/// because there are no rows or all forecasts are 0, 1/2 or 1.
///
/// D. J. Spiegelhalter, "Probabilistic prediction in patient management and clinical trials",
/// *Statistics in Medicine* 5, 1986.
///
/// # Examples
///
/// ```
/// use scoring::Cases;
/// use scoring::calibration::spiegelhalter;
///
/// // Ten times 90% that never came true: ten times −0.9 · −0.8, over √(10 · 0.64 · 0.09).
/// let test = spiegelhalter(&Cases::new(&[0.9; 10], &[false; 10])?).unwrap();
/// assert!((test.statistic - 7.2 / 0.576_f64.sqrt()).abs() < 1e-12);
/// assert!(test.p_value < 1e-20);
/// # Ok::<(), scoring::BadInput>(())
/// ```
pub fn spiegelhalter(cases: &Cases) -> Option<Spiegelhalter> {
    // Only the proportions of the weights matter, and their squares should not vanish.
    let largest = cases.rows().map(|(.., weight)| weight).fold(0.0, f64::max);
    let (mut distance, mut variance) = (Sum::default(), Sum::default());
    for (forecast, happened, weight) in cases.rows() {
        let lean = weight / largest * (1.0 - 2.0 * forecast);
        let miss = if happened { 1.0 - forecast } else { -forecast };
        distance = distance.plus(miss * lean);
        variance = variance.plus(lean * lean * forecast * (1.0 - forecast));
    }
    if variance.value() <= 0.0 {
        return None;
    }
    let statistic = distance.value() / variance.value().sqrt();
    Some(Spiegelhalter { statistic, p_value: 2.0 * normal_cdf(-statistic.abs()) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn certain_and_even_forecasts_cannot_be_tested() {
        for forecasts in [&[][..], &[0.0, 1.0], &[0.5, 0.5]] {
            let outcomes = vec![true; forecasts.len()];
            assert_eq!(spiegelhalter(&Cases::new(forecasts, &outcomes).unwrap()), None);
        }
    }
}
