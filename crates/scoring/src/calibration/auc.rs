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
    let groups = groups(cases);
    let yes = groups.iter().map(|group| group.yes).collect::<Sum>().value();
    let no = groups.iter().map(|group| group.weight - group.yes).collect::<Sum>().value();
    if yes <= 0.0 || no <= 0.0 {
        return None;
    }
    let (mut right, mut below) = (Sum::default(), Sum::default());
    for group in groups {
        let here = (group.weight - group.yes) / no;
        right = right.plus(group.yes / yes * (below.value() + here / 2.0));
        below = below.plus(here);
    }
    Some(right.value())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn only_the_proportions_of_weights_matter() {
        let cases = Cases::new(&[0.2, 0.4, 0.4, 0.9], &[false, true, false, true]).unwrap();
        let area =
            |scale: f64| auc(&cases.weighted(&[1.0, 2.0, 3.0, 4.0].map(|it| it * scale)).unwrap());
        for scale in [1e-200, 1e200] {
            assert!((area(scale).unwrap() - area(1.0).unwrap()).abs() < 1e-14);
        }
    }

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
