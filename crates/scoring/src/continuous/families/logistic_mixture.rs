//! Mixtures of logistic distributions.

use std::sync::LazyLock;

use super::Logistic;
use super::logistic::mean_distance;
use super::mixture::{Mixture, log_of_sum};
use crate::BadInput;
use crate::continuous::Distribution;
use crate::numeric::{Sum, logistic};

/// A mixture of logistic distributions, each with its weight.
#[derive(Clone, Debug, PartialEq)]
pub struct LogisticMixture(Mixture<Logistic>);

impl LogisticMixture {
    /// Checks the weights, one a part; they are divided by their sum.
    ///
    /// # Errors
    ///
    /// There is no part, or the weights are not one a part, negative, or all zero.
    ///
    /// # Examples
    ///
    /// ```
    /// use scoring::continuous::{Distribution, Logistic, LogisticMixture};
    ///
    /// let one = Logistic::new(0.0, 1.0)?;
    /// let mixture = LogisticMixture::new(&[one, one], &[1.0, 2.0])?;
    /// assert!((mixture.crps(3.0)? - one.crps(3.0)?).abs() < 1e-14);
    /// # Ok::<(), scoring::BadInput>(())
    /// ```
    pub fn new(parts: &[Logistic], weights: &[f64]) -> Result<Self, BadInput> {
        Mixture::new(parts, weights).map(Self)
    }
}

impl Distribution for LogisticMixture {
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

    /// Σ *w*ᵢ E|*X*ᵢ − *y*| − ½ Σᵢⱼ *w*ᵢ *w*ⱼ E|*X*ᵢ − *X*ⱼ|; parts of different scales have no
    /// closed form, but their mean distance is found to the last digits by the trapezoidal rule
    fn crps_at(&self, happened: f64) -> f64 {
        let apart = |part: &Logistic| mean_distance(happened - part.location(), part.scale());
        self.0.mean_of(apart) - 0.5 * self.0.mean_of_pairs(mean_distance_between)
    }
}

/// Places and weights of the trapezoidal rule for a mean over the standard logistic
/// distribution.
///
/// The density and the mean distance of a part at least as wide are analytic as far as *π* from
/// the real numbers, so that steps of a half leave an error of e^(−4*π*²) = 7e-18. Beyond 40 the
/// density is below 5e-18.
static PLACES: LazyLock<Vec<(f64, f64)>> = LazyLock::new(|| {
    let places = (-80..=80).map(|step| 0.5 * f64::from(step));
    let weight = |place: f64| 0.5 * logistic(place) * logistic(-place);
    places.map(|place| (place, weight(place))).collect()
});

/// How far values of two parts are from each other on average.
fn mean_distance_between(first: &Logistic, second: &Logistic) -> f64 {
    let (wide, narrow) =
        if first.scale() >= second.scale() { (first, second) } else { (second, first) };
    let (apart, scale) = (narrow.location() - wide.location(), wide.scale());
    if narrow.scale() >= scale {
        return mean_distance_of_equal_scales(apart.abs(), scale);
    }
    let place = |place: f64| mean_distance(apart + narrow.scale() * place, scale);
    PLACES.iter().map(|(at, weight)| weight * place(*at)).collect::<Sum>().value()
}

/// How far values of two parts of one scale are from each other on average:
/// *d* coth(*d* / 2*s*).
fn mean_distance_of_equal_scales(apart: f64, scale: f64) -> f64 {
    if apart > 1e-8 * scale { apart / (0.5 * apart / scale).tanh() } else { 2.0 * scale }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rule_and_the_closed_form_agree() {
        for apart in [0.0, 1e-9, 0.3, 5.0, 100.0] {
            let first = Logistic::new(0.0, 1.0).unwrap();
            let closed = mean_distance_between(&first, &Logistic::new(apart, 1.0).unwrap());
            let ruled = mean_distance_between(&first, &Logistic::new(apart, 1.0 - 1e-15).unwrap());
            assert!((closed / ruled - 1.0).abs() < 1e-14, "{apart}: {closed}, {ruled}");
        }
    }

    #[test]
    fn a_part_without_width_is_a_point() {
        let (wide, narrow) = (Logistic::new(1.0, 2.0).unwrap(), Logistic::new(4.0, 1e-9).unwrap());
        let distance = mean_distance_between(&wide, &narrow);
        assert!((distance / (mean_distance(3.0, 2.0)) - 1.0).abs() < 1e-14, "{distance}");
    }
}
