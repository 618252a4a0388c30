//! Exporting forecasts of yes-or-no questions and of options, with the headings of Fatebook.

use std::io::Write;

use domain::{Chances, Forecast, Probability, Resolution};
use forecasting::QuestionState;
use jiff::Timestamp;
use serde::Serialize;
use thiserror::Error;

use crate::Desk;
use crate::look_up::{LookUpError, Recorded};
use crate::question_state::QuestionFile;
use crate::sheet::Sheet;

/// The headings, as Fatebook writes them, and the close behind them: Fatebook has a deadline alone.
const HEADINGS: [&str; 11] = [
    "Question title",
    "Multiple choice option",
    "Forecast created by",
    "Forecast (scale = 0-1)",
    "Forecast created at",
    "Question created by",
    "Question created at",
    "Question resolve by",
    "Resolution",
    "Resolved at",
    "Closes at",
];

/// Why forecasts cannot be exported.
#[derive(Debug, Error)]
pub enum ExportForecastsError {
    /// The desk cannot be read.
    #[error(transparent)]
    LookUp(#[from] LookUpError),
    /// The table cannot be written.
    #[error("the table cannot be written")]
    Table(#[from] csv::Error),
    /// The file cannot be written.
    #[error("the table cannot be written")]
    Write(#[from] std::io::Error),
}

/// What was written and what was left out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ExportedForecasts {
    /// The rows written.
    pub rows: usize,
    /// The rows left out, as they hold others' forecasts that are hidden until one's own.
    pub hidden: usize,
}

/// Writes every forecast of a yes-or-no question, and every option's chance of a choice, a row
/// each, and counts them. Others' forecasts that are hidden are left out and counted, and left out
/// are forecasts of numbers and days, for which the format has no place.
///
/// # Errors
///
/// The desk cannot be read, or `output` cannot be written.
pub fn export_forecasts(
    desk: &Desk,
    output: &mut dyn Write,
) -> Result<ExportedForecasts, ExportForecastsError> {
    let mut table = Sheet::new(output);
    table.write(HEADINGS)?;
    let mut exported = ExportedForecasts::default();
    for file in desk.question_files()? {
        let lines = desk.visible_forecasts(&file).flat_map(|forecast| {
            let chances = chances(&file, forecast).into_iter();
            chances.map(|(option, chance)| row(&file, forecast, option, chance))
        });
        let mut written = 0;
        for line in lines {
            table.write(line)?;
            written += 1;
        }
        let all = file.forecasts.iter().map(|forecast| chances(&file, forecast).len());
        exported.rows += written;
        exported.hidden += all.sum::<usize>() - written;
    }
    table.flush()?;
    Ok(exported)
}

/// The chance of yes, or of each option by its name.
fn chances<'a>(
    file: &'a QuestionFile,
    forecast: &Recorded<Forecast>,
) -> Vec<(Option<&'a str>, Probability)> {
    match &forecast.record.chances {
        Chances::Probability(probability) => vec![(None, *probability)],
        Chances::Options(given) => {
            let options = file.options.iter().map(String::as_str).map(Some);
            options.zip(given.iter().copied()).collect()
        }
        Chances::Horizons(_) | Chances::Quantiles(_) => vec![],
    }
}

fn row(
    file: &QuestionFile,
    forecast: &Recorded<Forecast>,
    option: Option<&str>,
    chance: Probability,
) -> [String; 11] {
    let question = &file.question;
    let (resolution, resolved_at) = match &file.state {
        QuestionState::Settled { resolution, known_at } => {
            (ending(resolution, option).to_owned(), written(*known_at))
        }
        QuestionState::Void { .. } => ("AMBIGUOUS".to_owned(), String::new()),
        QuestionState::Open | QuestionState::Closed => (String::new(), String::new()),
    };
    [
        question.record.text.clone(),
        option.unwrap_or_default().to_owned(),
        forecast.author.clone(),
        chance.value().to_string(),
        written(forecast.recorded_at),
        question.author.clone(),
        written(question.recorded_at),
        written_as_last(file.timetable.deadline_at),
        resolution,
        resolved_at,
        written(file.timetable.closes_at),
    ]
}

/// How a question, or one of its options, ended, in Fatebook's words.
fn ending(resolution: &Resolution, option: Option<&str>) -> &'static str {
    match (domain::Outcome::of(Some(resolution)), option) {
        (domain::Outcome::Happened, None) => "YES",
        (domain::Outcome::DidNot, None) => "NO",
        (_, Some(option)) => match domain::Outcome::of_option(option, Some(resolution)) {
            domain::Outcome::Happened => "YES",
            domain::Outcome::DidNot => "NO",
            domain::Outcome::Annulled | domain::Outcome::Ambiguous | domain::Outcome::Open => {
                "AMBIGUOUS"
            }
        },
        (domain::Outcome::Annulled | domain::Outcome::Ambiguous | domain::Outcome::Open, None) => {
            "AMBIGUOUS"
        }
    }
}

/// A time as Fatebook writes it, in UTC; with parts of a second where it has them.
fn written(at: Timestamp) -> String {
    at.strftime("%Y-%m-%d %H:%M:%S%.f").to_string()
}

/// A deadline. At midnight its offset stands behind it, as bare midnight means the day that it
/// begins.
fn written_as_last(at: Timestamp) -> String {
    let plain = written(at);
    if plain.ends_with(" 00:00:00") { format!("{plain}+00:00") } else { plain }
}
