//! Skill: how much of a reference's loss a forecaster avoids.

use std::cmp::Ordering;

/// How much better a mean score is than that of a reference; higher is better, 1 is perfect, 0
/// is no better than the reference, below 0 is worse.
///
/// It is 1 − *S* / *S*ref, for scores by one rule whose best value is 0. Returns `None` where
/// the reference scores 0, as always saying what happens on questions that all end alike does:
/// nothing can be avoided there, and the ratio has no meaning.
///
/// # Examples
///
/// ```
/// use scoring::skill;
///
/// assert_eq!(skill(0.125, 0.25), Some(0.5));
/// assert_eq!(skill(0.1, 0.0), None);
/// ```
pub fn skill(score: f64, reference: f64) -> Option<f64> {
    (reference.partial_cmp(&0.0) == Some(Ordering::Greater)).then(|| 1.0 - score / reference)
}
