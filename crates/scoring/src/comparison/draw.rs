//! Drawing units with replacement, as fast as they can be drawn.

use super::sample::Unit;
use crate::numeric::{Random, number};

/// How many units stand in a block: twelve random bits name one.
const BLOCK: usize = 1 << 12;

/// How many units one word of 64 random bits names.
const PER_WORD: usize = 5;

/// A binomial number takes about as long as this many single draws.
const DRAWS_PER_BINOMIAL: usize = 128;

/// One stratum, made ready to be drawn from.
pub(super) enum Stratum {
    /// Few distinct units: how often each is drawn is one random number.
    Few {
        /// The distinct units, with how many there are of each.
        kinds: Vec<(Unit, usize)>,
    },
    /// Many distinct units, all of the same weight: their sums.
    Sums {
        /// The sums.
        sums: Vec<[f64; 1]>,
        /// What each weighs.
        weight: f64,
    },
    /// Many distinct units: their sums and weights.
    Pairs(Vec<[f64; 2]>),
}

impl Stratum {
    pub(super) fn new(units: &[Unit]) -> Self {
        let mut sorted = units.to_vec();
        sorted.sort_unstable_by(|one, other| {
            one.sum.total_cmp(&other.sum).then(one.weight.total_cmp(&other.weight))
        });
        let kinds = sorted.chunk_by(|one, other| one == other);
        let kinds: Vec<(Unit, usize)> = kinds.map(|run| (run[0], run.len())).collect();
        if kinds.len() * DRAWS_PER_BINOMIAL <= units.len() || kinds.len() == 1 {
            return Self::Few { kinds };
        }
        // Sorted units make the draws of a seed independent of the order of the rows.
        let weight = sorted[0].weight;
        if sorted.iter().all(|unit| unit.weight.to_bits() == weight.to_bits()) {
            return Self::Sums { sums: sorted.iter().map(|unit| [unit.sum]).collect(), weight };
        }
        Self::Pairs(sorted.iter().map(|unit| [unit.sum, unit.weight]).collect())
    }

    /// Draws as many units as there are: the sum over them, and what they weigh.
    pub(super) fn draw(&self, random: &mut Random) -> Unit {
        match self {
            Self::Few { kinds } => draw_few(kinds, random),
            Self::Sums { sums, weight } => {
                let [sum] = draw_many(sums, random);
                Unit { sum, weight: weight * number(sums.len()) }
            }
            Self::Pairs(pairs) => {
                let [sum, weight] = draw_many(pairs, random);
                Unit { sum, weight }
            }
        }
    }
}

/// The numbers of draws of each kind have a multinomial distribution, which is one binomial
/// number after another.
fn draw_few(kinds: &[(Unit, usize)], random: &mut Random) -> Unit {
    let mut left = kinds.iter().map(|(_, count)| count).sum::<usize>();
    let mut to_draw = left;
    let mut drawn = Unit { sum: 0.0, weight: 0.0 };
    for (unit, count) in kinds {
        let times = random.binomial(to_draw, number(*count) / number(left));
        drawn.sum += number(times) * unit.sum;
        drawn.weight += number(times) * unit.weight;
        to_draw -= times;
        left -= count;
    }
    drawn
}

/// First how many draws fall into each block of units, then that many from the block, which fits
/// into the nearest memory and whose units twelve bits name without rejection.
fn draw_many<const N: usize>(units: &[[f64; N]], random: &mut Random) -> [f64; N] {
    let (blocks, rest) = units.as_chunks::<BLOCK>();
    let mut left = units.len();
    let mut to_draw = left;
    let mut drawn = [0.0; N];
    for block in blocks {
        let times = random.binomial(to_draw, number(BLOCK) / number(left));
        add(&mut drawn, &draw_from_block(block, times, random));
        to_draw -= times;
        left -= BLOCK;
    }
    add(&mut drawn, &draw_from_rest(rest, to_draw, random));
    drawn
}

fn draw_from_block<const N: usize>(
    block: &[[f64; N]; BLOCK],
    times: usize,
    random: &mut Random,
) -> [f64; N] {
    let unit = |word: u64, place: usize| &block[index(word, place)];
    let mut lanes = [[0.0; N]; PER_WORD];
    for _ in 0..times / PER_WORD {
        let word = random.word();
        for (place, lane) in lanes.iter_mut().enumerate() {
            add(lane, unit(word, place));
        }
    }
    let word = random.word();
    for (place, lane) in lanes.iter_mut().enumerate().take(times % PER_WORD) {
        add(lane, unit(word, place));
    }
    total(&lanes)
}

/// One of the numbers of twelve bits in a word.
#[inline]
#[expect(clippy::cast_possible_truncation, reason = "twelve bits are kept")]
fn index(word: u64, place: usize) -> usize {
    (word >> (12 * place)) as usize % BLOCK
}

/// Fewer units than a block holds; there is something to draw only if there are some.
fn draw_from_rest<const N: usize>(
    rest: &[[f64; N]],
    times: usize,
    random: &mut Random,
) -> [f64; N] {
    let count = u32::try_from(rest.len()).unwrap_or(u32::MAX);
    let mut lanes = [[0.0; N]; PER_WORD];
    for time in 0..times {
        add(&mut lanes[time % PER_WORD], &rest[random.below(count) as usize]);
    }
    total(&lanes)
}

#[inline]
fn add<const N: usize>(sum: &mut [f64; N], term: &[f64; N]) {
    for (sum, term) in sum.iter_mut().zip(term) {
        *sum += term;
    }
}

fn total<const N: usize>(lanes: &[[f64; N]; PER_WORD]) -> [f64; N] {
    let mut sum = [0.0; N];
    for lane in lanes {
        add(&mut sum, lane);
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Mean and variance of many draws' sums, beside what they should be.
    fn check(values: &[f64], expected_kind: fn(&Stratum) -> bool) {
        let units: Vec<Unit> =
            values.iter().map(|value| Unit { sum: *value, weight: 1.0 }).collect();
        let stratum = Stratum::new(&units);
        assert!(expected_kind(&stratum));
        let count = number(values.len());
        let mean = values.iter().sum::<f64>() / count;
        let variance = values.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / count;
        let draws = 4000;
        let sums: Vec<f64> =
            (0..draws).map(|index| stratum.draw(&mut Random::stream(5, index)).sum).collect();
        let found_mean = sums.iter().sum::<f64>() / number(draws);
        let found_variance =
            sums.iter().map(|sum| (sum - found_mean).powi(2)).sum::<f64>() / number(draws);
        let spread = (count * variance).sqrt();
        assert!((found_mean - count * mean).abs() < 5.0 * spread / number(draws).sqrt());
        assert!(
            (found_variance / (spread * spread) - 1.0).abs() < 5.0 * (2.0 / number(draws)).sqrt()
        );
    }

    #[test]
    fn all_ways_to_draw_have_the_mean_and_the_spread_of_the_bootstrap() {
        let place = |row: u32| f64::from(row.wrapping_mul(2_654_435_761)) / f64::from(u32::MAX);
        let many: Vec<f64> = (0..10_000).map(place).collect();
        check(&many, |stratum| matches!(stratum, Stratum::Sums { .. }));
        check(&many[..300], |stratum| matches!(stratum, Stratum::Sums { .. }));
        let few: Vec<f64> = (0..10_000).map(|row| (place(row) * 20.0).round()).collect();
        check(&few, |stratum| matches!(stratum, Stratum::Few { .. }));
    }

    #[test]
    fn units_of_different_size_are_drawn_with_their_weights() {
        let units: Vec<Unit> = (0..9000_u32)
            .map(|row| Unit { sum: f64::from(row), weight: f64::from(row % 7 + 1) })
            .collect();
        let stratum = Stratum::new(&units);
        assert!(matches!(stratum, Stratum::Pairs(_)));
        let drawn = stratum.draw(&mut Random::stream(1, 1));
        assert!((drawn.weight / 36_000.0 - 1.0).abs() < 0.05, "{drawn:?}");
        assert!((drawn.sum / 40_495_500.0 - 1.0).abs() < 0.05, "{drawn:?}");
    }
}
