//! Murphy's decomposition of the Brier score over bins, with the terms within bins that make it
//! add up.

use serde::Serialize;

use super::binning::{Binning, Means, bins, means, total_weight};
use super::pool::Group;
use crate::numeric::Sum;
use crate::{BadInput, Cases, Rule};

/// What a mean Brier score is made of, with the binning that the parts depend on.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Murphy {
    /// The binning.
    pub binning: Binning,
    /// The mean Brier score, (*p* − *y*)².
    pub brier: f64,
    /// How far the mean forecasts of the bins are from what happened; lower is better.
    pub reliability: f64,
    /// How far what happened in the bins is from the base rate; higher is better.
    pub resolution: f64,
    /// What always saying the base rate would have scored.
    pub uncertainty: f64,
    /// How far forecasts differ within bins.
    pub within_variance: f64,
    /// How far outcomes go with the forecasts within bins.
    pub within_covariance: f64,
}

/// Decomposes the mean Brier score over bins.
///
/// BS = REL − RES + UNC + WBV − WBC, with *p*ₖ and *y*ₖ the mean forecast and the share of yes in
/// bin *k*, and *ȳ* the base rate: reliability REL is the weighted mean of (*p*ₖ − *y*ₖ)²,
/// resolution RES that of (*y*ₖ − *ȳ*)², uncertainty UNC = *ȳ* (1 − *ȳ*), within-bin variance
/// WBV the mean of (*p* − *p*ₖ)² and within-bin covariance WBC the mean of
/// 2 (*p* − *p*ₖ)(*y* − *y*ₖ). With [`Binning::Distinct`] the last two are 0 and the rest is
/// what Murphy wrote down; with any other binning his three terms alone do not add up.
///
/// Returns `None` where there are no rows.
///
/// A. H. Murphy, "A new vector partition of the probability score", *Journal of Applied
/// Meteorology* 12, 1973; D. B. Stephenson, C. A. S. Coelho, I. T. Jolliffe, "Two extra
/// components in the Brier score decomposition", *Weather and Forecasting* 23, 2008.
///
/// # Errors
///
/// The binning has no bins.
///
/// # Examples
///
/// ```
/// use scoring::Cases;
/// use scoring::calibration::{Binning, murphy};
///
/// let cases = Cases::new(&[0.25, 0.25, 0.75, 0.75], &[false, false, false, true])?;
/// let parts = murphy(&cases, Binning::Distinct)?.unwrap();
/// // 0.1875 is 0.0625 − 0.0625 + 0.1875.
/// assert_eq!((parts.brier, parts.reliability, parts.resolution, parts.uncertainty), (0.1875, 0.0625, 0.0625, 0.1875));
/// # Ok::<(), scoring::BadInput>(())
/// ```
pub fn murphy(cases: &Cases, binning: Binning) -> Result<Option<Murphy>, BadInput> {
    let bins = bins(cases, binning)?;
    if bins.is_empty() {
        return Ok(None);
    }
    let summaries: Vec<Means> = bins.iter().map(|bin| means(bin)).collect();
    let whole = total_weight(&summaries);
    let mean = |term: &dyn Fn(&Means) -> f64| {
        let terms = summaries.iter().map(|bin| bin.weight * term(bin));
        terms.collect::<Sum>().value() / whole
    };
    let within = |term: &dyn Fn(&Group, &Means) -> f64| {
        let held = bins.iter().zip(&summaries);
        let terms = held.flat_map(|(bin, means)| bin.iter().map(move |group| term(group, means)));
        terms.collect::<Sum>().value() / whole
    };
    let base = mean(&|bin| bin.observed);
    Ok(Some(Murphy {
        binning,
        brier: within(&|group, _| {
            let no = group.weight - group.yes;
            group.yes * Rule::Brier.of(group.forecast, true)
                + no * Rule::Brier.of(group.forecast, false)
        }),
        reliability: mean(&|bin| (bin.forecast - bin.observed).powi(2)),
        resolution: mean(&|bin| (bin.observed - base).powi(2)),
        uncertainty: base * (1.0 - base),
        within_variance: within(&|group, bin| {
            group.weight * (group.forecast - bin.forecast).powi(2)
        }),
        within_covariance: within(&|group, bin| {
            let above = group.yes - group.weight * bin.observed;
            2.0 * (group.forecast - bin.forecast) * above
        }),
    }))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn nothing_has_no_parts_and_no_bins_are_refused() {
        let none = Cases::new(&[], &[]).unwrap();
        assert_eq!(murphy(&none, Binning::Distinct), Ok(None));
        assert!(murphy(&none, Binning::EqualWidth(0)).is_err());
    }

    proptest! {
        #[test]
        fn the_parts_add_up_with_any_binning(
            rows in prop::collection::vec((0.0..=1.0, any::<bool>(), 0.0..3.0), 1..100),
            count in 1_u32..30,
        ) {
            let forecasts: Vec<f64> = rows.iter().map(|row| row.0).collect();
            let outcomes: Vec<bool> = rows.iter().map(|row| row.1).collect();
            let weights: Vec<f64> = rows.iter().map(|row| row.2 + 0.01).collect();
            let cases = Cases::new(&forecasts, &outcomes).unwrap();
            for cases in [cases, cases.weighted(&weights).unwrap()] {
                for binning in [Binning::EqualWidth(count), Binning::EqualWeight(count), Binning::Distinct] {
                    let parts = murphy(&cases, binning).unwrap().unwrap();
                    let sum = parts.reliability - parts.resolution + parts.uncertainty
                        + parts.within_variance - parts.within_covariance;
                    prop_assert!((sum - parts.brier).abs() < 1e-13, "{parts:?}");
                }
            }
        }
    }
}
