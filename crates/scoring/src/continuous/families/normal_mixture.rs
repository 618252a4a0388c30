//! Mixtures of normal distributions.

use super::Normal;
use super::mixture::{Mixture, log_of_sum};
use crate::BadInput;
use crate::continuous::Distribution;
use crate::numeric::{normal_cdf, normal_density};

/// A mixture of normal distributions, each with its weight.
#[derive(Clone, Debug, PartialEq)]
pub struct NormalMixture(Mixture<Normal>);

impl NormalMixture {
    /// Checks the weights, one a part; they are divided by their sum.
    ///
    /// # Errors
    ///
    /// There is no part, or the weights are not one a part, negative, or all zero.
    ///
    /// # Examples
    ///
    /// ```
    /// use scoring::continuous::{Distribution, Normal, NormalMixture};
    ///
    /// let parts = [Normal::new(-1.0, 0.5)?, Normal::new(1.0, 0.5)?];
    /// let mixture = NormalMixture::new(&parts, &[1.0, 1.0])?;
    /// assert!((mixture.cdf(0.0) - 0.5).abs() < 1e-15);
    /// # Ok::<(), scoring::BadInput>(())
    /// ```
    pub fn new(parts: &[Normal], weights: &[f64]) -> Result<Self, BadInput> {
        Mixture::new(parts, weights).map(Self)
    }
}

impl Distribution for NormalMixture {
    fn cdf(&self, place: f64) -> f64 {
        self.0.mean_of(|part| part.cdf(place))
    }

    fn survival(&self, place: f64) -> f64 {
        self.0.mean_of(|part| part.survival(place))
    }

    fn log_density(&self, place: f64) -> f64 {
        log_of_sum(&self.0.parts, |part| part.log_density(place))
    }

    fn place_of(&self, share: f64) -> f64 {
        self.0.place_of(share)
    }

    /// Σ *w*ᵢ *A*(*y* − *μ*ᵢ, *σ*ᵢ²) − ½ Σᵢⱼ *w*ᵢ *w*ⱼ *A*(*μ*ᵢ − *μ*ⱼ, *σ*ᵢ² + *σ*ⱼ²), where
    /// *A*(*m*, *v*) = 2√*v* φ(*m*/√*v*) + *m* (2Φ(*m*/√*v*) − 1) is a mean distance
    fn crps_at(&self, happened: f64) -> f64 {
        let apart = |part: &Normal| mean_distance(happened - part.mean(), part.deviation());
        let between = |first: &Normal, second: &Normal| {
            let deviation = first.deviation().hypot(second.deviation());
            mean_distance(first.mean() - second.mean(), deviation)
        };
        self.0.mean_of(apart) - 0.5 * self.0.mean_of_pairs(between)
    }
}

/// How far from 0 the values of a normal distribution are on average.
fn mean_distance(mean: f64, deviation: f64) -> f64 {
    let place = mean / deviation;
    2.0 * deviation * normal_density(place) + mean * (normal_cdf(place) - normal_cdf(-place))
}
