//! The charts of a question: everybody's probability of yes over time, or one forecaster's chances
//! of each answer, or the fan of one forecaster's quantiles.

use actions::{QuestionState, ShownForecast, ShownQuestion};
use domain::{Chances, Probability, QuestionKind, Resolution, Scale, number_of_day};
use jiff::Timestamp;

use crate::chart::{
    Chart, FanForecast, ForecastFan, ForecastHistory, ForecastPoint, Forecaster, Outcome,
    ValueScale,
};

/// The charts of a question's forecasts: of a yes-or-no question one with a line for each
/// forecaster, of options and of several days one for each forecaster with a line for each answer,
/// of a number or a day one for each forecaster with the fan of the quantiles.
pub(super) fn histories(shown: &ShownQuestion) -> Vec<Chart> {
    let answers: Vec<String> = match &shown.question.record.kind {
        QuestionKind::Binary => return history(shown).draw().into_iter().collect(),
        QuestionKind::Numeric(range) => {
            let scale = match range.scale {
                Scale::Linear => ValueScale::Linear,
                Scale::Log => ValueScale::Log,
            };
            return fans(shown, scale, &range.unit);
        }
        QuestionKind::Date(_) => return fans(shown, ValueScale::Days, ""),
        QuestionKind::Choice(_) => shown.options.clone(),
        QuestionKind::Horizons(horizons) => {
            horizons.by.iter().map(|day| format!("by {day}")).collect()
        }
    };
    let charts = (1..).zip(authors(shown)).filter_map(|(number, author)| {
        let forecasters = lines_of(shown, author, &answers);
        let title = format!("{author}’s forecasts over time");
        let name = format!("history-{}-{number}", shown.question.id);
        ForecastHistory { name, title, forecasters, ..frame(shown) }.draw()
    });
    charts.collect()
}

/// Who has forecast, in the order of their first forecasts.
fn authors(shown: &ShownQuestion) -> Vec<&str> {
    let mut authors: Vec<&str> = vec![];
    for forecast in &shown.forecasts {
        if !authors.contains(&forecast.forecast.author.as_str()) {
            authors.push(&forecast.forecast.author);
        }
    }
    authors
}

/// A fan for each forecaster of a number or a day.
fn fans(shown: &ShownQuestion, scale: ValueScale, unit: &str) -> Vec<Chart> {
    let ForecastHistory { opened_at, closes_at, seen_at, outcome, .. } = frame(shown);
    let charts = (1..).zip(authors(shown)).filter_map(|(number, author)| {
        let own = shown.forecasts.iter().filter(|it| it.forecast.author == author);
        let fan = ForecastFan {
            name: format!("fan-{}-{number}", shown.question.id),
            title: format!("{author}’s forecasts over time"),
            unit: unit.to_owned(),
            scale,
            forecasts: own.filter_map(quantiles_of).collect(),
            opened_at,
            closes_at,
            outcome: outcome.clone(),
            answer: answer_of(shown),
            seen_at,
        };
        fan.draw()
    });
    charts.collect()
}

fn quantiles_of(shown: &ShownForecast) -> Option<FanForecast> {
    let at = shown.forecast.recorded_at;
    match &shown.forecast.record.chances {
        Chances::Quantiles(quantiles) => Some(FanForecast { at, quantiles: quantiles.clone() }),
        Chances::Probability(_) | Chances::Options(_) | Chances::Horizons(_) => None,
    }
}

/// The answer, where it is a value.
fn answer_of(shown: &ShownQuestion) -> Option<f64> {
    let QuestionState::Settled { resolution, .. } = &shown.state else { return None };
    match resolution {
        Resolution::Number { value } => Some(*value),
        Resolution::Date { date } => Some(number_of_day(*date)),
        Resolution::Yes
        | Resolution::No
        | Resolution::Options { .. }
        | Resolution::Beyond { .. }
        | Resolution::Annulled { .. }
        | Resolution::Ambiguous { .. }
        | Resolution::NotYet { .. } => None,
    }
}

/// A line for each forecaster of a yes-or-no question.
fn history(shown: &ShownQuestion) -> ForecastHistory {
    let mut history = frame(shown);
    for shown in &shown.forecasts {
        let Some(probability) = shown.forecast.record.chances.of_yes() else { continue };
        let point = ForecastPoint { at: shown.forecast.recorded_at, probability };
        add_point(&mut history.forecasters, &shown.forecast.author, point);
    }
    history
}

/// A line for each answer, as one forecaster held it.
fn lines_of(shown: &ShownQuestion, author: &str, answers: &[String]) -> Vec<Forecaster> {
    let mut lines = vec![];
    for forecast in shown.forecasts.iter().filter(|it| it.forecast.author == author) {
        for (answer, probability) in answers.iter().zip(chances_of(forecast)) {
            let at = forecast.forecast.recorded_at;
            add_point(&mut lines, answer, ForecastPoint { at, probability: *probability });
        }
    }
    lines
}

fn chances_of(shown: &ShownForecast) -> &[Probability] {
    match &shown.forecast.record.chances {
        Chances::Options(chances) | Chances::Horizons(chances) => chances,
        Chances::Probability(_) | Chances::Quantiles(_) => &[],
    }
}

fn add_point(lines: &mut Vec<Forecaster>, name: &str, point: ForecastPoint) {
    match lines.iter_mut().find(|line| line.name == name) {
        Some(line) => line.points.push(point),
        None => lines.push(Forecaster { name: name.to_owned(), points: vec![point] }),
    }
}

/// A chart of a question, with no lines yet.
fn frame(shown: &ShownQuestion) -> ForecastHistory {
    let question = &shown.question;
    let outcome = match &shown.state {
        QuestionState::Settled { resolution, known_at } => {
            Some(Outcome { known_at: *known_at, word: resolution.words() })
        }
        QuestionState::Open | QuestionState::Closed | QuestionState::Void { .. } => None,
    };
    ForecastHistory {
        name: format!("history-{}", question.id),
        title: "Forecasts over time".to_owned(),
        seen_at: last_moment(shown),
        opened_at: question.recorded_at,
        closes_at: shown.timetable.closes_at,
        outcome,
        forecasters: vec![],
    }
}

/// The lines are drawn up to the last thing that is known about the question.
fn last_moment(shown: &ShownQuestion) -> Timestamp {
    let forecasts = shown.forecasts.iter().map(|it| it.forecast.recorded_at);
    let settlements = shown.settlements.iter().map(|it| it.settlement.record.known_at);
    forecasts.chain(settlements).max().unwrap_or(shown.question.recorded_at)
}
