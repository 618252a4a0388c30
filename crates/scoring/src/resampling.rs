//! How often something is drawn anew, and what share of the draws an interval holds.

use crate::BadInput;
use crate::numeric::number;

/// How to resample: how often, what share of the results an interval is to hold, and the seed.
///
/// The same seed gives the same numbers on any machine and on any number of threads.
///
/// # Examples
///
/// ```
/// use scoring::Resampling;
///
/// let resampling = Resampling { seed: 7, ..Resampling::BANDS };
/// assert_eq!((resampling.resamples, resampling.level), (100, 0.9));
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Resampling {
    /// How many times.
    pub resamples: usize,
    /// The share of the results that an interval holds, between 0 and 1.
    pub level: f64,
    /// Where the random numbers begin.
    pub seed: u64,
}

impl Resampling {
    /// What is usual for bands around a curve: 100 resamples and 90%.
    pub const BANDS: Self = Self { resamples: 100, level: 0.9, seed: 1 };

    /// What is usual for intervals of a mean: 1,000 resamples and 95%.
    pub const INTERVALS: Self = Self { resamples: 1000, level: 0.95, seed: 1 };

    /// Refuses no resamples at all, and a level that is none.
    pub(crate) fn check(&self) -> Result<(), BadInput> {
        if self.resamples == 0 {
            return Err(BadInput::TooFew { what: "resamples", found: 0, needed: 1 });
        }
        if self.level > 0.0 && self.level < 1.0 {
            return Ok(());
        }
        let (value, allowed) = (self.level, "between 0 and 1");
        Err(BadInput::OutOfRange { row: 1, what: "the level", value, allowed })
    }

    /// The shares below which an interval with equal tails begins and ends.
    pub(crate) fn tails(&self) -> (f64, f64) {
        (0.5 - self.level / 2.0, 0.5 + self.level / 2.0)
    }
}

/// The value below which a share of sorted values lies, between neighbors in proportion.
///
/// R. J. Hyndman, Y. Fan, "Sample quantiles in statistical packages", *American Statistician* 50,
/// 1996: type 7.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a place among the values is no larger than their number"
)]
pub(crate) fn quantile(sorted: &[f64], share: f64) -> f64 {
    let place = share.clamp(0.0, 1.0) * number(sorted.len() - 1);
    let below = place.floor() as usize;
    let above = (below + 1).min(sorted.len() - 1);
    let (low, high) = (sorted[below], sorted[above]);
    low + (high - low) * (place - number(below))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_resampled_is_refused() {
        let refused = |resampling: Resampling| resampling.check().unwrap_err().to_string();
        let none = Resampling { resamples: 0, ..Resampling::BANDS };
        assert_eq!(refused(none), "0 resamples are too few; give at least 1");
        let all = Resampling { level: 1.0, ..Resampling::BANDS };
        assert_eq!(refused(all), "row 1: the level is 1; give a number between 0 and 1");
        assert!(Resampling { level: f64::NAN, ..Resampling::BANDS }.check().is_err());
    }

    #[test]
    fn quantiles_lie_between_neighbors_in_proportion() {
        for (share, expected) in [(0.0, 1.0), (0.5, 2.5), (0.1, 1.3), (1.0, 4.0)] {
            assert!((quantile(&[1.0, 2.0, 3.0, 4.0], share) - expected).abs() < 1e-15);
        }
        assert!((quantile(&[5.0], 0.3) - 5.0).abs() < 1e-15);
    }
}
