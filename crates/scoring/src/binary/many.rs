//! Many forecasts at once, as fast as memory can be read.

use std::f64::consts::LN_2;

use rayon::prelude::*;

use super::log_lanes::LogLanes;
use super::summary::Mean;
use crate::bad_input::as_long;
use crate::cases::check_probabilities;
use crate::numeric::{BLOCK, LANES, Sum, number};
use crate::{BadInput, Cases, Rule};

/// How many forecasts a thread takes at a time; a multiple of [`BLOCK`].
const CHUNK: usize = 64 * BLOCK;

/// The score of each row, in order.
///
/// # Examples
///
/// ```
/// use scoring::{Cases, Rule, scores};
///
/// let cases = Cases::new(&[0.5, 1.0], &[false, true])?;
/// assert_eq!(scores(Rule::Brier, &cases), [0.25, 0.0]);
/// # Ok::<(), scoring::BadInput>(())
/// ```
pub fn scores(rule: Rule, cases: &Cases) -> Vec<f64> {
    cases.rows().map(|(forecast, happened, _)| rule.of(forecast, happened)).collect()
}

/// The mean score of many forecasts, checked and scored in one reading of the memory.
///
/// Rows are cut into pieces by place alone, so the result is the same on any number of
/// threads. Returns `None` where there are none. A single infinite score makes the mean
/// infinite, and is counted.
///
/// # Errors
///
/// A forecast is no number from 0 to 1, or the columns differ in length.
///
/// # Examples
///
/// ```
/// use scoring::{Rule, mean_score};
///
/// let mean = mean_score(Rule::Brier, &[0.5, 1.0], &[false, true])?.unwrap();
/// assert_eq!((mean.value, mean.count), (0.125, 2));
/// # Ok::<(), scoring::BadInput>(())
/// ```
pub fn mean_score(
    rule: Rule,
    forecasts: &[f64],
    outcomes: &[bool],
) -> Result<Option<Mean>, BadInput> {
    as_long("outcomes", forecasts.len(), outcomes.len())?;
    let parts: Vec<Part> = forecasts
        .par_chunks(CHUNK)
        .zip(outcomes.par_chunks(CHUNK))
        .map(|(forecasts, outcomes)| chunk(rule, forecasts, outcomes))
        .collect();
    if parts.iter().any(|part| part.bad) {
        check_probabilities(forecasts, 1)?;
    }
    if forecasts.is_empty() {
        return Ok(None);
    }
    let sum: Sum = parts.iter().map(|part| part.sum).collect();
    let infinite = parts.iter().map(|part| part.infinite).sum();
    let mean = from_loss(rule, sum.value() / number(forecasts.len()));
    let value = if infinite > 0 { from_loss(rule, f64::INFINITY) } else { mean };
    Ok(Some(Mean { rule, value, count: forecasts.len(), infinite }))
}

/// What a piece adds: the sum of its finite scores, how many are infinite, and whether it holds
/// a number that is no probability.
#[derive(Clone, Copy, Default)]
struct Part {
    sum: f64,
    infinite: usize,
    bad: bool,
}

/// How a block is scored; the rules that are another's multiple share its arithmetic.
fn block(rule: Rule, forecasts: &[f64], outcomes: &[bool]) -> Part {
    match rule {
        Rule::Brier | Rule::TwoClassBrier => brier_block(forecasts, outcomes),
        Rule::Log | Rule::LogBits | Rule::Baseline => log_block(forecasts, outcomes),
        Rule::Spherical => spherical_block(forecasts, outcomes),
    }
}

/// From the mean that a block's arithmetic gives to the mean by the rule.
fn from_loss(rule: Rule, mean: f64) -> f64 {
    match rule {
        Rule::Brier | Rule::Log | Rule::Spherical => mean,
        Rule::TwoClassBrier => 2.0 * mean,
        Rule::LogBits => mean / LN_2,
        Rule::Baseline => 100.0 - 100.0 * (mean / LN_2),
    }
}

/// What a piece that one thread scores adds.
fn chunk(rule: Rule, forecasts: &[f64], outcomes: &[bool]) -> Part {
    let mut whole = Part::default();
    let mut sum = Sum::default();
    for (forecasts, outcomes) in forecasts.chunks(BLOCK).zip(outcomes.chunks(BLOCK)) {
        let part = block(rule, forecasts, outcomes);
        whole.infinite += part.infinite;
        whole.bad |= part.bad;
        sum = sum.plus(part.sum);
    }
    Part { sum: sum.value(), ..whole }
}

/// Calls `each` with a lane, a forecast and an outcome; the lanes go round.
fn by_lane(forecasts: &[f64], outcomes: &[bool], mut each: impl FnMut(usize, f64, bool)) {
    let (whole, rest) = forecasts.as_chunks::<LANES>();
    let (whole_outcomes, rest_outcomes) = outcomes.as_chunks::<LANES>();
    for (forecasts, outcomes) in whole.iter().zip(whole_outcomes) {
        for lane in 0..LANES {
            each(lane, forecasts[lane], outcomes[lane]);
        }
    }
    for (lane, (forecast, happened)) in rest.iter().zip(rest_outcomes).enumerate() {
        each(lane, *forecast, *happened);
    }
}

fn brier_block(forecasts: &[f64], outcomes: &[bool]) -> Part {
    let mut sums = [0.0; LANES];
    let mut good = [true; LANES];
    by_lane(forecasts, outcomes, |lane, forecast, happened| {
        good[lane] &= (0.0..=1.0).contains(&forecast);
        let distance = forecast - f64::from(u8::from(happened));
        sums[lane] += distance * distance;
    });
    Part { sum: sums.into_iter().collect::<Sum>().value(), infinite: 0, bad: good != [true; LANES] }
}

fn spherical_block(forecasts: &[f64], outcomes: &[bool]) -> Part {
    let mut sums = [0.0; LANES];
    let mut good = [true; LANES];
    by_lane(forecasts, outcomes, |lane, forecast, happened| {
        good[lane] &= (0.0..=1.0).contains(&forecast);
        let miss = 1.0 - forecast;
        let chance = if happened { forecast } else { miss };
        sums[lane] += chance / (forecast * forecast + miss * miss).sqrt();
    });
    Part { sum: sums.into_iter().collect::<Sum>().value(), infinite: 0, bad: good != [true; LANES] }
}

/// The log score of a block by one logarithm a lane: the chances are multiplied, their exponents
/// taken off and added up as whole numbers.
fn log_block(forecasts: &[f64], outcomes: &[bool]) -> Part {
    let mut lanes = LogLanes::default();
    let (whole, rest) = forecasts.as_chunks::<LANES>();
    let (whole_outcomes, rest_outcomes) = outcomes.as_chunks::<LANES>();
    for (forecasts, outcomes) in whole.iter().zip(whole_outcomes) {
        lanes.take(forecasts, *outcomes);
    }
    // The lanes that are left over are filled with certainty come true, which scores 0.
    let (mut forecasts_left, mut outcomes_left) = ([1.0; LANES], [true; LANES]);
    forecasts_left[..rest.len()].copy_from_slice(rest);
    outcomes_left[..rest.len()].copy_from_slice(rest_outcomes);
    lanes.take(&forecasts_left, outcomes_left);
    if lanes.is_void() {
        return log_block_one_by_one(forecasts, outcomes);
    }
    Part { sum: lanes.sum(), infinite: 0, bad: false }
}

/// For blocks with a chance of zero, or one too small for its exponent to be taken off, or none.
fn log_block_one_by_one(forecasts: &[f64], outcomes: &[bool]) -> Part {
    if check_probabilities(forecasts, 1).is_err() {
        return Part { sum: 0.0, infinite: 0, bad: true };
    }
    let rows = forecasts.iter().zip(outcomes);
    let scores: Vec<f64> =
        rows.map(|(forecast, happened)| Rule::Log.of(*forecast, *happened)).collect();
    let finite = scores.iter().copied().filter(|score| score.is_finite());
    let infinite = scores.iter().filter(|score| score.is_infinite()).count();
    Part { sum: finite.collect::<Sum>().value(), infinite, bad: false }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn one_by_one(rule: Rule, forecasts: &[f64], outcomes: &[bool]) -> f64 {
        let cases = Cases::new(forecasts, outcomes).unwrap();
        scores(rule, &cases).into_iter().collect::<Sum>().value() / number(forecasts.len())
    }

    #[test]
    fn a_bad_row_far_down_is_named() {
        let mut forecasts = vec![0.5; 3 * CHUNK];
        forecasts[2 * CHUNK + 7] = f64::NAN;
        let outcomes = vec![true; 3 * CHUNK];
        for rule in Rule::ALL {
            let refused = mean_score(rule, &forecasts, &outcomes).unwrap_err().to_string();
            let expected = format!("row {}: NaN is not a probability", 2 * CHUNK + 8);
            assert!(refused.starts_with(&expected), "{refused}");
        }
    }

    #[test]
    fn an_infinite_score_makes_the_mean_infinite_and_is_counted() {
        let mean = mean_score(Rule::Log, &[0.0, 0.5, 1.0], &[true, true, false]).unwrap().unwrap();
        assert_eq!((mean.value, mean.infinite), (f64::INFINITY, 2));
        let mean = mean_score(Rule::Baseline, &[0.0], &[true]).unwrap().unwrap();
        assert_eq!((mean.value, mean.infinite), (f64::NEG_INFINITY, 1));
    }

    #[test]
    fn nothing_has_no_mean() {
        assert_eq!(mean_score(Rule::Brier, &[], &[]), Ok(None));
    }

    #[test]
    fn near_certainty_keeps_its_digits() {
        for forecast in [1e-300, 1e-20, 1e-9, 1e-3, 1.0 / 128.0] {
            let (forecasts, outcomes) = (vec![forecast; 5000], vec![false; 5000]);
            let mean = mean_score(Rule::Log, &forecasts, &outcomes).unwrap().unwrap();
            let expected = -(-forecast).ln_1p();
            assert!((mean.value / expected - 1.0).abs() < 1e-13, "{forecast}: {}", mean.value);
        }
    }

    #[test]
    fn the_number_of_threads_changes_nothing() {
        let place = |row: u32| f64::from(row.wrapping_mul(2_654_435_761));
        let forecasts: Vec<f64> =
            (0..700_000).map(|row| place(row) / f64::from(u32::MAX)).collect();
        let outcomes: Vec<bool> = forecasts.iter().map(|forecast| *forecast > 0.4).collect();
        let one = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap();
        let here = mean_score(Rule::Log, &forecasts, &outcomes);
        let alone = one.install(|| mean_score(Rule::Log, &forecasts, &outcomes));
        assert_eq!(here, alone);
    }

    proptest! {
        #[test]
        fn many_at_once_are_each_one_by_one(
            rows in prop::collection::vec(
                (prop_oneof![0.0..=1.0, Just(1.0), 1e-12..1e-3_f64], any::<bool>()), 1..900,
            ),
        ) {
            let (forecasts, outcomes): (Vec<f64>, Vec<bool>) = rows.into_iter().unzip();
            for rule in Rule::ALL {
                let mean = mean_score(rule, &forecasts, &outcomes).unwrap().unwrap().value;
                let expected = one_by_one(rule, &forecasts, &outcomes);
                let close = (mean - expected).abs() <= 1e-12 * expected.abs().max(1e-3);
                prop_assert!(mean.total_cmp(&expected).is_eq() || close, "{rule:?}: {mean} and {expected}");
            }
        }
    }
}
