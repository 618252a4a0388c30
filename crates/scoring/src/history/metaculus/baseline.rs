//! The baseline score: what a forecast adds to knowing nothing.

use super::{Earned, Forecast, Question};
use crate::BadInput;
use crate::history::period::milliseconds;

/// The baseline score of each forecast; higher is better, 0 is knowing nothing, and for options
/// 100 is perfect.
///
/// With *q* the chance of what happened it is 100 ln(*K q*) / ln *K* for *K* options, which is
/// 100 (log₂ *q* + 1) for yes or no, and 50 ln(*q*/*b*) for a number, with *b* 0.05 outside the
/// range and (1 − 0.05 · open bounds)/bins within. It is multiplied by the coverage: the time
/// from the forecast's start to its end or to the close, over the time from the opening to the
/// scheduled close.
///
/// # Errors
///
/// A forecast has no such option, or gives what happened no chance.
///
/// # Examples
///
/// ```
/// use scoring::history::Period;
/// use scoring::history::metaculus::{Forecast, Form, Question, baseline};
///
/// let question = Question::new(Period::new(0, 10)?, Form::Options, 1);
/// let earned = baseline(&[Forecast::yes_or_no(0.9, 5, None)], question)?;
/// assert!((earned[0].score - 42.399845).abs() < 1e-6);
/// assert_eq!(earned[0].coverage, 0.5);
/// # Ok::<(), scoring::BadInput>(())
/// ```
pub fn baseline(forecasts: &[Forecast], question: Question) -> Result<Vec<Earned>, BadInput> {
    let rows = (1..).zip(forecasts);
    rows.map(|(row, forecast)| {
        let (from, until) = forecast.held_in(question);
        if until <= from {
            return Ok(Earned::default());
        }
        let coverage = milliseconds(until - from) / question.duration();
        Ok(Earned { score: at_once(forecast, question, row)? * coverage, coverage })
    })
    .collect()
}

/// The baseline score of each forecast that holds at an instant, with coverage 1; the others
/// have 0 and coverage 0. See [`baseline`].
///
/// # Errors
///
/// A forecast has no such option, or gives what happened no chance.
///
/// # Examples
///
/// ```
/// use scoring::history::Period;
/// use scoring::history::metaculus::{Earned, Forecast, Form, Question, spot_baseline};
///
/// let question = Question::new(Period::new(0, 10)?, Form::Options, 1);
/// let forecasts = [Forecast::yes_or_no(1.0, 5, Some(8))];
/// let spot = spot_baseline(&forecasts, question, 6)?;
/// assert_eq!(spot, [Earned { score: 100.0, coverage: 1.0 }]);
/// assert_eq!(spot_baseline(&forecasts, question, 8)?, [Earned::default()]);
/// # Ok::<(), scoring::BadInput>(())
/// ```
pub fn spot_baseline(
    forecasts: &[Forecast],
    question: Question,
    instant: i64,
) -> Result<Vec<Earned>, BadInput> {
    let rows = (1..).zip(forecasts);
    rows.map(|(row, forecast)| {
        if !forecast.holds_at(instant) {
            return Ok(Earned::default());
        }
        Ok(Earned { score: at_once(forecast, question, row)?, coverage: 1.0 })
    })
    .collect()
}

fn at_once(forecast: &Forecast, question: Question, row: usize) -> Result<f64, BadInput> {
    let options = forecast.options();
    let chance = forecast.logs(question, row)?.own();
    let uninformed = question.uninformed(options, forecast.masses.len())?;
    Ok(100.0 * (chance - uninformed.ln()) / question.unit(options))
}
