//! Filling a sample desk: a story of public events, replayed through the actions of a user.

use std::path::Path;

use domain::Id;
use jiff::Timestamp;
use jiff::civil::Date;
use reading::IntakeHints;
use serde::Deserialize;
use text::language::Model;
use thiserror::Error;

use crate::add_document::{AddDocument, add_document};
use crate::ask_question::{AskQuestion, ask_question};
use crate::desk::{Desk, DeskError};
use crate::record_forecast::{RecordForecast, record_forecast};
use crate::record_judgment::{RecordJudgment, record_judgment};
use crate::reopen_question::{ReopenQuestion, reopen_question};
use crate::resolve_question::{ResolveQuestion, resolve_question};
use crate::write_brief::{WriteBrief, write_brief};

macro_rules! report {
    ($name:literal) => {
        (
            concat!("reports/", $name),
            include_str!(concat!("../../../examples/winter-2022/reports/", $name)),
        )
    };
}

const STORY: &str = include_str!("../../../examples/winter-2022/story.toml");

/// The reports the story names, by file name.
const REPORTS: &[(&str, &str)] = &[
    report!("01-draft-treaties.md"),
    report!("02-three-rounds.md"),
    report!("03-annual-press-conference.md"),
    report!("04-not-against-anyone.md"),
    report!("05-written-replies.md"),
    report!("06-ministers-in-beijing.md"),
    report!("07-no-limits.md"),
    report!("08-the-attack.md"),
    report!("09-security-council.md"),
    report!("10-a-month-of-war.md"),
];

/// A story to replay.
#[derive(Debug, Deserialize)]
struct Story {
    name: String,
    #[serde(rename = "step")]
    steps: Vec<Step>,
}

/// Somebody does something at some time.
#[derive(Debug, Deserialize)]
struct Step {
    at: Timestamp,
    by: String,
    #[serde(flatten)]
    deed: Deed,
}

/// What somebody does: one of the actions, asked for as a user would.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Deed {
    Add(Report),
    Judge(RecordJudgment),
    Ask(AskQuestion),
    Forecast(RecordForecast),
    Settle(ResolveQuestion),
    Reopen(ReopenQuestion),
    Brief(WriteBrief),
}

/// A report to add.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Report {
    file: String,
    source: String,
    published: Date,
}

/// Why a sample desk cannot be filled.
#[derive(Debug, Error)]
pub enum FillSampleDeskError {
    /// The story is not written as a story is.
    #[error("the story cannot be read")]
    Story(#[from] toml::de::Error),
    /// The story has no first step.
    #[error("the story has no steps")]
    NoSteps,
    /// The desk cannot be begun.
    #[error(transparent)]
    Desk(#[from] DeskError),
    /// A step was refused.
    #[error("step {step} of the story, at {at}, was refused")]
    Step {
        /// Which, counted from 1.
        step: usize,
        /// When it was to be.
        at: Timestamp,
        /// Why.
        source: Refusal,
    },
}

/// Why a step of a story was refused: the error of the action it asks for.
type Refusal = Box<dyn std::error::Error + Send + Sync>;

/// Makes a desk at a path that has no file yet, and replays the sample story on it. Without a
/// language model its reports are read by rules alone.
///
/// # Errors
///
/// There is a file already, or a step is refused.
pub fn fill_sample_desk(path: &Path, model: Option<&Model>) -> Result<Desk, FillSampleDeskError> {
    replay(path, STORY, &Reports { all: REPORTS, model })
}

/// The reports of a story, and what reads them.
struct Reports<'a> {
    /// Names of files and what they hold.
    all: &'a [(&'a str, &'a str)],
    /// Without it they are read by rules alone.
    model: Option<&'a Model>,
}

fn replay(path: &Path, story: &str, reports: &Reports<'_>) -> Result<Desk, FillSampleDeskError> {
    let story: Story = toml::from_str(story)?;
    let first = story.steps.first().ok_or(FillSampleDeskError::NoSteps)?;
    let mut desk = Desk::begin_replayed(path, &first.by, &story.name, first.at)?;
    for (index, step) in story.steps.into_iter().enumerate() {
        let at = step.at;
        take(&mut desk, step, reports).map_err(|source| FillSampleDeskError::Step {
            step: index + 1,
            at,
            source,
        })?;
    }
    Ok(desk)
}

fn take(desk: &mut Desk, step: Step, reports: &Reports<'_>) -> Result<Id, Refusal> {
    desk.replay(step.at, &step.by)?;
    Ok(match step.deed {
        Deed::Add(report) => add_report(desk, report, reports)?,
        Deed::Judge(request) => record_judgment(desk, &request)?,
        Deed::Ask(request) => ask_question(desk, &request)?,
        Deed::Forecast(request) => record_forecast(desk, &request)?,
        Deed::Settle(request) => resolve_question(desk, &request)?,
        Deed::Reopen(request) => reopen_question(desk, &request)?,
        Deed::Brief(request) => write_brief(desk, &request)?,
    })
}

fn add_report(desk: &mut Desk, report: Report, reports: &Reports<'_>) -> Result<Id, Refusal> {
    let Report { file, source, published } = report;
    let text = reports.all.iter().find(|(name, _)| *name == file).map(|(_, text)| *text);
    let text = text.ok_or_else(|| format!("there is no report {file}"))?;
    let hints = IntakeHints {
        name: Some(file),
        source: Some(source),
        published: Some(published),
        ..IntakeHints::default()
    };
    let request = AddDocument::new(text.into(), &hints, None)?;
    let request = match reports.model {
        Some(model) => request.annotated(model),
        None => request,
    };
    Ok(add_document(desk, &request)?.id)
}
