//! Brier scores day by day against the median of the day, as Good Judgment Open counts them.

use domain::{Probability, Resolution};

use super::period::milliseconds as as_number;
use super::running_median::RunningMedian;
use super::{Histories, Hold, Period};
use crate::categorical::{Options, brier, ranked_probability_score_normalized};
use crate::numeric::Sum;
use crate::outcome::happened;
use crate::{BadInput, Rule};

/// A day in milliseconds.
const DAY: i64 = 24 * 60 * 60 * 1000;

/// How one forecaster did against the median of each day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DailyRelative {
    /// Who.
    pub forecaster: u32,
    /// The relative Brier score: below 0 is better than the median.
    pub value: f64,
    /// Their own mean Brier score over the days on which they held a forecast, from 0 to 2.
    pub brier: f64,
    /// The share of the question's days on which they held a forecast, from 0 to 1.
    pub participation: f64,
}

/// Whether options lie on a scale.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scale {
    /// They have no order: the Brier score is summed over the options.
    Unordered,
    /// They have one, as the bins of a number have: the two-sided Brier score is averaged over
    /// all splits of the options in lower and higher.
    Ordered,
}

/// The relative Brier scores of everybody on a yes-or-no question; lower is better, 0 is as good
/// as the median.
///
/// A day is scored by the forecast that stands at its end. With *B* = 2 (*p* − *y*)² the
/// two-sided Brier score of a forecaster on a day, and *M* the median of *B* over all who held a
/// forecast on that day, it is Σ (*B* − *M*) over the days on which the forecaster held one,
/// divided by the number of all days of the question. Days are counted from the opening, and a
/// last day that is not full is not scored. Takes *O*(*n* log *n*) steps, whatever the number of
/// days.
///
/// This is how Cultivate's platforms (Good Judgment Open, INFER) count "net Brier points".
///
/// Returns `None` for an annulled and for an ambiguous question.
///
/// # Errors
///
/// The period is shorter than a day.
///
/// # Examples
///
/// ```
/// use domain::{Probability, Resolution};
/// use scoring::history::{Histories, Period, Update, relative_brier};
///
/// // A question of two days; one says 50% throughout, the other comes on day two with 90%.
/// let day = 86_400_000;
/// let said = |forecaster, at, chance| {
///     Ok(Update { forecaster, at, forecast: Some(Probability::new(chance)?) })
/// };
/// let updates = [said(1, 0, 0.5), said(2, day, 0.9)];
/// let updates = updates.into_iter().collect::<Result<Vec<_>, domain::NotAProbability>>()?;
/// let histories = Histories::from_updates(Period::new(0, 2 * day)?, updates);
/// let scores = relative_brier(&histories, &Resolution::Yes)?.unwrap();
/// // On day two the Brier scores are 0.5 and 0.02, and their median 0.26.
/// assert!((scores[0].value - (0.5 - 0.26) / 2.0).abs() < 1e-15);
/// assert!((scores[1].value - (0.02 - 0.26) / 2.0).abs() < 1e-15);
/// assert_eq!(scores[1].participation, 0.5);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn relative_brier(
    histories: &Histories<Probability>,
    resolution: &Resolution,
) -> Result<Option<Vec<DailyRelative>>, BadInput> {
    let Some(happened) = happened(resolution) else { return Ok(None) };
    let two_sided = |forecast: &Probability| Ok(Rule::TwoClassBrier.of(forecast.value(), happened));
    Ok(Some(relative(&histories.map(two_sided)?)?))
}

/// The relative Brier scores of everybody on a question with several options, or on a number
/// whose forecasts are given as the chances of bins; see [`relative_brier`].
///
/// # Errors
///
/// A forecast is no list of chances that add up to 1, there is no such option, or the period is
/// shorter than a day.
///
/// # Examples
///
/// ```
/// use scoring::history::{Histories, Period, Scale, Update, relative_brier_of_options};
///
/// let said = |forecaster, chances| Update { forecaster, at: 0, forecast: Some(chances) };
/// let updates = [said(1, vec![0.25, 0.5, 0.25]), said(2, vec![0.0, 1.0, 0.0])];
/// let histories = Histories::from_updates(Period::new(0, 86_400_000)?, updates);
/// let scores = relative_brier_of_options(&histories, 1, Scale::Ordered)?;
/// // The splits give 2 · 0.25² and 2 · 0.25², on average 0.125; the median is 0.0625.
/// assert_eq!((scores[0].brier, scores[0].value), (0.125, 0.0625));
/// # Ok::<(), scoring::BadInput>(())
/// ```
pub fn relative_brier_of_options(
    histories: &Histories<Vec<f64>>,
    happened: usize,
    scale: Scale,
) -> Result<Vec<DailyRelative>, BadInput> {
    let of = |chances: &Vec<f64>| {
        let options = Options::new(chances)?;
        match scale {
            Scale::Unordered => brier(options, happened),
            Scale::Ordered => Ok(2.0 * ranked_probability_score_normalized(options, happened)?),
        }
    };
    relative(&histories.map(of)?)
}

/// A forecast that enters or leaves the median at the beginning of a day.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Move {
    day: i64,
    /// Which hold, by its place.
    hold: usize,
    enters: bool,
}

fn relative(losses: &Histories<f64>) -> Result<Vec<DailyRelative>, BadInput> {
    let period = losses.period();
    if full_days(period) == 0 {
        return Err(BadInput::TooFew { what: "full days", found: 0, needed: 1 });
    }
    let medians = medians_while_held(losses);
    let rows: Vec<(&Hold<f64>, f64)> = losses.holds().iter().zip(medians).collect();
    let own = rows.chunk_by(|one, other| one.0.forecaster == other.0.forecaster);
    Ok(own.filter_map(|rows| relative_of_one(rows, period)).collect())
}

/// The score of one forecaster from their holds, each with the sum of the medians of its days.
fn relative_of_one(rows: &[(&Hold<f64>, f64)], period: Period) -> Option<DailyRelative> {
    let held: i64 = rows.iter().map(|(hold, _)| length(days_of(hold, period))).sum();
    let held = as_number(held);
    let (first, _) = rows.first().filter(|_| held > 0.0)?;
    let own: Sum = rows.iter().map(|(hold, _)| in_days(hold, period) * hold.forecast).collect();
    let medians: Sum = rows.iter().map(|(_, median)| *median).collect();
    let days = as_number(full_days(period));
    Some(DailyRelative {
        forecaster: first.forecaster,
        value: (own.value() - medians.value()) / days,
        brier: own.value() / held,
        participation: held / days,
    })
}

/// For each hold, the sum of the medians of the days on which it counts.
fn medians_while_held(losses: &Histories<f64>) -> Vec<f64> {
    let moves = moves(losses);
    let values: Vec<f64> = losses.holds().iter().map(|hold| hold.forecast).collect();
    let mut running = RunningMedian::new(&values);
    let mut sums = vec![0.0; values.len()];
    let (mut today, mut so_far) = (0, 0.0);
    for Move { day, hold, enters } in moves {
        so_far += running.median().unwrap_or(0.0) * as_number(day - today);
        today = day;
        if enters {
            running.enter(hold);
            sums[hold] = so_far;
        } else {
            running.leave(hold);
            sums[hold] = so_far - sums[hold];
        }
    }
    sums
}

fn moves(losses: &Histories<f64>) -> Vec<Move> {
    let mut moves = Vec::with_capacity(2 * losses.holds().len());
    for (place, hold) in losses.holds().iter().enumerate() {
        let days = days_of(hold, losses.period());
        if length(days) > 0 {
            moves.push(Move { day: days.0, hold: place, enters: true });
            moves.push(Move { day: days.1, hold: place, enters: false });
        }
    }
    moves.sort_unstable();
    moves
}

/// The days at whose end a forecast stands: from the first, up to the second, counted from 0.
fn days_of(hold: &Hold<f64>, period: Period) -> (i64, i64) {
    ((hold.from - period.opens_at()) / DAY, (hold.until - period.opens_at()) / DAY)
}

fn full_days(period: Period) -> i64 {
    (period.closes_at() - period.opens_at()) / DAY
}

fn length((first, end): (i64, i64)) -> i64 {
    end - first
}

fn in_days(hold: &Hold<f64>, period: Period) -> f64 {
    as_number(length(days_of(hold, period)))
}
