//! The relative score that Metaculus used until 2023.

use super::{Earned, Forecast, Question};
use crate::BadInput;
use crate::history::period::milliseconds;

/// The relative score of each forecast against the community prediction as it changed, in bits;
/// higher is better, 0 is as good as the community.
///
/// With *q* the chance of what happened and *c* that of the community, it is the average of
/// log₂(*q*/*c*) over the time from the opening to the actual close. The community prediction is
/// given in order of time, and each holds to the next. Metaculus has no test of it.
///
/// # Errors
///
/// A forecast has no such option, or gives what happened no chance.
///
/// # Examples
///
/// ```
/// use scoring::history::Period;
/// use scoring::history::metaculus::{Forecast, Form, Question, relative_legacy};
///
/// let question = Question::new(Period::new(0, 10)?, Form::Options, 1);
/// let community = [Forecast::yes_or_no(0.25, 0, None), Forecast::yes_or_no(0.5, 5, None)];
/// let earned = relative_legacy(&[Forecast::yes_or_no(0.5, 0, None)], &community, question)?;
/// assert_eq!((earned[0].score, earned[0].coverage), (0.5, 1.0));
/// # Ok::<(), scoring::BadInput>(())
/// ```
pub fn relative_legacy(
    forecasts: &[Forecast],
    community: &[Forecast],
    question: Question,
) -> Result<Vec<Earned>, BadInput> {
    let held = held(community, question)?;
    let duration = milliseconds(question.closed_at() - question.in_time(i64::MIN));
    let rows = (1..).zip(forecasts);
    rows.map(|(row, forecast)| {
        let (from, until) = forecast.held_in(question);
        let own = forecast.logs(question, row)?.own();
        let during = held.iter().filter(|part| from <= part.from && part.from < until);
        let mut earned = Earned::default();
        for part in during {
            earned.score += (own - part.log_chance).exp().log2() * part.time / duration;
            earned.coverage += part.time / duration;
        }
        Ok(earned)
    })
    .collect()
}

/// A community prediction and how long it held.
struct Part {
    from: i64,
    time: f64,
    log_chance: f64,
}

fn held(community: &[Forecast], question: Question) -> Result<Vec<Part>, BadInput> {
    let counted: Vec<&Forecast> =
        community.iter().filter(|forecast| forecast.from < question.closed_at()).collect();
    let from = |forecast: &Forecast| question.in_time(forecast.from);
    let parts = counted.iter().enumerate().map(|(place, forecast)| {
        let end = counted.get(place + 1).map_or(question.closed_at(), |next| from(next));
        let log_chance = forecast.logs(question, place + 1)?.own();
        let time = milliseconds(end - from(forecast));
        Ok(Part { from: from(forecast), time, log_chance })
    });
    parts.collect()
}
