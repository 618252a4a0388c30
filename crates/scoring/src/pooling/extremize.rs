//! Extremizing: moving a pooled forecast away from 50%, or from a base rate.

use std::collections::BTreeSet;

use super::Forecasts;
use super::log_odds::mean_of_log_odds;
use crate::BadInput;
use crate::bad_input::{finite, positive};
use crate::numeric::{log_odds, logistic, number};

/// Moves a probability away from 50% by an exponent on its odds.
///
/// It is *p*^*a* / (*p*^*a* + (1 − *p*)^*a*): the log-odds times *a*. An exponent of 1 changes
/// nothing, a larger one extremizes, a smaller one moderates.
///
/// J. Baron, B. A. Mellers, P. E. Tetlock, E. Stone, L. H. Ungar, "Two reasons to make
/// aggregated probability forecasts more extreme", *Decision Analysis* 11, 2014.
///
/// # Errors
///
/// The probability is none, or the exponent is not a finite number above 0.
///
/// # Examples
///
/// ```
/// use scoring::pooling::extremize;
///
/// assert!((extremize(0.75, 2.0)? - 0.9).abs() < 1e-15);
/// # Ok::<(), scoring::BadInput>(())
/// ```
pub fn extremize(probability: f64, exponent: f64) -> Result<f64, BadInput> {
    let forecast = [probability];
    Ok(logistic(
        positive("the exponent", 1, exponent)? * mean_of_log_odds(Forecasts::new(&forecast)?)?,
    ))
}

/// The mean of the log-odds, extremized by an exponent.
///
/// It is 1 / (1 + *e*^(−*a m*)), with *m* the weighted mean of the log-odds. Exponents between
/// 1.16 and 3.92 were best in a forecasting tournament of geopolitical questions.
///
/// V. A. Satopää and others, "Combining multiple probability predictions using a simple logit
/// model", *International Journal of Forecasting* 30, 2014.
///
/// # Errors
///
/// Somebody says 0 and somebody says 1, or the exponent is not a finite number above 0.
///
/// # Examples
///
/// ```
/// use scoring::pooling::{Forecasts, extremized};
///
/// let pooled = extremized(Forecasts::new(&[0.75, 0.75])?, 2.0)?;
/// assert!((pooled - 0.9).abs() < 1e-15);
/// # Ok::<(), scoring::BadInput>(())
/// ```
pub fn extremized(forecasts: Forecasts, exponent: f64) -> Result<f64, BadInput> {
    Ok(logistic(positive("the exponent", 1, exponent)? * mean_of_log_odds(forecasts)?))
}

/// The mean of the log-odds, moved away from those of a base rate by as much as the number of
/// forecasters warrants.
///
/// It is 1 / (1 + *e*^−(*b* + *d* (*m* − *b*))), with *m* the mean of the log-odds, *b* the
/// log-odds of the base rate, and *d* from [`neyman_roughgarden_factor()`].
///
/// E. Neyman, T. Roughgarden, "Are you smarter than a random expert? The robust aggregation of
/// substitutable signals", *Proceedings of the ACM Conference on Economics and Computation*,
/// 2022.
///
/// # Errors
///
/// Somebody says 0 and somebody says 1, or the base rate does not lie between 0 and 1.
///
/// # Examples
///
/// ```
/// use scoring::pooling::{Forecasts, neyman_roughgarden};
///
/// assert!((neyman_roughgarden(Forecasts::new(&[0.7])?, 0.5)? - 0.7).abs() < 1e-15);
/// # Ok::<(), scoring::BadInput>(())
/// ```
pub fn neyman_roughgarden(forecasts: Forecasts, base_rate: f64) -> Result<f64, BadInput> {
    if !(base_rate > 0.0 && base_rate < 1.0) {
        let what = "the base rate";
        return Err(BadInput::OutOfRange {
            row: 1,
            what,
            value: base_rate,
            allowed: "between 0 and 1",
        });
    }
    let base = log_odds(base_rate);
    let factor = neyman_roughgarden_factor(forecasts.count());
    Ok(logistic(base + factor * (mean_of_log_odds(forecasts)? - base)))
}

/// How far to move the mean of *n* forecasters away from the base rate: from 1 for one of them
/// to √3 for many.
///
/// It is *n* (√(3*n*² − 3*n* + 1) − 2) / (*n*² − *n* − 1).
///
/// # Examples
///
/// ```
/// use scoring::pooling::neyman_roughgarden_factor;
///
/// assert_eq!(neyman_roughgarden_factor(1), 1.0);
/// assert!((neyman_roughgarden_factor(3) - 1.4153).abs() < 1e-4);
/// ```
pub fn neyman_roughgarden_factor(count: usize) -> f64 {
    let count = number(count);
    count * ((3.0 * count * (count - 1.0) + 1.0).sqrt() - 2.0) / (count * (count - 1.0) - 1.0)
}

/// An exponent fitted on questions that have ended, which refuses to be used on any of them.
#[derive(Clone, Debug, PartialEq)]
pub struct FittedExponent {
    exponent: f64,
    fitted_on: BTreeSet<u64>,
}

/// Between which exponents the best one is looked for.
const EXPONENTS: (f64, f64) = (0.01, 100.0);

impl FittedExponent {
    /// Finds the exponent with which the extremized pools of past questions have the lowest
    /// mean log score: each question is its number, the pooled probability and how it ended.
    ///
    /// The mean is convex in the exponent, so the best one between 0.01 and 100 is found by
    /// halving. If all pools were on the right side, that is 100.
    ///
    /// # Errors
    ///
    /// There are no questions, or a pool is no probability or is 0 or 1.
    ///
    /// # Examples
    ///
    /// ```
    /// use scoring::pooling::FittedExponent;
    ///
    /// // Called 60%, and it happened three times in four: log-odds of 3 where 1.5 were given.
    /// let past = [(1, 0.6, true), (2, 0.6, true), (3, 0.6, true), (4, 0.6, false)];
    /// let exponent = FittedExponent::fit(&past)?;
    /// assert!((exponent.exponent() - 3_f64.ln() / 1.5_f64.ln()).abs() < 1e-9);
    ///
    /// assert!((exponent.extremize(5, 0.6)? - 0.75).abs() < 1e-9);
    /// assert!(exponent.extremize(4, 0.6).is_err());
    /// # Ok::<(), scoring::BadInput>(())
    /// ```
    pub fn fit(past: &[(u64, f64, bool)]) -> Result<Self, BadInput> {
        if past.is_empty() {
            return Err(BadInput::TooFew { what: "past questions", found: 0, needed: 1 });
        }
        let toward = past.iter().enumerate().map(|(index, &(_, pool, happened))| {
            Forecasts::new(&[pool])
                .map_err(|_| BadInput::NotAProbability { row: index + 1, value: pool })?;
            let odds = finite("the log-odds of a pool", index + 1, log_odds(pool))?;
            Ok(if happened { odds } else { -odds })
        });
        let toward = toward.collect::<Result<Vec<f64>, BadInput>>()?;
        let fitted_on = past.iter().map(|(question, ..)| *question).collect();
        Ok(Self { exponent: best_exponent(&toward), fitted_on })
    }

    /// The exponent.
    pub fn exponent(&self) -> f64 {
        self.exponent
    }

    /// Extremizes the pool of a question.
    ///
    /// # Errors
    ///
    /// The question is one of those on which the exponent was fitted, or the pool is no
    /// probability.
    pub fn extremize(&self, question: u64, pool: f64) -> Result<f64, BadInput> {
        if self.fitted_on.contains(&question) {
            return Err(BadInput::FittedOnIt { question });
        }
        extremize(pool, self.exponent)
    }
}

/// The exponent with the lowest mean of ln(1 + *e*^(−*a x*)) over the log-odds *x* of what
/// happened: where the slope of that mean passes zero.
fn best_exponent(toward: &[f64]) -> f64 {
    let slope = |exponent: f64| -> f64 {
        toward.iter().map(|odds| -odds * logistic(-exponent * odds)).sum()
    };
    let (mut low, mut high) = EXPONENTS;
    if slope(high) <= 0.0 {
        return high;
    }
    for _ in 0..100 {
        let middle = f64::midpoint(low, high);
        if slope(middle) < 0.0 { low = middle } else { high = middle }
    }
    f64::midpoint(low, high)
}
