//! The corrected ends of a bootstrap interval.

use super::sample::Unit;
use crate::BadInput;
use crate::numeric::{Sum, normal_cdf, normal_quantile, number};

/// Means nearer than this to the estimate, compared with the size of the numbers, are equal to it
/// but for the order of adding.
const SAME: f64 = 1e-12;

/// The shares of the resampled means, which are sorted, at which to read the ends.
pub(super) fn corrected(
    tails: (f64, f64),
    means: &[f64],
    estimate: f64,
    strata: &[Vec<Unit>],
) -> Result<(f64, f64), BadInput> {
    let bias = bias(means, estimate, strata)?;
    let acceleration = acceleration(strata);
    let share = |tail: f64| {
        let place = bias + normal_quantile(tail);
        let stretch = 1.0 - acceleration * place;
        // Where the stretch is used up the share has reached its end.
        if stretch > 0.0 {
            normal_cdf(bias + place / stretch)
        } else {
            f64::from(u8::from(place > 0.0))
        }
    };
    Ok((share(tails.0), share(tails.1)))
}

/// The normal quantile of the share of means below the estimate.
fn bias(means: &[f64], estimate: f64, strata: &[Vec<Unit>]) -> Result<f64, BadInput> {
    let units = strata.iter().flatten();
    let size = units.map(|unit| (unit.sum / unit.weight).abs()).fold(0.0, f64::max);
    let below = means.partition_point(|mean| *mean < estimate - SAME * size);
    let not_above = means.partition_point(|mean| *mean <= estimate + SAME * size);
    let share = number(below + not_above) / number(2 * means.len());
    if share > 0.0 && share < 1.0 {
        Ok(normal_quantile(share))
    } else {
        let what = "resamples on one side of the mean";
        Err(BadInput::TooFew { what, found: 0, needed: 1 })
    }
}

/// The acceleration, from how the mean moves when one unit is left out.
///
/// A. C. Davison, D. V. Hinkley, *Bootstrap methods and their application*, 1997, section 5.3.
fn acceleration(strata: &[Vec<Unit>]) -> f64 {
    let total = |units: &[Unit]| Unit {
        sum: units.iter().map(|unit| unit.sum).collect::<Sum>().value(),
        weight: units.iter().map(|unit| unit.weight).collect::<Sum>().value(),
    };
    let totals: Vec<Unit> = strata.iter().map(|units| total(units)).collect();
    let whole = total(&totals);
    let (mut cubes, mut squares) = (Sum::default(), Sum::default());
    for (units, stratum) in strata.iter().zip(&totals).filter(|(units, _)| units.len() > 1) {
        let count = number(units.len());
        // The rest of the stratum stands in for the unit that is left out.
        let scale = count / (count - 1.0);
        let without = |unit: &Unit| {
            let sum = whole.sum - stratum.sum + scale * (stratum.sum - unit.sum);
            sum / (whole.weight - stratum.weight + scale * (stratum.weight - unit.weight))
        };
        let means: Vec<f64> = units.iter().map(without).collect();
        let middle = means.iter().copied().collect::<Sum>().value() / count;
        for mean in means {
            let influence = (count - 1.0) * (middle - mean) / count;
            cubes = cubes.plus(influence.powi(3));
            squares = squares.plus(influence.powi(2));
        }
    }
    let spread = squares.value().powf(1.5);
    if spread > 0.0 { cubes.value() / (6.0 * spread) } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_acceleration_is_that_of_scipy() {
        // What scipy 1.17.1 gives for the mean of one sample, and for that of two put together.
        let units = |values: &[f64]| {
            values.iter().map(|value| Unit { sum: *value, weight: 1.0 }).collect::<Vec<Unit>>()
        };
        let one = acceleration(&[units(&[0.1, 0.4, 0.2, 1.5, 0.3])]);
        assert!((one - 0.101_199_002_227_734_17).abs() < 1e-14, "{one}");
        let two = [units(&[0.1, 0.4, 0.2, 1.5, 0.3]), units(&[0.2, 0.9, 0.1])];
        assert!((acceleration(&two) - 0.075_773_966_499_241_56).abs() < 1e-14);
    }
}
