//! The Murphy diagram: how forecasts fare at every threshold at which somebody might act.

use serde::Serialize;

use super::pool::groups;
use crate::cases::check_probabilities;
use crate::numeric::Sum;
use crate::{BadInput, Cases};

/// The mean elementary score at one threshold; lower is better, 0 is perfect.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Elementary {
    /// The threshold.
    pub threshold: f64,
    /// What comes of forecasts at or below the threshold of what happened.
    pub under: f64,
    /// What comes of forecasts above the threshold of what did not happen.
    pub over: f64,
}

impl Elementary {
    /// The whole score.
    pub fn total(&self) -> f64 {
        self.under + self.over
    }
}

/// The mean elementary scores at some thresholds, in their order.
///
/// At threshold *θ* a forecast *p* scores (1 − *θ*)/2 if it is ≤ *θ* and yes happened, *θ*/2 if it
/// is > *θ* and no did, and else 0. Somebody who loses *θ* by acting in vain and 1 − *θ* by not
/// acting in time loses twice this. Every proper score is a mixture of these, the Brier score four
/// times their area; one forecaster beats another by all proper scores if its curve lies below
/// everywhere. Takes (*n* + *m*) log *n* steps. Returns `None` where there are no rows.
///
/// W. Ehm, T. Gneiting, A. Jordan, F. Krüger, "Of quantiles and expectiles: consistent scoring
/// functions, Choquet representations and forecast rankings", *Journal of the Royal Statistical
/// Society B* 78, 2016.
///
/// # Errors
///
/// A threshold is no number from 0 to 1; thresholds are counted as rows.
///
/// # Examples
///
/// ```
/// use scoring::Cases;
/// use scoring::calibration::murphy_diagram;
///
/// let cases = Cases::new(&[0.25, 0.75], &[true, false])?;
/// let diagram = murphy_diagram(&cases, &[0.5])?.unwrap();
/// assert_eq!((diagram[0].under, diagram[0].over, diagram[0].total()), (0.125, 0.125, 0.25));
/// # Ok::<(), scoring::BadInput>(())
/// ```
pub fn murphy_diagram(
    cases: &Cases,
    thresholds: &[f64],
) -> Result<Option<Vec<Elementary>>, BadInput> {
    check_probabilities(thresholds, 1)?;
    let groups = groups(cases);
    if groups.is_empty() {
        return Ok(None);
    }
    let weight = groups.iter().map(|group| group.weight).collect::<Sum>().value();
    // What the yeses weigh up to each forecast, and what the noes weigh from each one on.
    let yes = running(groups.iter().map(|group| group.yes));
    let mut no = running(groups.iter().rev().map(|group| group.weight - group.yes));
    no.reverse();
    let elementary = |&threshold: &f64| {
        let first_above = groups.partition_point(|group| group.forecast <= threshold);
        Elementary {
            threshold,
            under: (1.0 - threshold) * yes[first_above] / weight / 2.0,
            over: threshold * no[first_above] / weight / 2.0,
        }
    };
    Ok(Some(thresholds.iter().map(elementary).collect()))
}

/// The sums of no term, of the first, of the first two, and so on.
fn running(terms: impl Iterator<Item = f64>) -> Vec<f64> {
    let mut sum = Sum::default();
    let later = terms.map(|term| {
        sum = sum.plus(term);
        sum.value()
    });
    std::iter::once(0.0).chain(later).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{Rule, mean_score};

    proptest! {
        #[test]
        fn the_brier_score_is_four_times_the_area(
            rows in prop::collection::vec((0.0..=1.0, any::<bool>()), 1..50),
        ) {
            let (forecasts, outcomes): (Vec<f64>, Vec<bool>) = rows.into_iter().unzip();
            let cases = Cases::new(&forecasts, &outcomes).unwrap();
            let mut edges = forecasts.clone();
            edges.extend([0.0, 1.0]);
            edges.sort_by(f64::total_cmp);
            // Between two forecasts the curve is a line, so its middle gives its area.
            let middles: Vec<f64> = edges.windows(2).map(|pair| f64::midpoint(pair[0], pair[1])).collect();
            let diagram = murphy_diagram(&cases, &middles).unwrap().unwrap();
            let widths = edges.windows(2).map(|pair| pair[1] - pair[0]);
            let area: f64 = diagram.iter().zip(widths).map(|(one, width)| one.total() * width).sum();
            let brier = mean_score(Rule::Brier, &forecasts, &outcomes).unwrap().unwrap().value;
            prop_assert!((4.0 * area - brier).abs() < 1e-12);
        }
    }
}
