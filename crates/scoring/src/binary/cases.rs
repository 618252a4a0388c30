//! The mean score of cases, whose rows may count differently.

use super::summary::Mean;
use crate::numeric::Sum;
use crate::{Cases, Rule};

/// The mean score of cases by a rule, each row as much as it weighs.
///
/// With weights *w*ᵢ and scores *s*ᵢ it is Σ *w*ᵢ *s*ᵢ / Σ *w*ᵢ. Rows of no weight change nothing,
/// not even where their score is infinite, and are not counted. Returns `None` where there are no
/// rows.
///
/// # Examples
///
/// ```
/// use scoring::{Cases, Rule, mean_score_of_cases};
///
/// let cases = Cases::new(&[0.5, 1.0], &[false, true])?.weighted(&[3.0, 1.0])?;
/// assert_eq!(mean_score_of_cases(Rule::Brier, &cases).unwrap().value, 0.1875);
/// # Ok::<(), scoring::BadInput>(())
/// ```
pub fn mean_score_of_cases(rule: Rule, cases: &Cases) -> Option<Mean> {
    let (mut sum, mut total) = (Sum::default(), Sum::default());
    let (mut count, mut infinite) = (0, 0);
    // Only the proportions of the weights matter, and no product should overflow.
    let largest = cases.rows().map(|(.., weight)| weight).fold(0.0, f64::max);
    for (forecast, happened, weight) in cases.rows().filter(|(.., weight)| *weight > 0.0) {
        let score = rule.of(forecast, happened);
        let share = weight / largest;
        count += 1;
        if score.is_infinite() {
            infinite += 1;
        }
        sum = sum.plus(if score.is_infinite() { score } else { share * score });
        total = total.plus(share);
    }
    (count > 0).then(|| Mean { rule, value: sum.value() / total.value(), count, infinite })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mean_score;

    #[test]
    fn without_weights_it_is_the_plain_mean() {
        let (forecasts, outcomes) = ([0.1, 0.7, 0.7, 1.0], [false, true, false, true]);
        let cases = Cases::new(&forecasts, &outcomes).unwrap();
        for rule in Rule::ALL {
            let plain = mean_score(rule, &forecasts, &outcomes).unwrap().unwrap();
            let weighted = mean_score_of_cases(rule, &cases).unwrap();
            assert!((plain.value - weighted.value).abs() <= 1e-15 * plain.value.abs());
            assert_eq!((plain.count, plain.infinite), (weighted.count, weighted.infinite));
        }
    }

    #[test]
    fn a_row_of_no_weight_changes_nothing() {
        let cases = Cases::new(&[0.0, 0.5], &[true, true]).unwrap();
        let left_out = cases.weighted(&[0.0, 1.0]).unwrap();
        let mean = mean_score_of_cases(Rule::LogBits, &left_out).unwrap();
        assert_eq!((mean.value, mean.count, mean.infinite), (1.0, 1, 0));
        let counted = mean_score_of_cases(Rule::LogBits, &cases).unwrap();
        assert_eq!((counted.value, counted.count, counted.infinite), (f64::INFINITY, 2, 1));
    }

    #[test]
    fn huge_and_tiny_weights_are_weighed_by_their_proportions() {
        for scale in [1e-300, 1e300] {
            let weights = [3.0 * scale, scale];
            let cases = Cases::new(&[0.5, 1.0], &[false, true]).unwrap();
            let mean = mean_score_of_cases(Rule::Brier, &cases.weighted(&weights).unwrap());
            assert!((mean.unwrap().value - 0.1875).abs() < 1e-15);
        }
    }
}
