//! Distributions of counts: Poisson, binomial and negative binomial.

use crate::BadInput;
use crate::continuous::check::{inner_share, positive};
use crate::continuous::ensemble::weighted_score;
use crate::continuous::{Distribution, Region};
use crate::numeric::{Sum, number};

/// Chances smaller than this part of the greatest change no digit of a score.
const NEGLIGIBLE: f64 = 1e-24;

/// No more counts than this are told apart.
const MOST: usize = 1 << 24;

/// A distribution of a count, as the chance of each; its scores are exact sums over the counts
/// that are not wholly unlikely, so time and memory grow with its spread.
#[derive(Clone, Debug, PartialEq)]
pub struct Counts {
    first: usize,
    chances: Vec<f64>,
    /// The logarithm of the chance of the greatest, and where it stands.
    peak: (f64, usize),
    law: Law,
}

/// How the chance of a count follows from that of the one below.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Law {
    Poisson { mean: f64 },
    Binomial { trials: usize, chance: f64 },
    NegativeBinomial { successes: f64, chance: f64 },
}

impl Counts {
    /// The Poisson distribution, by its mean.
    ///
    /// # Errors
    ///
    /// The mean is not a finite number above 0, or so large that there are too many counts.
    ///
    /// # Examples
    ///
    /// ```
    /// use scoring::continuous::{Counts, Distribution};
    ///
    /// let forecast = Counts::poisson(2.0)?;
    /// assert!((forecast.cdf(0.0) - (-2_f64).exp()).abs() < 1e-15);
    /// # Ok::<(), scoring::BadInput>(())
    /// ```
    pub fn poisson(mean: f64) -> Result<Self, BadInput> {
        Self::by(Law::Poisson { mean: positive("the mean", mean)? })
    }

    /// The binomial distribution: how many of so many trials succeed.
    ///
    /// # Errors
    ///
    /// The chance does not lie strictly between 0 and 1, or there are too many counts.
    ///
    /// # Examples
    ///
    /// ```
    /// use scoring::continuous::{Counts, Distribution};
    ///
    /// // One trial at 50% is the Brier score of a coin.
    /// assert!((Counts::binomial(1, 0.5)?.crps(1.0)? - 0.25).abs() < 1e-15);
    /// # Ok::<(), scoring::BadInput>(())
    /// ```
    pub fn binomial(trials: usize, chance: f64) -> Result<Self, BadInput> {
        Self::by(Law::Binomial { trials, chance: inner_share("the chance", chance)? })
    }

    /// The negative binomial distribution: how many trials fail before so many have succeeded;
    /// the number of successes need not be whole.
    ///
    /// # Errors
    ///
    /// The number of successes is not a finite number above 0, the chance of success does not
    /// lie strictly between 0 and 1, or there are too many counts.
    ///
    /// # Examples
    ///
    /// ```
    /// use scoring::continuous::{Counts, Distribution};
    ///
    /// assert!((Counts::negative_binomial(1.0, 0.5)?.density(1.0) - 0.25).abs() < 1e-15);
    /// # Ok::<(), scoring::BadInput>(())
    /// ```
    pub fn negative_binomial(successes: f64, chance: f64) -> Result<Self, BadInput> {
        let successes = positive("the number of successes", successes)?;
        Self::by(Law::NegativeBinomial { successes, chance: inner_share("the chance", chance)? })
    }

    /// The chances relative to the greatest follow one from the other, and add up to 1: no
    /// factorial is needed.
    fn by(law: Law) -> Result<Self, BadInput> {
        let mode = law.mode()?;
        let upward = std::iter::successors(Some((mode, 1.0)), |&(count, chance)| {
            Some((count + 1, chance * law.ratio(count + 1)))
        });
        let downward = std::iter::successors(Some((mode, 1.0)), |&(count, chance)| {
            (count > 0).then(|| (count - 1, chance / law.ratio(count)))
        });
        let likely = |&(_, chance): &(usize, f64)| chance > NEGLIGIBLE;
        let mut chances: Vec<f64> =
            downward.skip(1).take_while(likely).take(MOST).map(|(_, chance)| chance).collect();
        let first = mode - chances.len();
        chances.reverse();
        chances.extend(upward.take_while(likely).take(MOST).map(|(_, chance)| chance));
        if chances.len() >= MOST {
            return Err(too_many(number(mode)));
        }
        let total = chances.iter().copied().collect::<Sum>().value();
        for chance in &mut chances {
            *chance /= total;
        }
        Ok(Self { first, chances, peak: (-total.ln(), mode), law })
    }

    /// Each count with its chance.
    fn rows(&self) -> impl Iterator<Item = (f64, f64)> + '_ {
        self.chances.iter().enumerate().map(|(index, chance)| (number(self.first + index), *chance))
    }
}

fn too_many(value: f64) -> BadInput {
    let allowed = "that leaves fewer than 16,777,216 counts likely";
    BadInput::OutOfRange { row: 1, what: "the most likely count", value, allowed }
}

impl Law {
    /// The most likely count.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "it is checked to lie between 0 and 2^52"
    )]
    fn mode(self) -> Result<usize, BadInput> {
        let mode = match self {
            Self::Poisson { mean } => mean,
            Self::Binomial { trials, chance } => (number(trials) + 1.0) * chance,
            Self::NegativeBinomial { successes, chance } => {
                (successes - 1.0).max(0.0) * (1.0 - chance) / chance
            }
        };
        if mode < 4e15 { Ok(mode as usize) } else { Err(too_many(mode)) }
    }

    /// The chance of a count over that of the one below.
    fn ratio(self, count: usize) -> f64 {
        let count = number(count);
        match self {
            Self::Poisson { mean } => mean / count,
            Self::Binomial { trials, chance } => {
                (number(trials) + 1.0 - count) / count * (chance / (1.0 - chance))
            }
            Self::NegativeBinomial { successes, chance } => {
                (successes + count - 1.0) / count * (1.0 - chance)
            }
        }
    }

    /// The logarithm of a chance, but for what is the same at every count.
    fn log_shape(self, count: f64) -> f64 {
        let factorial = libm::lgamma(count + 1.0);
        match self {
            Self::Poisson { mean } => count * mean.ln() - factorial,
            Self::Binomial { trials, chance } if count <= number(trials) => {
                let odds = chance.ln() - (-chance).ln_1p();
                count * odds - factorial - libm::lgamma(number(trials) - count + 1.0)
            }
            Self::Binomial { .. } => f64::NEG_INFINITY,
            Self::NegativeBinomial { successes, chance } => {
                libm::lgamma(successes + count) - factorial + count * (-chance).ln_1p()
            }
        }
    }
}

impl Distribution for Counts {
    fn cdf(&self, place: f64) -> f64 {
        let reached = self.rows().take_while(|(count, _)| *count <= place);
        reached.map(|(_, chance)| chance).collect::<Sum>().value().min(1.0)
    }

    fn survival(&self, place: f64) -> f64 {
        let beyond = self.rows().filter(|(count, _)| *count > place);
        beyond.map(|(_, chance)| chance).collect::<Sum>().value().min(1.0)
    }

    /// The logarithm of the chance; minus infinity between the counts.
    fn log_density(&self, place: f64) -> f64 {
        let (first, last) = (number(self.first), number(self.first + self.chances.len()));
        if place < 0.0 || place.fract().abs() > 0.0 || place.is_infinite() {
            return f64::NEG_INFINITY;
        }
        if place < first || place >= last {
            let (peak, mode) = self.peak;
            return peak + self.law.log_shape(place) - self.law.log_shape(number(mode));
        }
        let found = self.rows().find(|(count, _)| *count >= place);
        found.map_or(f64::NEG_INFINITY, |(_, chance)| chance.ln())
    }

    fn place_of(&self, share: f64) -> f64 {
        let mut below = Sum::default();
        let reached = self.rows().find(|(_, chance)| {
            below = below.plus(*chance);
            below.value() >= share
        });
        reached.map_or(number(self.first + self.chances.len() - 1), |(count, _)| count)
    }

    fn crps_at(&self, happened: f64) -> f64 {
        self.crps_within_at(Region::ALL, happened)
    }

    /// The weighted ensemble of the counts, moved into the region
    fn crps_within_at(&self, region: Region, happened: f64) -> f64 {
        let happened = region.nearest(happened);
        let distance = |(count, chance)| (region.nearest(count) - happened, chance);
        weighted_score(&self.rows().map(distance).collect::<Vec<_>>())
    }
}
