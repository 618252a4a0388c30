//! Random numbers from a seed: the same on every machine and on any number of threads.

use rand_xoshiro::Xoshiro256PlusPlus;
use rand_xoshiro::rand_core::{Rng, SeedableRng};

use super::number;

/// Up to so many trials each is drawn.
const FEW_TRIALS: usize = 8;

/// Below this mean a binomial number is found by adding up its chances from 0.
const SMALL_MEAN: f64 = 10.0;

/// A stream of random numbers.
///
/// D. Blackman, S. Vigna, "Scrambled linear pseudorandom number generators", *ACM Transactions
/// on Mathematical Software* 47, 2021: xoshiro256++.
#[derive(Clone, Debug)]
pub(crate) struct Random(Xoshiro256PlusPlus);

impl Random {
    /// One of many streams that a seed has; resample number so-and-so takes its own, so that it
    /// does not matter which thread draws it.
    pub(crate) fn stream(seed: u64, index: usize) -> Self {
        let start = Xoshiro256PlusPlus::seed_from_u64(seed).next_u64();
        Self(Xoshiro256PlusPlus::seed_from_u64(start.wrapping_add(index as u64)))
    }

    /// 64 random bits.
    #[inline]
    pub(crate) fn word(&mut self) -> u64 {
        self.0.next_u64()
    }

    /// A number from 0, included, to 1, excluded.
    #[inline]
    #[expect(clippy::cast_precision_loss, reason = "53 bits are kept, which a number can hold")]
    pub(crate) fn uniform(&mut self) -> f64 {
        (self.word() >> 11) as f64 / 9_007_199_254_740_992.0
    }

    /// A whole number below a bound, each equally likely.
    ///
    /// D. Lemire, "Fast random integer generation in an interval", *ACM Transactions on Modeling
    /// and Computer Simulation* 29, 2019.
    #[inline]
    pub(crate) fn below(&mut self, bound: u32) -> u32 {
        loop {
            let product = (self.word() >> 32) * u64::from(bound);
            let low = product & u64::from(u32::MAX);
            if low >= u64::from(bound) || low >= u64::from(bound.wrapping_neg() % bound) {
                return (product >> 32) as u32;
            }
        }
    }

    /// How often something of this chance happens in so many trials.
    pub(crate) fn binomial(&mut self, trials: usize, chance: f64) -> usize {
        if trials == 0 || chance <= 0.0 {
            return 0;
        }
        if chance >= 1.0 {
            return trials;
        }
        if trials <= FEW_TRIALS {
            return (0..trials).filter(|_| self.uniform() < chance).count();
        }
        if chance > 0.5 {
            return trials - self.binomial(trials, 1.0 - chance);
        }
        if number(trials) * chance < SMALL_MEAN {
            self.binomial_by_adding(trials, chance)
        } else {
            self.binomial_by_rejection(trials, chance)
        }
    }

    fn binomial_by_adding(&mut self, trials: usize, chance: f64) -> usize {
        let odds = chance / (1.0 - chance);
        let none = ((-chance).ln_1p() * number(trials)).exp();
        loop {
            let mut left = self.uniform();
            let mut term = none;
            for count in 0..=trials {
                if left < term {
                    return count;
                }
                left -= term;
                term *= odds * number(trials - count) / number(count + 1);
            }
            // Rounding let the chances add up to a hair less than 1: draw again.
        }
    }

    /// W. Hörmann, "The generation of binomial random variates", *Journal of Statistical
    /// Computation and Simulation* 46, 1993: BTRS.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "the number was checked to lie between 0 and the trials"
    )]
    fn binomial_by_rejection(&mut self, trials: usize, chance: f64) -> usize {
        let shape = Hoermann::new(number(trials), chance);
        loop {
            let place = self.uniform() - 0.5;
            let height = self.uniform();
            let edge = 0.5 - place.abs();
            let count = shape.count(place, edge);
            if edge >= 0.07 && height <= shape.sure {
                return count as usize;
            }
            if count >= 0.0 && count <= shape.trials && shape.takes(count, height, edge) {
                return count as usize;
            }
        }
    }
}

/// The constants of Hörmann's method for one binomial distribution.
struct Hoermann {
    trials: f64,
    odds: f64,
    slope: f64,
    width: f64,
    middle: f64,
    sure: f64,
    scale: f64,
    mode: f64,
}

impl Hoermann {
    fn new(trials: f64, chance: f64) -> Self {
        let spread = (trials * chance * (1.0 - chance)).sqrt();
        let width = 1.15 + 2.53 * spread;
        Self {
            trials,
            odds: chance / (1.0 - chance),
            slope: -0.0873 + 0.0248 * width + 0.01 * chance,
            width,
            middle: trials * chance + 0.5,
            sure: 0.92 - 4.2 / width,
            scale: (2.83 + 5.1 / width) * spread,
            mode: ((trials + 1.0) * chance).floor(),
        }
    }

    fn count(&self, place: f64, edge: f64) -> f64 {
        ((2.0 * self.slope / edge + self.width) * place + self.middle).floor()
    }

    /// Whether a count that is not surely under the curve is under it all the same.
    fn takes(&self, count: f64, height: f64, edge: f64) -> bool {
        let (trials, mode) = (self.trials, self.mode);
        let height = (height * self.scale / (self.slope / (edge * edge) + self.width)).ln();
        let curve = (mode + 0.5) * ((mode + 1.0) / (self.odds * (trials - mode + 1.0))).ln()
            + (trials + 1.0) * ((trials - mode + 1.0) / (trials - count + 1.0)).ln()
            + (count + 0.5) * (self.odds * (trials - count + 1.0) / (count + 1.0)).ln()
            + stirling(mode)
            + stirling(trials - mode)
            - stirling(count)
            - stirling(trials - count);
        height <= curve
    }
}

/// What Stirling's formula misses in ln *k*!, taken at *k* + 1.
fn stirling(count: f64) -> f64 {
    if count < 10.0 {
        let next = count + 1.0;
        return libm::lgamma(next)
            - ((count + 0.5) * next.ln() - next + 0.5 * (2.0 * std::f64::consts::PI).ln());
    }
    let inverse = (count + 1.0).recip();
    let square = inverse * inverse;
    (1.0 / 12.0 - (1.0 / 360.0 - square / 1260.0) * square) * inverse
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Pearson's χ² of 200,000 binomial numbers against their chances, and the numbers compared.
    fn misfit(trials: usize, chance: f64) -> (f64, f64) {
        let mut random = Random::stream(7, 0);
        let draws = 200_000;
        let mut counts = vec![0_usize; trials + 1];
        for _ in 0..draws {
            counts[random.binomial(trials, chance)] += 1;
        }
        let log_chance = |count: usize| {
            let (all, yes) = (number(trials), number(count));
            libm::lgamma(all + 1.0) - libm::lgamma(yes + 1.0) - libm::lgamma(all - yes + 1.0)
                + yes * chance.ln()
                + (all - yes) * (-chance).ln_1p()
        };
        let expected = (0..=trials).map(|count| number(draws) * log_chance(count).exp());
        let compared = expected.zip(&counts).filter(|(expected, _)| *expected > 5.0);
        compared.fold((0.0, 0.0), |(sum, cells), (expected, &count)| {
            (sum + (number(count) - expected).powi(2) / expected, cells + 1.0)
        })
    }

    #[test]
    fn binomial_numbers_are_as_frequent_as_they_should_be() {
        for (trials, chance) in [
            (1, 0.3),
            (5, 0.5),
            (12, 0.6),
            (40, 0.2),
            (60, 0.5),
            (1000, 0.011),
            (1000, 0.97),
            (3000, 0.4),
        ] {
            let (misfit, cells) = misfit(trials, chance);
            // Five standard deviations above what chance alone gives.
            assert!(misfit < cells + 5.0 * (2.0 * cells).sqrt(), "{trials} {chance}: {misfit}");
        }
    }

    #[test]
    fn whole_numbers_are_equally_likely() {
        let mut random = Random::stream(1, 3);
        let mut counts = [0_u32; 7];
        for _ in 0..70_000 {
            counts[random.below(7) as usize] += 1;
        }
        assert!(counts.iter().all(|&count| count.abs_diff(10_000) < 500), "{counts:?}");
    }

    #[test]
    fn streams_differ_and_return() {
        let word = |seed, index| Random::stream(seed, index).word();
        assert_eq!(word(1, 2), word(1, 2));
        assert_ne!(word(1, 2), word(1, 3));
        assert_ne!(word(1, 2), word(2, 1));
    }

    #[test]
    fn certain_and_impossible_need_no_luck() {
        let mut random = Random::stream(1, 0);
        assert_eq!((random.binomial(9, 0.0), random.binomial(9, 1.0)), (0, 9));
        assert_eq!(random.binomial(0, 0.5), 0);
    }
}
