//! The weighted interval score, with its parts and its convention.

use super::QuantileForecast;
use super::interval::{Interval, IntervalScore};
use crate::BadInput;
use crate::continuous::check::finite;
use crate::numeric::number;

/// How far the levels of a pair may be from leaving as much below as above.
const TOLERANCE: f64 = 1e-9;

/// How much the median counts beside the intervals: the two conventions in use give different
/// numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MedianConvention {
    /// One half, divided by *K* + ½ for *K* intervals, as Bracher and others define it: twice the
    /// mean pinball score. The usual one.
    Bracher,
    /// One, divided by *K* + 1: the median counts as an interval of no width, which is counted
    /// twice. An option of scoringutils.
    CountedTwice,
}

/// The weighted interval score of quantiles in pairs around the median, with its parts. 0 is
/// perfect, there is no worst; lower is better, in the unit of the quantity.
///
/// With the median *m*, *K* central intervals that leave *α*ₖ outside, their scores *S*ₖ and the
/// weight *w*₀ of the median it is (*w*₀ |*y* − *m*| + Σ (*α*ₖ/2) *S*ₖ) / (*K* + *w*₀). The distance
/// from the median counts as underprediction where the outcome lies above it, as overprediction
/// where it lies below.
///
/// J. Bracher, E. L. Ray, T. Gneiting, N. G. Reich, "Evaluating epidemic forecasts in an interval
/// format", *PLOS Computational Biology* 17, 2021.
///
/// # Errors
///
/// The outcome is not finite, the number of levels is even, the middle level is not one half, or
/// a pair of levels does not leave as much below as above.
///
/// # Examples
///
/// ```
/// use scoring::continuous::{MedianConvention, QuantileForecast, weighted_interval_score};
///
/// let forecast = QuantileForecast::new(&[0.25, 0.5, 0.75], &[1.0, 2.0, 3.0])?;
/// let score = weighted_interval_score(forecast, 4.0, MedianConvention::Bracher)?;
/// // (0.5 · 2 + 0.25 · (2 + 4)) / 1.5
/// assert!((score.total() - 5.0 / 3.0).abs() < 1e-15);
/// let twice = weighted_interval_score(forecast, 4.0, MedianConvention::CountedTwice)?;
/// assert_eq!(twice.total(), 1.75);
/// # Ok::<(), scoring::BadInput>(())
/// ```
pub fn weighted_interval_score(
    forecast: QuantileForecast,
    happened: f64,
    convention: MedianConvention,
) -> Result<IntervalScore, BadInput> {
    let happened = finite("the outcome", happened)?;
    let (median, intervals) = median_and_intervals(forecast)?;
    let weight = match convention {
        MedianConvention::Bracher => 0.5,
        MedianConvention::CountedTwice => 1.0,
    };
    let passed = happened - median;
    let middle = IntervalScore {
        dispersion: 0.0,
        underprediction: weight * passed.max(0.0),
        overprediction: weight * (-passed).max(0.0),
    };
    let parts =
        intervals.iter().map(|interval| interval.score(happened).times(0.5 * interval.missed()));
    let sum = parts.fold(middle, |sum, part| IntervalScore {
        dispersion: sum.dispersion + part.dispersion,
        underprediction: sum.underprediction + part.underprediction,
        overprediction: sum.overprediction + part.overprediction,
    });
    let count = number(intervals.len()) + weight;
    Ok(IntervalScore {
        dispersion: sum.dispersion / count,
        underprediction: sum.underprediction / count,
        overprediction: sum.overprediction / count,
    })
}

/// The middle value, and the intervals that the others make from the outermost inward.
fn median_and_intervals(forecast: QuantileForecast) -> Result<(f64, Vec<Interval>), BadInput> {
    let levels = forecast.levels();
    let middle = levels.len() / 2;
    let paired = |index: usize| levels[index] + levels[levels.len() - 1 - index] - 1.0;
    let odd = (0..=middle).find(|index| paired(*index).abs() > TOLERANCE);
    // With an even number the two in the middle are taken for a pair, and there is no median.
    let odd = odd.or(levels.len().is_multiple_of(2).then_some(middle));
    if let Some(index) = odd {
        return Err(BadInput::OutOfRange {
            row: index + 1,
            what: "the level",
            value: levels[index],
            allowed: "that pairs with one as far on the other side of the median, 0.5",
        });
    }
    let pairs = forecast.rows().zip(forecast.rows().rev()).take(middle);
    let intervals =
        pairs.map(|((level, low), (_, high))| Interval::missing(2.0 * level, low, high));
    Ok((forecast.values()[middle], intervals.collect()))
}
