//! The peer score: a forecast against the geometric mean of all.

use super::geometric_mean::{GeometricMean, geometric_means};
use super::{Earned, Forecast, Question};
use crate::BadInput;
use crate::history::period::milliseconds;

/// The peer score of each forecast; higher is better, 0 is as good as the others.
///
/// With *q* the chance of what happened, *g* the geometric mean of *q* over all *n* forecasts
/// that hold, it is 100 *n*/(*n* − 1) ln(*q*/*g*), half of that for numbers, and 0 for who is
/// alone. It is averaged over the time from the opening to the scheduled close.
///
/// The peers are the forecasts themselves unless others are given, as when bots are scored
/// against people. Takes *O*(*n* log *n*) steps.
///
/// # Errors
///
/// A forecast has no such option, or gives what happened no chance.
///
/// # Examples
///
/// ```
/// use scoring::history::Period;
/// use scoring::history::metaculus::{Forecast, Form, Question, peer};
///
/// let question = Question::new(Period::new(0, 10)?, Form::Options, 1);
/// let forecasts = [0.1, 0.9].map(|chance| Forecast::yes_or_no(chance, 0, None));
/// let earned = peer(&forecasts, None, question)?;
/// assert!((earned[1].score - 100.0 * 9_f64.ln()).abs() < 1e-12);
/// # Ok::<(), scoring::BadInput>(())
/// ```
pub fn peer(
    forecasts: &[Forecast],
    peers: Option<&[Forecast]>,
    question: Question,
) -> Result<Vec<Earned>, BadInput> {
    let integrals = Integrals::of(&means(forecasts, peers, question)?, question);
    let rows = (1..).zip(forecasts);
    rows.map(|(row, forecast)| {
        let (from, until) = forecast.held_in(question);
        if until <= from {
            return Ok(Earned::default());
        }
        let own = forecast.logs(question, row)?.own();
        Ok(integrals.earned(own, (from, until), question))
    })
    .collect()
}

/// The peer score of each forecast that holds at an instant, with coverage 1; the others have 0
/// and coverage 0. The peers are those of strictly before the instant; see [`peer`].
///
/// # Errors
///
/// A forecast has no such option, or gives what happened no chance.
///
/// # Examples
///
/// ```
/// use scoring::history::Period;
/// use scoring::history::metaculus::{Forecast, Form, Question, spot_peer};
///
/// let question = Question::new(Period::new(0, 10)?, Form::Options, 1);
/// let forecasts = [Forecast::yes_or_no(0.5, 0, None), Forecast::yes_or_no(0.9, 4, None)];
/// // At 4 the newcomer already counts, but is no peer yet: the first is still alone.
/// assert_eq!(spot_peer(&forecasts, None, question, 4)?[0].score, 0.0);
/// assert!(spot_peer(&forecasts, None, question, 5)?[0].score < 0.0);
/// # Ok::<(), scoring::BadInput>(())
/// ```
pub fn spot_peer(
    forecasts: &[Forecast],
    peers: Option<&[Forecast]>,
    question: Question,
    instant: i64,
) -> Result<Vec<Earned>, BadInput> {
    let means = means(forecasts, peers, question)?;
    let before = means.partition_point(|mean| mean.from < instant);
    let mean = before.checked_sub(1).map(|last| means[last]);
    let rows = (1..).zip(forecasts);
    rows.map(|(row, forecast)| {
        let Some(mean) = mean.filter(|_| forecast.holds_at(instant)) else {
            return Ok(Earned::default());
        };
        let distance = forecast.logs(question, row)?.own() - mean.log_chance;
        let score = 100.0 * question.factor() * mean.weight() * distance;
        Ok(Earned { score, coverage: 1.0 })
    })
    .collect()
}

/// The means of the peers, or of the forecasts where there are none.
fn means(
    forecasts: &[Forecast],
    peers: Option<&[Forecast]>,
    question: Question,
) -> Result<Vec<GeometricMean>, BadInput> {
    geometric_means(peers.filter(|peers| !peers.is_empty()).unwrap_or(forecasts), question)
}

/// The sums up to each mean, over the time that each holds; one more than there are means.
struct Integrals {
    from: Vec<i64>,
    time: Vec<f64>,
    /// Time times *n*/(*n* − 1).
    weights: Vec<f64>,
    /// Time times *n*/(*n* − 1) times ln *g*.
    means: Vec<f64>,
}

impl Integrals {
    fn of(means: &[GeometricMean], question: Question) -> Self {
        let counted = means.partition_point(|mean| mean.from < question.closed_at());
        let from: Vec<i64> =
            means[..counted].iter().map(|mean| question.in_time(mean.from)).collect();
        let mut sums = Self { from, time: vec![0.0], weights: vec![0.0], means: vec![0.0] };
        for (place, mean) in means[..counted].iter().enumerate() {
            let end = sums.from.get(place + 1).copied().unwrap_or(question.closed_at());
            let time = milliseconds(end - sums.from[place]);
            sums.time.push(sums.time[place] + time);
            sums.weights.push(sums.weights[place] + time * mean.weight());
            sums.means.push(sums.means[place] + time * mean.weight() * mean.log_chance);
        }
        sums
    }

    /// What a forecast earned: over the means that begin while it holds.
    fn earned(&self, own: f64, (from, until): (i64, i64), question: Question) -> Earned {
        let first = self.from.partition_point(|start| *start < from);
        let end = self.from.partition_point(|start| *start < until);
        let over = |sums: &[f64]| sums[end] - sums[first];
        let sum = own * over(&self.weights) - over(&self.means);
        Earned {
            score: 100.0 * question.factor() * sum / question.duration(),
            coverage: over(&self.time) / question.duration(),
        }
    }
}
