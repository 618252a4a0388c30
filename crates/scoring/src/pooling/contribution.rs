//! Weights by what a forecaster added to the crowd.

use super::{Forecasts, linear};
use crate::BadInput;
use crate::bad_input::as_long;
use crate::binary::brier;
use crate::numeric::{Sum, number};

/// Weights by contribution: how much worse the mean of the crowd would have scored without
/// somebody, on questions that have ended.
///
/// `past` holds for each question the forecasts of all forecasters, `None` for who made none,
/// and how it ended. A forecaster's contribution is the mean, over the questions they forecast
/// with at least one other, of the Brier score of the mean forecast without them less that with
/// them. The weight is the contribution where it is above zero, and 0 otherwise; weights add up
/// to 1. Returns `None` if nobody contributed anything.
///
/// D. V. Budescu, E. Chen, "Identifying expertise to extract the wisdom of crowds", *Management
/// Science* 61, 2015.
///
/// # Errors
///
/// A forecast is no probability, or questions differ in the number of forecasters.
///
/// # Examples
///
/// ```
/// use scoring::pooling::contribution_weights;
///
/// let past = [(vec![Some(0.9), Some(0.5), Some(0.1)], true)];
/// // Without the first the crowd says 0.3, without the third 0.7; together 0.5.
/// assert_eq!(contribution_weights(&past)?, Some(vec![1.0, 0.0, 0.0]));
/// # Ok::<(), scoring::BadInput>(())
/// ```
pub fn contribution_weights(
    past: &[(Vec<Option<f64>>, bool)],
) -> Result<Option<Vec<f64>>, BadInput> {
    let people = past.first().map_or(0, |(forecasts, _)| forecasts.len());
    let mut sums = vec![Sum::default(); people];
    let mut counts = vec![0_usize; people];
    for (forecasts, happened) in past {
        as_long("forecasts in a later question", people, forecasts.len())?;
        for (person, contribution) in contributions(forecasts, *happened)? {
            sums[person] = sums[person].plus(contribution);
            counts[person] += 1;
        }
    }
    let means = sums.iter().zip(&counts).map(|(sum, count)| sum.value() / number(*count).max(1.0));
    let positive: Vec<f64> = means.map(|mean| mean.max(0.0)).collect();
    let total = positive.iter().copied().collect::<Sum>().value();
    Ok((total > 0.0).then(|| positive.into_iter().map(|mean| mean / total).collect()))
}

/// What each person who made a forecast added to the crowd on one question.
fn contributions(forecasts: &[Option<f64>], happened: bool) -> Result<Vec<(usize, f64)>, BadInput> {
    let made: Vec<f64> = forecasts.iter().copied().flatten().collect();
    if made.len() < 2 {
        return Ok(Vec::new());
    }
    let mean = linear(Forecasts::new(&made)?);
    let count = number(made.len());
    let loss = |forecast: f64| brier::of(forecast, happened);
    let without = |forecast: f64| (mean * count - forecast) / (count - 1.0);
    let people = forecasts.iter().enumerate();
    let people = people.filter_map(|(person, forecast)| Some((person, (*forecast)?)));
    Ok(people.map(|(person, forecast)| (person, loss(without(forecast)) - loss(mean))).collect())
}
