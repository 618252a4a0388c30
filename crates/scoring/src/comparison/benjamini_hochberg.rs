//! Benjamini and Hochberg's correction: many tests at once.

use crate::BadInput;
use crate::cases::check_probabilities;
use crate::numeric::number;

/// Adjusts the *p* values of many tests so that, of those at or below a level, at most that share
/// is expected to be false: the adjusted values, in the given order.
///
/// The *i*-th smallest of *m* becomes the least *m p*ⱼ/*j* over all *j* ≥ *i*, at most 1. It holds
/// for independent tests and for such that depend on each other positively.
///
/// Y. Benjamini, Y. Hochberg, "Controlling the false discovery rate", *Journal of the Royal
/// Statistical Society B* 57, 1995.
///
/// # Errors
///
/// One is no number from 0 to 1.
///
/// # Examples
///
/// ```
/// use scoring::comparison::benjamini_hochberg;
///
/// let adjusted = benjamini_hochberg(&[0.01, 0.5, 0.02, 0.03])?;
/// assert!((adjusted[0] - 0.04).abs() < 1e-15, "all three small ones share 4 · 0.03/3");
/// assert!((adjusted[3] - 0.04).abs() < 1e-15 && adjusted[1] == 0.5);
/// # Ok::<(), scoring::BadInput>(())
/// ```
pub fn benjamini_hochberg(p_values: &[f64]) -> Result<Vec<f64>, BadInput> {
    check_probabilities(p_values, 1)?;
    let mut order: Vec<usize> = (0..p_values.len()).collect();
    order.sort_by(|one, other| p_values[*one].total_cmp(&p_values[*other]));
    let mut adjusted = vec![1.0; p_values.len()];
    let mut least: f64 = 1.0;
    for (place, &test) in order.iter().enumerate().rev() {
        least = least.min(p_values[test] * (number(p_values.len()) / number(place + 1)));
        adjusted[test] = least;
    }
    Ok(adjusted)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn scipy_agrees() {
        // scipy 1.17.1: false_discovery_control.
        let adjusted = benjamini_hochberg(&[0.05, 0.001, 0.9, 0.03, 0.03, 0.2]).unwrap();
        let expected = [0.075, 0.006, 0.9, 0.06, 0.06, 0.24];
        for (found, expected) in adjusted.iter().zip(expected) {
            assert!((found - expected).abs() < 1e-15, "{adjusted:?}");
        }
    }

    #[test]
    fn what_is_no_probability_is_refused() {
        assert!(benjamini_hochberg(&[0.5, 1.5]).is_err());
        assert_eq!(benjamini_hochberg(&[]), Ok(Vec::new()));
    }

    proptest! {
        #[test]
        fn adjusting_never_lowers_and_keeps_the_order(
            p_values in prop::collection::vec(0.0..=1.0, 0..50),
        ) {
            let adjusted = benjamini_hochberg(&p_values).unwrap();
            for (one, found) in p_values.iter().zip(&adjusted) {
                prop_assert!(found >= one && *found <= 1.0);
                for (other, also) in p_values.iter().zip(&adjusted) {
                    prop_assert!(one > other || found <= also);
                }
            }
        }
    }
}
