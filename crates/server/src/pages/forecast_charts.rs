//! The charts of a question: everybody's probability of yes over time, or one forecaster's chances
//! of each answer.

use actions::{QuestionState, ShownForecast, ShownQuestion};
use domain::{Chances, Probability, QuestionKind};
use jiff::Timestamp;

use crate::chart::{Chart, ForecastHistory, ForecastPoint, Forecaster, Outcome};

/// The charts of a question's forecasts: of a yes-or-no question one with a line for each
/// forecaster, of options and of days one for each forecaster with a line for each answer.
/// Quantiles are not drawn; the list tells them.
pub(super) fn histories(shown: &ShownQuestion) -> Vec<Chart> {
    let answers: Vec<String> = match &shown.question.record.kind {
        QuestionKind::Binary => return history(shown).draw().into_iter().collect(),
        QuestionKind::Numeric(_) | QuestionKind::Date(_) => return vec![],
        QuestionKind::Choice(_) => shown.options.clone(),
        QuestionKind::Horizons(horizons) => {
            horizons.by.iter().map(|day| format!("by {day}")).collect()
        }
    };
    let mut authors: Vec<&str> = vec![];
    for forecast in &shown.forecasts {
        if !authors.contains(&forecast.forecast.author.as_str()) {
            authors.push(&forecast.forecast.author);
        }
    }
    let charts = (1..).zip(authors).filter_map(|(number, author)| {
        let forecasters = lines_of(shown, author, &answers);
        let title = format!("{author}’s forecasts over time");
        let name = format!("history-{}-{number}", shown.question.id);
        ForecastHistory { name, title, forecasters, ..frame(shown) }.draw()
    });
    charts.collect()
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
