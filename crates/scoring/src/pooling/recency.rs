//! Weights by the age of a forecast and by who made it, as Metaculus takes them.

use crate::BadInput;
use crate::bad_input::{finite, positive};
use crate::numeric::number;

/// Weights of the latest forecasts of a question's forecasters, from the oldest to the newest.
///
/// Of *n* forecasts the *i*-th weighs *e*^(√*i* − √*n*), and all weigh 1 if there are one or
/// two. With [`super::median()`] this is Metaculus's recency-weighted community prediction.
///
/// # Examples
///
/// ```
/// use scoring::pooling::recency_weights;
///
/// assert_eq!(recency_weights(2), [1.0, 1.0]);
/// let weights = recency_weights(3);
/// assert!((weights[0] - 0.4809).abs() < 1e-4 && weights[2] == 1.0);
/// ```
pub fn recency_weights(count: usize) -> Vec<f64> {
    if count <= 2 {
        return vec![1.0; count];
    }
    let newest = number(count).sqrt();
    (1..=count).map(|place| (number(place).sqrt() - newest).exp()).collect()
}

/// The weight of a forecast by its age and its forecaster's past peer scores, as in Metaculus's
/// single aggregation.
///
/// With *d* = *e*^−*age*, the age in lengths of the question from its opening to its scheduled
/// close, and *r* = max(Σ scores / (30 + Σ coverage), 10⁻⁶), it is (√*d* √*r*)⁶ = (*d r*)³.
///
/// # Errors
///
/// The age or the coverage is negative, or a number is not finite.
///
/// # Examples
///
/// ```
/// use scoring::pooling::reputation_weight;
///
/// // Peer scores of 60 over a coverage of 30 questions, for a forecast made just now.
/// assert_eq!(reputation_weight(0.0, 60.0, 30.0)?, 1.0);
/// # Ok::<(), scoring::BadInput>(())
/// ```
pub fn reputation_weight(age: f64, scores: f64, coverage: f64) -> Result<f64, BadInput> {
    let not_negative = |what, value: f64| {
        let negative = BadInput::OutOfRange { row: 1, what, value, allowed: "0 or above" };
        if finite(what, 1, value)? >= 0.0 { Ok(value) } else { Err(negative) }
    };
    let decay = (-not_negative("the age", age)?).exp();
    let known = positive("the coverage and 30", 1, 30.0 + not_negative("the coverage", coverage)?)?;
    let reputation = (finite("the sum of scores", 1, scores)? / known).max(1e-6);
    Ok((decay * reputation).powi(3))
}
