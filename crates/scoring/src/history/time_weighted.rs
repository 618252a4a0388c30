//! A history: the forecasts one person made on one question, each holding until the next.

use std::iter;

use domain::{Probability, Resolution};
use jiff::Timestamp;
use serde::Serialize;
use thiserror::Error;

use crate::numeric::Sum;
use crate::outcome::happened;
use crate::{Rule, json};

/// A forecast and when it was made.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Held {
    /// When it was made; it holds until the next one.
    pub from: Timestamp,
    /// The probability of yes.
    pub probability: Probability,
}

/// The time in which forecasts of a question count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    opens_at: Timestamp,
    closes_at: Timestamp,
}

/// The score of a whole history.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct HistoryScore {
    /// The rule.
    #[serde(flatten)]
    pub rule: Rule,
    /// The mean score over the time in which a forecast held.
    #[serde(serialize_with = "json::number")]
    pub value: f64,
    /// The share of the window in which a forecast held, from 0 to 1.
    pub coverage: f64,
    /// How many forecasts held for any time at all.
    pub forecasts: usize,
    /// The score of the last of them.
    #[serde(serialize_with = "json::number")]
    pub last: f64,
}

/// A history that cannot be scored.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
pub enum HistoryError {
    /// The window ends before it begins, or as it begins.
    #[error("no forecast can count from {opens_at} to {closes_at}; give an end after the start")]
    NoWindow {
        /// When it was to begin.
        opens_at: Timestamp,
        /// When it was to end.
        closes_at: Timestamp,
    },
    /// A forecast comes after a later one.
    #[error("forecast {row} was made before the one ahead of it; give them in order of time")]
    Unsorted {
        /// Its place in the history, counted from 1.
        row: usize,
    },
}

impl Window {
    /// Checks that the window has a length; times count in whole milliseconds.
    ///
    /// # Errors
    ///
    /// The end is not after the start.
    ///
    /// # Examples
    ///
    /// ```
    /// use scoring::Window;
    ///
    /// let opens_at = "2022-01-28T00:00:00Z".parse()?;
    /// let closes_at = "2022-02-03T00:00:00Z".parse()?;
    /// assert!(Window::new(opens_at, closes_at).is_ok());
    /// assert!(Window::new(closes_at, opens_at).is_err());
    /// # Ok::<(), jiff::Error>(())
    /// ```
    pub fn new(opens_at: Timestamp, closes_at: Timestamp) -> Result<Self, HistoryError> {
        if opens_at.as_millisecond() < closes_at.as_millisecond() {
            Ok(Self { opens_at, closes_at })
        } else {
            Err(HistoryError::NoWindow { opens_at, closes_at })
        }
    }

    /// From when forecasts count.
    pub fn opens_at(self) -> Timestamp {
        self.opens_at
    }

    /// Until when forecasts count.
    pub fn closes_at(self) -> Timestamp {
        self.closes_at
    }
}

/// Scores a history by how long each forecast held.
///
/// A forecast holds from when it was made to the next one, or to the end of the window. With
/// *S* the score of a forecast and *t* the time it held within the window, the value is
/// Σ *S t* / Σ *t* and the coverage is Σ *t* over the length of the window. A forecast made
/// before the window holds from its start; one made at its end or later does not count; of
/// several made at the same time the last in the list wins.
///
/// Returns `None` where no forecast held, and for an annulled or ambiguous question.
///
/// # Errors
///
/// The history is not in order of time.
///
/// # Examples
///
/// ```
/// use domain::{Probability, Resolution};
/// use scoring::{Held, Rule, Window, time_weighted};
///
/// // A coin's forecast for three of four days, then a sure one, and it happened.
/// let window = Window::new("2022-02-01T00:00:00Z".parse()?, "2022-02-05T00:00:00Z".parse()?)?;
/// let history = [
///     Held { from: window.opens_at(), probability: Probability::new(0.5)? },
///     Held { from: "2022-02-04T00:00:00Z".parse()?, probability: Probability::new(1.0)? },
/// ];
/// let score = time_weighted(Rule::Brier, &history, window, &Resolution::Yes)?.unwrap();
/// assert_eq!(score.value, 0.25 * 3.0 / 4.0);
/// assert_eq!((score.coverage, score.forecasts, score.last), (1.0, 2, 0.0));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn time_weighted(
    rule: Rule,
    history: &[Held],
    window: Window,
    resolution: &Resolution,
) -> Result<Option<HistoryScore>, HistoryError> {
    check_order(history)?;
    if happened(resolution).is_none() {
        return Ok(None);
    }
    let scored: Vec<(f64, i64)> = holds(history, window)
        .filter_map(|(forecast, length)| Some((rule.score(forecast, resolution)?, length)))
        .collect();
    Ok(weigh(rule, &scored, window))
}

fn check_order(history: &[Held]) -> Result<(), HistoryError> {
    let earlier = history.windows(2).position(|pair| pair[1].from < pair[0].from);
    earlier.map_or(Ok(()), |index| Err(HistoryError::Unsorted { row: index + 2 }))
}

/// Each forecast that held within the window, with the milliseconds it held.
fn holds(history: &[Held], window: Window) -> impl Iterator<Item = (Probability, i64)> {
    let ends = history.iter().skip(1).map(|next| next.from).chain(iter::once(window.closes_at));
    let within = move |(held, end): (&Held, Timestamp)| {
        let length = end.min(window.closes_at).as_millisecond()
            - held.from.max(window.opens_at).as_millisecond();
        (held.probability, length)
    };
    history.iter().zip(ends).map(within).filter(|(_, length)| *length > 0)
}

fn weigh(rule: Rule, scored: &[(f64, i64)], window: Window) -> Option<HistoryScore> {
    let (last, _) = *scored.last()?;
    let held = milliseconds(scored.iter().map(|(_, length)| length).sum());
    let sum: Sum = scored.iter().map(|(score, length)| score * milliseconds(*length)).collect();
    let length = window.closes_at.as_millisecond() - window.opens_at.as_millisecond();
    Some(HistoryScore {
        rule,
        value: sum.value() / held,
        coverage: held / milliseconds(length),
        forecasts: scored.len(),
        last,
    })
}

#[expect(clippy::cast_precision_loss, reason = "2^53 milliseconds are 285,000 years")]
fn milliseconds(length: i64) -> f64 {
    length as f64
}
