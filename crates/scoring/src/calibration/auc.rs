//! The area under the ROC curve: how well forecasts tell yes from no, whatever their level.

use super::pool::groups;
use crate::Cases;
use crate::numeric::Sum;

/// The chance that a question that ended with yes had a higher forecast than one that ended with
/// no, a tie counted half; higher is better, 1 is perfect, 1/2 is chance, 0 is the wrong way
/// round.
///
/// Pairs count with the product of their weights. It says nothing about calibration: halving all
/// forecasts does not change it. Returns `None` where there is no yes or no no.
///
/// J. A. Hanley, B. J. `McNeil`, "The meaning and use of the area under a receiver operating
/// characteristic (ROC) curve", *Radiology* 143, 1982.
///
/// # Examples
///
/// ```
/// use scoring::Cases;
/// use scoring::calibration::auc;
///
/// // Of three pairs of a yes and a no one is right, one is tied, one is wrong.
/// let cases = Cases::new(&[0.2, 0.5, 0.5, 0.9], &[false, true, false, false])?;
/// assert_eq!(auc(&cases), Some(0.5));
/// assert_eq!(auc(&Cases::new(&[0.2, 0.5], &[true, true])?), None);
/// # Ok::<(), scoring::BadInput>(())
/// ```
pub fn auc(cases: &Cases) -> Option<f64> {
    let (mut right, mut below, mut yes) = (Sum::default(), Sum::default(), Sum::default());
    for group in groups(cases) {
        let no = group.weight - group.yes;
        right = right.plus(group.yes * (below.value() + no / 2.0));
        below = below.plus(no);
        yes = yes.plus(group.yes);
    }
    let pairs = yes.value() * below.value();
    (pairs > 0.0).then(|| right.value() / pairs)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn only_the_order_of_forecasts_matters(
            rows in prop::collection::vec((0_u32..=20, any::<bool>()), 2..60),
        ) {
            let (places, outcomes): (Vec<u32>, Vec<bool>) = rows.into_iter().unzip();
            let forecasts: Vec<f64> = places.iter().map(|place| f64::from(*place) / 20.0).collect();
            let squares: Vec<f64> = forecasts.iter().map(|forecast| forecast * forecast).collect();
            let mirrored: Vec<f64> = forecasts.iter().map(|forecast| 1.0 - forecast).collect();
            let area = |forecasts: &[f64]| auc(&Cases::new(forecasts, &outcomes).unwrap());
            prop_assert_eq!(area(&forecasts), area(&squares));
            if let (Some(one), Some(other)) = (area(&forecasts), area(&mirrored)) {
                prop_assert!((one + other - 1.0).abs() < 1e-12);
            }
        }
    }
}
