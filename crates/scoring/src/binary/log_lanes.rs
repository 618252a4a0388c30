//! The logarithms of many chances by one logarithm a lane.

use std::f64::consts::LN_2;

use crate::numeric::{LANES, Sum};

/// Below this distance from what happened the logarithm is taken by its series, as a product of
/// numbers near 1 would round away what matters.
const NEAR: f64 = 1.0 / 128.0;

/// Running products, side by side: mantissas, exponents, and what the series gave.
///
/// Each step goes over all lanes before the next, so that the compiler does several at once.
pub(super) struct LogLanes {
    products: [f64; LANES],
    exponents: [u64; LANES],
    series: [f64; LANES],
    smallest: [f64; LANES],
    least: [f64; LANES],
    most: [f64; LANES],
    totals: [f64; LANES],
    steps: u64,
}

const EXPONENT_BITS: u32 = 52;
const MANTISSA: u64 = (1 << EXPONENT_BITS) - 1;
const ONE: u64 = 1.0_f64.to_bits();

impl Default for LogLanes {
    fn default() -> Self {
        let (products, smallest) = ([1.0; LANES], [1.0; LANES]);
        let (least, most) = ([1.0; LANES], [0.0; LANES]);
        let (exponents, series, totals) = ([0; LANES], [0.0; LANES], [0.0; LANES]);
        Self { products, exponents, series, smallest, least, most, totals, steps: 0 }
    }
}

impl LogLanes {
    /// Multiplies the chances given to what happened.
    pub(super) fn take(&mut self, forecasts: &[f64; LANES], outcomes: [bool; LANES]) {
        let mut chances = [0.0; LANES];
        let mut misses = [0.0; LANES];
        for lane in 0..LANES {
            let (forecast, yes) = (forecasts[lane], f64::from(u8::from(outcomes[lane])));
            // For a forecast from 0 to 1 these are the chances of what happened and of the
            // rest, to the last digit and without a branch.
            chances[lane] = (1.0 - yes - forecast).abs();
            misses[lane] = (yes - forecast).abs();
            self.least[lane] =
                if forecast < self.least[lane] { forecast } else { self.least[lane] };
            self.most[lane] = if forecast > self.most[lane] { forecast } else { self.most[lane] };
        }
        if any_near(&misses) {
            self.take_series(&mut chances, &misses);
        }
        for (lane, chance) in chances.into_iter().enumerate() {
            self.totals[lane] += chance;
            self.smallest[lane] =
                if chance < self.smallest[lane] { chance } else { self.smallest[lane] };
            // The mantissa alone lies from 1 to 2, so a block's product stays below 2^512.
            self.products[lane] *= f64::from_bits(chance.to_bits() & MANTISSA | ONE);
            self.exponents[lane] += chance.to_bits() >> EXPONENT_BITS;
        }
        self.steps += 1;
    }

    /// Takes the logarithms of chances near 1 by their series, and leaves 1 in their place.
    fn take_series(&mut self, chances: &mut [f64; LANES], misses: &[f64; LANES]) {
        for lane in 0..LANES {
            let near = misses[lane] < NEAR;
            self.series[lane] += minus_ln_one_less(if near { misses[lane] } else { 0.0 });
            chances[lane] = if near { 1.0 } else { chances[lane] };
        }
    }

    /// Whether the product is of no use: a chance was zero, too small for its exponent to be taken
    /// off, or none at all.
    pub(super) fn is_void(&self) -> bool {
        let tiny = self.smallest.iter().any(|chance| *chance < f64::MIN_POSITIVE);
        let below = self.least.iter().any(|forecast| *forecast < 0.0);
        let above = self.most.iter().any(|forecast| *forecast > 1.0);
        // A forecast that is no number is neither, but makes a sum that is none.
        tiny || below || above || !self.totals.iter().all(|total| total.is_finite())
    }

    /// The sum of the log scores.
    #[expect(clippy::cast_precision_loss, reason = "a block's exponents are below 2^53")]
    pub(super) fn sum(&self) -> f64 {
        let bias = (ONE >> EXPONENT_BITS) * self.steps;
        let lane = |lane: usize| {
            let exponent = self.exponents[lane].cast_signed() - bias.cast_signed();
            self.series[lane] - (exponent as f64 * LN_2 + self.products[lane].ln())
        };
        (0..LANES).map(lane).collect::<Sum>().value()
    }
}

/// Whether any chance is near 1, without a branch a lane.
#[expect(clippy::needless_bitwise_bool, reason = "a lazy one would branch")]
fn any_near(misses: &[f64; LANES]) -> bool {
    misses.iter().fold(false, |any, miss| any | (*miss < NEAR))
}

/// −ln(1 − *x*) for *x* below 1/128, by its series to the eighth power.
fn minus_ln_one_less(miss: f64) -> f64 {
    let to_sixth = 1.0 / 6.0 + miss * (1.0 / 7.0 + miss * (1.0 / 8.0));
    let to_third = 1.0 / 3.0 + miss * (1.0 / 4.0 + miss * (1.0 / 5.0 + miss * to_sixth));
    miss * (1.0 + miss * (1.0 / 2.0 + miss * to_third))
}
