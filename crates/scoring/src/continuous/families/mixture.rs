//! What mixtures of any kind share.

use crate::BadInput;
use crate::bad_input::as_long;
use crate::cases::check_weights;
use crate::continuous::Distribution;
use crate::numeric::{Sum, root};

/// Distributions with weights that add up to 1.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Mixture<D> {
    pub(super) parts: Vec<(D, f64)>,
}

impl<D: Distribution + Clone> Mixture<D> {
    pub(super) fn new(parts: &[D], weights: &[f64]) -> Result<Self, BadInput> {
        if parts.is_empty() {
            return Err(BadInput::TooFew { what: "parts", found: 0, needed: 1 });
        }
        as_long("weights", parts.len(), weights.len())?;
        check_weights(weights)?;
        let total = weights.iter().copied().collect::<Sum>().value();
        let shares = weights.iter().map(|weight| weight / total);
        let likely = parts.iter().cloned().zip(shares).filter(|(_, share)| *share > 0.0);
        Ok(Self { parts: likely.collect() })
    }

    pub(super) fn mean_of(&self, value: impl Fn(&D) -> f64) -> f64 {
        self.parts.iter().map(|(part, share)| share * value(part)).collect::<Sum>().value()
    }

    /// The mean of a value of two parts that changes nothing when they change places.
    pub(super) fn mean_of_pairs(&self, value: impl Fn(&D, &D) -> f64) -> f64 {
        let rows = self.parts.iter().enumerate().flat_map(|(index, first)| {
            let second = &self.parts[..=index];
            second.iter().map(move |second| (first, second))
        });
        let term = |((first, share), (second, other)): (&(D, f64), &(D, f64))| {
            let times = if std::ptr::eq(first, second) { 1.0 } else { 2.0 };
            times * share * other * value(first, second)
        };
        rows.map(term).collect::<Sum>().value()
    }

    /// The place of a share lies between the places that it has in the parts.
    pub(super) fn place_of(&self, share: f64) -> f64 {
        let places = self.parts.iter().map(|(part, _)| part.place_of(share));
        let (low, high) = places.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), place| {
            (low.min(place), high.max(place))
        });
        if low >= high || low.is_infinite() || high.is_infinite() {
            return low;
        }
        let passed = |place: f64| {
            // The smaller side has the digits.
            if share < 0.5 {
                self.mean_of(|part| part.cdf(place)) - share
            } else {
                (1.0 - share) - self.mean_of(|part| part.survival(place))
            }
        };
        root(&passed, f64::midpoint(low, high), 0.5 * (high - low))
    }
}

/// ln Σ *w* e^*x*, without leaving the range of numbers.
pub(super) fn log_of_sum<D>(parts: &[(D, f64)], log: impl Fn(&D) -> f64) -> f64 {
    let logs: Vec<f64> = parts.iter().map(|(part, share)| share.ln() + log(part)).collect();
    let greatest = logs.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    if greatest.is_infinite() {
        return greatest;
    }
    let sum: Sum = logs.iter().map(|log| (log - greatest).exp()).collect();
    greatest + sum.value().ln()
}
