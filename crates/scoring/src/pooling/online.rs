//! Pools that learn from each question as it ends.

use super::{Forecasts, linear};
use crate::BadInput;
use crate::bad_input::{as_long, positive};
use crate::binary::brier;
use crate::numeric::number;

/// The exponentially weighted average of forecasters, by their Brier scores so far.
///
/// A forecaster who has lost *L* in all weighs *e*^(−*η L*). At a rate of 1/2 or less the sum of
/// the pool's Brier scores is at most that of the best forecaster plus ln *K* / *η*, whatever
/// happens and however many questions there are.
///
/// N. Cesa-Bianchi, G. Lugosi, *Prediction, Learning, and Games*, 2006, chapter 3.
///
/// # Examples
///
/// ```
/// use scoring::pooling::Exponential;
///
/// let mut pool = Exponential::new(2, 0.5)?;
/// assert_eq!(pool.pool(&[0.25, 0.75])?, 0.5);
/// pool.learn(&[0.0, 1.0], true)?;
/// // One has lost 1, the other nothing: weights as e^-0.5 to 1.
/// assert!((pool.weights()[1] - 0.6225).abs() < 1e-4);
/// # Ok::<(), scoring::BadInput>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Exponential {
    rate: f64,
    losses: Vec<f64>,
}

impl Exponential {
    /// A pool that does not know anybody yet.
    ///
    /// # Errors
    ///
    /// There are no forecasters, or the rate is not a finite number above 0.
    pub fn new(forecasters: usize, rate: f64) -> Result<Self, BadInput> {
        check_forecasters(forecasters)?;
        Ok(Self { rate: positive("the rate", 1, rate)?, losses: vec![0.0; forecasters] })
    }

    /// The weights of the forecasters; they add up to 1.
    pub fn weights(&self) -> Vec<f64> {
        normalized(&self.losses.iter().map(|loss| -self.rate * loss).collect::<Vec<f64>>())
    }

    /// The pooled forecast of a question, before it ends.
    ///
    /// # Errors
    ///
    /// There is not one forecast a forecaster, or one is no probability.
    pub fn pool(&self, forecasts: &[f64]) -> Result<f64, BadInput> {
        pooled(forecasts, &self.weights())
    }

    /// Learns how a question ended.
    ///
    /// # Errors
    ///
    /// There is not one forecast a forecaster, or one is no probability.
    pub fn learn(&mut self, forecasts: &[f64], happened: bool) -> Result<(), BadInput> {
        self.pool(forecasts)?;
        for (loss, forecast) in self.losses.iter_mut().zip(forecasts) {
            *loss += brier::of(*forecast, happened);
        }
        Ok(())
    }
}

/// Bernstein online aggregation: forecasters weighed by what they lost beyond the pool, and by
/// how much that varied.
///
/// With *ℓ* what a forecaster's Brier score exceeds the pool's by, each question multiplies the
/// weight by *e*^(−*η ℓ* (1 + *η ℓ*)). It comes to favor the best forecaster faster than
/// [`Exponential`] when one is steadily better.
///
/// O. Wintenberger, "Optimal learning with Bernstein online aggregation", *Machine Learning*
/// 106, 2017.
///
/// # Examples
///
/// ```
/// use scoring::pooling::Bernstein;
///
/// let mut pool = Bernstein::new(2, 0.5)?;
/// pool.learn(&[0.0, 1.0], true)?;
/// // The pool said 0.5 and lost 0.25: one lost 0.75 more, the other 0.25 less.
/// let weights = [(-0.375_f64 * 1.375).exp(), (0.125_f64 * 0.875).exp()];
/// assert!((pool.weights()[1] - weights[1] / (weights[0] + weights[1])).abs() < 1e-15);
/// # Ok::<(), scoring::BadInput>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Bernstein {
    rate: f64,
    log_weights: Vec<f64>,
}

impl Bernstein {
    /// A pool that does not know anybody yet.
    ///
    /// # Errors
    ///
    /// There are no forecasters, or the rate is not a finite number above 0.
    pub fn new(forecasters: usize, rate: f64) -> Result<Self, BadInput> {
        check_forecasters(forecasters)?;
        Ok(Self { rate: positive("the rate", 1, rate)?, log_weights: vec![0.0; forecasters] })
    }

    /// The weights of the forecasters; they add up to 1.
    pub fn weights(&self) -> Vec<f64> {
        normalized(&self.log_weights)
    }

    /// The pooled forecast of a question, before it ends.
    ///
    /// # Errors
    ///
    /// There is not one forecast a forecaster, or one is no probability.
    pub fn pool(&self, forecasts: &[f64]) -> Result<f64, BadInput> {
        pooled(forecasts, &self.weights())
    }

    /// Learns how a question ended.
    ///
    /// # Errors
    ///
    /// There is not one forecast a forecaster, or one is no probability.
    pub fn learn(&mut self, forecasts: &[f64], happened: bool) -> Result<(), BadInput> {
        let pool = brier::of(self.pool(forecasts)?, happened);
        for (log_weight, forecast) in self.log_weights.iter_mut().zip(forecasts) {
            let excess = self.rate * (brier::of(*forecast, happened) - pool);
            *log_weight -= excess * (1.0 + excess);
        }
        Ok(())
    }
}

fn check_forecasters(forecasters: usize) -> Result<(), BadInput> {
    if forecasters > 0 {
        Ok(())
    } else {
        Err(BadInput::TooFew { what: "forecasters", found: 0, needed: 1 })
    }
}

fn pooled(forecasts: &[f64], weights: &[f64]) -> Result<f64, BadInput> {
    as_long("forecasters", forecasts.len(), weights.len())?;
    Ok(linear(Forecasts::new(forecasts)?.weighted(weights)?))
}

/// Weights that add up to 1, from their logarithms; the largest is taken off first, so that
/// none overflows.
fn normalized(log_weights: &[f64]) -> Vec<f64> {
    let largest = log_weights.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let weights: Vec<f64> = log_weights.iter().map(|weight| (weight - largest).exp()).collect();
    let sum: f64 = weights.iter().sum();
    debug_assert!(sum >= 1.0 && sum <= number(weights.len()), "the largest weighs 1");
    weights.into_iter().map(|weight| weight / sum).collect()
}
