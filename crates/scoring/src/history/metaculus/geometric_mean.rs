//! The geometric mean of all forecasts that hold, as it changes.

use super::{Forecast, Question};
use crate::BadInput;
use crate::numeric::{Sum, number};

/// The geometric mean of the chances that all gave to what happened, from an instant on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GeometricMean {
    /// From when, in milliseconds; it holds to the next.
    pub from: i64,
    /// How many forecasts it is the mean of.
    pub forecasts: usize,
    /// Its logarithm.
    pub log_chance: f64,
}

impl GeometricMean {
    /// How often a distance from the mean counts: *n*/(*n* − 1), and 0 for who is alone.
    pub(super) fn weight(self) -> f64 {
        if self.forecasts < 2 { 0.0 } else { number(self.forecasts) / number(self.forecasts - 1) }
    }
}

/// The geometric means of the forecasts, one for each instant at which a forecast begins or ends
/// and at which at least one holds. Takes *O*(*n* log *n*) steps.
///
/// # Errors
///
/// A forecast has no such option, or gives what happened no chance.
///
/// # Examples
///
/// ```
/// use scoring::history::Period;
/// use scoring::history::metaculus::{Forecast, Form, Question, geometric_means};
///
/// let question = Question::new(Period::new(0, 10)?, Form::Options, 1);
/// let forecasts = [0.7, 0.8, 0.9].map(|chance| Forecast::yes_or_no(chance, 0, None));
/// let means = geometric_means(&forecasts, question)?;
/// assert!((means[0].log_chance.exp() - 0.79581144).abs() < 1e-8);
/// # Ok::<(), scoring::BadInput>(())
/// ```
pub fn geometric_means(
    forecasts: &[Forecast],
    question: Question,
) -> Result<Vec<GeometricMean>, BadInput> {
    let changes = changes(forecasts, question)?;
    let mut standing = Standing::default();
    let mut means = Vec::with_capacity(changes.len());
    for together in changes.chunk_by(|one, other| one.at == other.at) {
        for change in together {
            standing.apply(change);
        }
        let from = together[0].at;
        if let Some(log_chance) = standing.mean(forecasts.len())? {
            means.push(GeometricMean { from, forecasts: standing.forecasts, log_chance });
        }
    }
    Ok(means)
}

/// A forecast begins (+1) or ends (−1).
struct Change {
    at: i64,
    begins: bool,
    of_happened: Option<f64>,
    of_last: Option<f64>,
}

fn changes(forecasts: &[Forecast], question: Question) -> Result<Vec<Change>, BadInput> {
    let mut changes = Vec::with_capacity(2 * forecasts.len());
    for (row, forecast) in (1..).zip(forecasts) {
        let logs = forecast.logs(question, row)?;
        let change = |at, begins| Change {
            at,
            begins,
            of_happened: logs.of_happened,
            of_last: logs.of_last,
        };
        // One that ends no later than it begins never holds, but its ends are instants still.
        changes.push(change(forecast.from, true));
        changes.extend(forecast.until.map(|until| change(until.max(forecast.from), false)));
    }
    changes.sort_by_key(|change| change.at);
    Ok(changes)
}

/// The forecasts that hold.
#[derive(Default)]
struct Standing {
    forecasts: usize,
    /// How many lack the option that happened.
    missing: usize,
    /// How many give the last option no chance.
    without_last: usize,
    of_happened: Sum,
    of_last: Sum,
}

impl Standing {
    fn apply(&mut self, change: &Change) {
        let sign = if change.begins { 1.0 } else { -1.0 };
        let count = |count: &mut usize| if change.begins { *count += 1 } else { *count -= 1 };
        count(&mut self.forecasts);
        match change.of_happened {
            Some(log) => self.of_happened = self.of_happened.plus(sign * log),
            None => count(&mut self.missing),
        }
        match change.of_last {
            Some(log) => self.of_last = self.of_last.plus(sign * log),
            None => count(&mut self.without_last),
        }
    }

    fn mean(&self, given: usize) -> Result<Option<f64>, BadInput> {
        let mean = |sum: Sum| Ok(Some(sum.value() / number(self.forecasts)));
        match (self.forecasts, self.missing, self.without_last) {
            (0, _, _) => Ok(None),
            (_, 0, _) => mean(self.of_happened),
            (_, _, 0) => mean(self.of_last),
            (_, _, without) => Err(BadInput::TooFew {
                what: "forecasts with a chance for the last option",
                found: given - without,
                needed: given,
            }),
        }
    }
}
