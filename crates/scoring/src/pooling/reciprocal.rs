//! Weights by past skill, shrunk for those of whom little is known.

use crate::BadInput;
use crate::bad_input::finite;
use crate::numeric::{Sum, number};

/// What is known of a forecaster: a mean Brier score over so many ended questions.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Past {
    /// The mean Brier score; 0 is perfect.
    pub mean_score: f64,
    /// Over how many questions.
    pub questions: usize,
}

/// Weights by past skill: one over the mean score, which is shrunk to that of all by as much as
/// little is known.
///
/// With *s* the mean score over *n* questions, *s̄* that of all questions of all, and *k* the
/// `prior` in questions, the shrunken score is (*n s* + *k s̄*) / (*n* + *k*), and the weight its
/// reciprocal; weights add up to 1. Who has no past is weighed as the average. If all were
/// perfect, all weigh the same.
///
/// J. M. Bates, C. W. J. Granger, "The combination of forecasts", *Operational Research
/// Quarterly* 20, 1969, for the reciprocal of the squared error.
///
/// # Errors
///
/// A score is not from 0 to 1, or the prior is not a finite number above 0, or nobody has a
/// past.
///
/// # Examples
///
/// ```
/// use scoring::pooling::{Past, reciprocal_weights};
///
/// let good = Past { mean_score: 0.1, questions: 10 };
/// let bad = Past { mean_score: 0.3, questions: 10 };
/// // The mean of all is 0.2; ten questions of prior take 0.1 to 0.15 and 0.3 to 0.25.
/// let weights = reciprocal_weights(&[good, bad], 10.0)?;
/// assert!((weights[0] - 0.625).abs() < 1e-15 && (weights[1] - 0.375).abs() < 1e-15);
/// # Ok::<(), scoring::BadInput>(())
/// ```
pub fn reciprocal_weights(past: &[Past], prior: f64) -> Result<Vec<f64>, BadInput> {
    crate::bad_input::positive("the prior", 1, prior)?;
    for (index, person) in past.iter().enumerate() {
        check(index + 1, person.mean_score)?;
    }
    let questions: usize = past.iter().map(|person| person.questions).sum();
    if questions == 0 {
        return Err(BadInput::TooFew { what: "past questions", found: 0, needed: 1 });
    }
    let total: Sum =
        past.iter().map(|person| person.mean_score * number(person.questions)).collect();
    let mean = total.value() / number(questions);
    if mean <= 0.0 {
        return Ok(vec![1.0 / number(past.len()); past.len()]);
    }
    let shrunk = |person: &Past| {
        let known = number(person.questions);
        (known * person.mean_score + prior * mean) / (known + prior)
    };
    let weights: Vec<f64> = past.iter().map(|person| shrunk(person).recip()).collect();
    let sum = weights.iter().copied().collect::<Sum>().value();
    Ok(weights.into_iter().map(|weight| weight / sum).collect())
}

fn check(row: usize, score: f64) -> Result<(), BadInput> {
    let what = "the mean score";
    finite(what, row, score)?;
    if (0.0..=1.0).contains(&score) {
        Ok(())
    } else {
        Err(BadInput::OutOfRange { row, what, value: score, allowed: "from 0 to 1" })
    }
}
