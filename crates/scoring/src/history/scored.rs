//! Histories of a question scored by how long each forecast held.

use domain::{Probability, Resolution};
use serde::Serialize;

use super::period::milliseconds;
use super::sweep::{Change, Sweep, Tally, Worth};
use super::{Histories, Hold, Period};
use crate::binary::log_score;
use crate::outcome::happened;
use crate::{BadInput, Rule, json};

/// How one forecaster did over the time of a question.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TimeWeighted {
    /// Who.
    pub forecaster: u32,
    /// The mean score over the time in which one of their forecasts held.
    pub value: f64,
    /// The share of the period in which one held, from 0 to 1.
    pub coverage: f64,
    /// How many of their forecasts held for any time.
    pub forecasts: usize,
    /// The score of the last of them.
    pub last: f64,
}

/// How one forecaster did against the others over the time of a question.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PeerScore {
    /// Who.
    pub forecaster: u32,
    /// The peer score; time in which they held no forecast counts as 0.
    pub value: f64,
    /// The share of the period in which one of their forecasts held, from 0 to 1.
    pub coverage: f64,
}

/// A time-weighted score with the rule it was made by, for whoever reads it.
///
/// In JSON it carries the rule's name and direction; infinity is the string `"infinity"`.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct HistoryScore<R = Rule> {
    /// The rule.
    #[serde(flatten)]
    pub rule: R,
    /// The mean score over the time in which a forecast held.
    #[serde(serialize_with = "json::number")]
    pub value: f64,
    /// The share of the period in which one held, from 0 to 1.
    pub coverage: f64,
    /// How many forecasts held for any time.
    pub forecasts: usize,
    /// The score of the last of them.
    #[serde(serialize_with = "json::number")]
    pub last: f64,
}

impl TimeWeighted {
    /// The same with the rule that it was made by.
    pub fn by<R>(self, rule: R) -> HistoryScore<R> {
        let Self { value, coverage, forecasts, last, .. } = self;
        HistoryScore { rule, value, coverage, forecasts, last }
    }

    /// The score times the coverage: time without a forecast counts as 0.
    ///
    /// Use it for rules that are better the higher and give 0 for knowing nothing, as
    /// [`Rule::Baseline`]; by others, who is silent would look perfect.
    ///
    /// # Examples
    ///
    /// ```
    /// use scoring::history::TimeWeighted;
    ///
    /// let half = TimeWeighted { forecaster: 1, value: 80.0, coverage: 0.5, forecasts: 1, last: 80.0 };
    /// assert_eq!(half.times_coverage(), 40.0);
    /// ```
    pub fn times_coverage(self) -> f64 {
        self.value * self.coverage
    }
}

/// Scores every forecaster of a yes-or-no question by how long each of their forecasts held.
///
/// With *S* the score of a forecast by the rule and *t* the time it held, the value is
/// Σ *S t* / Σ *t* and the coverage Σ *t* over the length of the period. Direction, unit and
/// range are those of the rule. Takes *O*(*n* log *n*) steps.
///
/// Returns `None` for an annulled and for an ambiguous question.
///
/// # Examples
///
/// ```
/// use domain::{Probability, Resolution};
/// use scoring::Rule;
/// use scoring::history::{Histories, Period, Update, over_time};
///
/// // A coin's forecast for three of four days, then a sure one, and it happened.
/// let said = |at, chance| {
///     Ok(Update { forecaster: 1, at, forecast: Some(Probability::new(chance)?) })
/// };
/// let updates = [said(0, 0.5), said(3, 1.0)];
/// let updates = updates.into_iter().collect::<Result<Vec<_>, domain::NotAProbability>>()?;
/// let histories = Histories::from_updates(Period::new(0, 4)?, updates);
/// let scores = over_time(Rule::Brier, &histories, &Resolution::Yes).unwrap();
/// assert_eq!((scores[0].value, scores[0].coverage, scores[0].last), (0.1875, 1.0, 0.0));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn over_time(
    rule: Rule,
    histories: &Histories<Probability>,
    resolution: &Resolution,
) -> Option<Vec<TimeWeighted>> {
    let happened = happened(resolution)?;
    over_time_by(histories, |forecast| Ok(rule.of(forecast.value(), happened))).ok()
}

/// Scores every forecaster by how long each of their forecasts held, by any score of a forecast:
/// of several options, of bins, of distributions.
///
/// # Errors
///
/// A forecast cannot be scored, or its score is no number.
///
/// # Examples
///
/// ```
/// use scoring::categorical::{Options, brier};
/// use scoring::history::{Histories, Period, Update, over_time_by};
///
/// let said = Update { forecaster: 1, at: 2, forecast: Some(vec![0.25, 0.25, 0.5]) };
/// let histories = Histories::from_updates(Period::new(0, 4)?, [said]);
/// let scores = over_time_by(&histories, |chances| brier(Options::new(chances)?, 2))?;
/// assert_eq!((scores[0].value, scores[0].coverage), (0.375, 0.5));
/// # Ok::<(), scoring::BadInput>(())
/// ```
pub fn over_time_by<F>(
    histories: &Histories<F>,
    score: impl Fn(&F) -> Result<f64, BadInput>,
) -> Result<Vec<TimeWeighted>, BadInput> {
    let worths = histories.map(|forecast| {
        Ok(Worth { score: a_number("a score", score(forecast)?)?, log_chance: 0.0 })
    })?;
    let period = histories.period();
    Ok(tallies(&worths, |forecaster, tally| TimeWeighted {
        forecaster,
        value: tally.mean(),
        coverage: milliseconds(tally.held) / period.milliseconds(),
        forecasts: tally.forecasts as usize,
        last: tally.last,
    }))
}

/// The peer scores of everybody on a yes-or-no question: higher is better, 0 is as good as the
/// others; 100 is a factor *e* more chance for what happened.
///
/// While at least two hold a forecast, with *q* the chance that one gave to what happened, it is
/// 100 (ln *q* − mean of ln *q* over the others), which is also 100 *n*/(*n* − 1) times the
/// distance from the mean over all *n*. It is 0 while one is alone or holds nothing, and averaged
/// over the whole period. At any instant the scores of all add up to 0. Who gave what happened no
/// chance, at a time when another gave it some, has −∞; the others then have +∞.
///
/// Takes *O*(*n* log *n*) steps in the number of forecasts. Returns `None` for an annulled and
/// for an ambiguous question.
///
/// # Examples
///
/// ```
/// use domain::{Probability, Resolution};
/// use scoring::history::{Histories, Period, Update, peer};
///
/// let said = |forecaster, chance| {
///     Ok(Update { forecaster, at: 0, forecast: Some(Probability::new(chance)?) })
/// };
/// let updates = [said(1, 0.4), said(2, 0.6)];
/// let updates = updates.into_iter().collect::<Result<Vec<_>, domain::NotAProbability>>()?;
/// let scores = peer(&Histories::from_updates(Period::new(0, 10)?, updates), &Resolution::Yes);
/// assert!((scores.unwrap()[1].value - 100.0 * 1.5_f64.ln()).abs() < 1e-12);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn peer(histories: &Histories<Probability>, resolution: &Resolution) -> Option<Vec<PeerScore>> {
    let happened = happened(resolution)?;
    peer_by(histories, |forecast| Ok(log_score::of(forecast.value(), happened))).ok()
}

/// The peer scores of everybody, by any log score: −ln of the chance or of the density given to
/// what happened.
///
/// # Errors
///
/// A forecast cannot be scored, or its log score is −∞ or no number.
///
/// # Examples
///
/// ```
/// use scoring::categorical::{Options, log_score};
/// use scoring::history::{Histories, Period, Update, peer_by};
///
/// let said = |forecaster, chances| Update { forecaster, at: 0, forecast: Some(chances) };
/// let updates = [said(1, [0.5, 0.25, 0.25]), said(2, [0.25, 0.5, 0.25])];
/// let histories = Histories::from_updates(Period::new(0, 10)?, updates);
/// let scores = peer_by(&histories, |chances| log_score(Options::new(chances)?, 0))?;
/// assert!((scores[0].value - 100.0 * 2_f64.ln()).abs() < 1e-12);
/// # Ok::<(), scoring::BadInput>(())
/// ```
pub fn peer_by<F>(
    histories: &Histories<F>,
    log_score: impl Fn(&F) -> Result<f64, BadInput>,
) -> Result<Vec<PeerScore>, BadInput> {
    let worths = histories.map(|forecast| {
        let log_score = a_number("a log score", log_score(forecast)?)?;
        if log_score == f64::NEG_INFINITY {
            return Err(BadInput::NotFinite { row: 1, what: "a log score", value: log_score });
        }
        Ok(Worth { score: log_score, log_chance: -log_score })
    })?;
    let period = histories.period();
    Ok(tallies(&worths, |forecaster, tally| PeerScore {
        forecaster,
        value: 100.0 * tally.over_peers(period),
        coverage: milliseconds(tally.held) / period.milliseconds(),
    }))
}

/// The spot peer scores: how everybody did against the others at one instant.
///
/// Given are the log scores −ln *q* of those who held a forecast then; see [`Histories::at`].
/// The scores are 100 (ln *q* − mean of ln *q* over the others): higher is better, and they add
/// up to 0. Who is alone has 0.
///
/// # Errors
///
/// A log score is −∞ or not a number.
///
/// # Examples
///
/// ```
/// use scoring::history::spot_peer;
///
/// let scores = spot_peer(&[0.4_f64, 0.6].map(|chance| -chance.ln()))?;
/// assert!((scores[0] + 100.0 * 1.5_f64.ln()).abs() < 1e-12);
/// # Ok::<(), scoring::BadInput>(())
/// ```
pub fn spot_peer(log_scores: &[f64]) -> Result<Vec<f64>, BadInput> {
    let holds = (0..).zip(log_scores).map(|(forecaster, log_score)| Hold {
        forecaster,
        from: 0,
        until: 1,
        forecast: *log_score,
    });
    let histories = Histories::from_holds(Period::new(0, 1)?, holds)?;
    let scores = peer_by(&histories, |log_score| Ok(*log_score))?;
    Ok(scores.into_iter().map(|score| score.value).collect())
}

fn a_number(what: &'static str, value: f64) -> Result<f64, BadInput> {
    if value.is_nan() { Err(BadInput::NotFinite { row: 1, what, value }) } else { Ok(value) }
}

/// What everybody has earned, by forecaster.
fn tallies<T>(histories: &Histories<Worth>, tell: impl Fn(u32, Tally) -> T) -> Vec<T> {
    let (forecasters, changes) = changes(histories.holds());
    let mut sweep = Sweep::default();
    let tallies = sweep.run(histories.period(), forecasters.len(), &changes);
    forecasters
        .into_iter()
        .zip(tallies)
        .map(|(forecaster, tally)| tell(forecaster, *tally))
        .collect()
}

/// The forecasters, and what they took up and let go in order of time.
fn changes(holds: &[Hold<Worth>]) -> (Vec<u32>, Vec<Change>) {
    let mut forecasters: Vec<u32> = vec![];
    let mut changes = Vec::with_capacity(2 * holds.len());
    for hold in holds {
        if forecasters.last() != Some(&hold.forecaster) {
            forecasters.push(hold.forecaster);
        }
        let slot = u32::try_from(forecasters.len() - 1).unwrap_or(u32::MAX);
        changes.push(Change { at: hold.from, slot, held: Some(hold.forecast) });
        changes.push(Change { at: hold.until, slot, held: None });
    }
    // The sort is stable: who lets go at an instant does so before taking up the next.
    changes.sort_by_key(|change| change.at);
    (forecasters, changes)
}
