//! Showing a brief: as it was written, and how it came out.

use briefing::{OtherScore, Outcome, Stamp, Way};
use domain::{Brief, BriefForecast, Id, Judgment, Resolution};
use forecasting::QuestionState;
use jiff::Timestamp;
use judging::{AssumptionStanding, AssumptionState};
use scoring::answers::Answer;
use serde::Serialize;

use crate::Desk;
use crate::due_changes::grounds_of_brief;
use crate::look_up::{LookUpError, Recorded};
use crate::moment::day;
use crate::question_state::QuestionFile;

/// A brief with how it came out.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ShownBrief {
    /// The brief, frozen.
    #[serde(flatten)]
    pub brief: Recorded<Brief>,
    /// How it came out so far.
    pub stamp: Stamp,
}

impl ShownBrief {
    /// The brief as Markdown.
    pub fn markdown(&self) -> String {
        briefing::markdown(self.brief.id, &self.brief.record, &self.stamp)
    }

    /// The brief as a file of a word processor.
    ///
    /// # Errors
    ///
    /// The file cannot be packed.
    pub fn docx(&self) -> std::io::Result<Vec<u8>> {
        briefing::docx(self.brief.id, &self.brief.record, &self.stamp)
    }

    /// The brief as a page of its own, with ways back to where it was read if there are any.
    pub fn html(&self, ways: &[Way]) -> String {
        briefing::html(self.brief.id, &self.brief.record, &self.stamp, ways)
    }
}

/// Shows a brief.
///
/// # Errors
///
/// It cannot be looked up.
pub fn show_brief(desk: &Desk, id: Id) -> Result<ShownBrief, LookUpError> {
    let brief = desk.look_up::<Brief>(id)?;
    let forecasts = brief.record.forecasts();
    let outcome = |forecast| outcome(desk, forecast, brief.recorded_at);
    let outcomes = forecasts.map(outcome).collect::<Result<_, _>>()?;
    let (as_of, notices) = (day(desk.now()?), notices(desk, &brief)?);
    Ok(ShownBrief { stamp: Stamp { as_of, outcomes, notices }, brief })
}

/// What became of the brief and of the judgments it tells since it was written.
fn notices(desk: &Desk, brief: &Recorded<Brief>) -> Result<Vec<String>, LookUpError> {
    let mut notices = Vec::new();
    if let Some(by) = desk.correction(&desk.find(brief.id)?)? {
        notices.push(format!("brief {by} takes the place of this one."));
    }
    for told in &brief.record.judgments {
        let id = told.judgment;
        if let Some(by) = desk.correction(&desk.find(id)?)? {
            notices.push(format!("judgment {id}, “{}”, was corrected by {by}.", told.claim));
        }
        let judgment = match desk.look_up::<Judgment>(id) {
            Err(LookUpError::Erased { words, .. }) => {
                notices.push(format!("judgment {id} was {words}."));
                continue;
            }
            judgment => judgment?,
        };
        for standing in desk.assumptions_of(&judgment)? {
            let Some((by, notice)) = broken(standing) else { continue };
            // Judgments may share an assumption; and a break before the brief is no news in it.
            if desk.find(by)?.recorded_at > brief.recorded_at && !notices.contains(&notice) {
                notices.push(notice);
            }
        }
    }
    for changed in desk.changed_among(grounds_of_brief(&brief.record))? {
        notices.push(format!("{}.", changed.words()));
    }
    Ok(notices)
}

/// That an assumption was broken since the judgment was made, and by what.
fn broken(AssumptionStanding { text, state }: AssumptionStanding) -> Option<(Id, String)> {
    match state {
        AssumptionState::Holds | AssumptionState::BrokenBefore { .. } => None,
        AssumptionState::Broken { by, reason } => {
            Some((by, format!("“{text}” is no longer taken for granted ({by}): {reason}.")))
        }
    }
}

fn outcome(
    desk: &Desk,
    forecast: &BriefForecast,
    written_at: Timestamp,
) -> Result<Outcome, LookUpError> {
    let question = forecast.question;
    let pending = Outcome {
        question,
        resolution: None,
        void: None,
        known_on: None,
        is_late: false,
        brier: None,
        other_score: None,
    };
    let file = desk.question_file(question)?;
    Ok(match &file.state {
        QuestionState::Open | QuestionState::Closed => pending,
        // Its condition is open again, and nobody has a score until that is settled.
        QuestionState::Settled { .. } if file.awaits.is_some() => pending,
        QuestionState::Void { reason } => Outcome { void: Some(reason.clone()), ..pending },
        // What was known already is foretold by nobody.
        QuestionState::Settled { resolution, known_at } if *known_at <= written_at => Outcome {
            known_on: Some(day(*known_at)),
            resolution: Some(resolution.clone()),
            is_late: true,
            ..pending
        },
        QuestionState::Settled { resolution, known_at } => Outcome {
            brier: brier(forecast, resolution),
            other_score: other_score(&file, forecast, resolution),
            known_on: Some(day(*known_at)),
            resolution: Some(resolution.clone()),
            ..pending
        },
    })
}

/// The score of a forecast of anything but yes and no, by the first rule of the question's kind.
fn other_score(
    file: &QuestionFile,
    forecast: &BriefForecast,
    resolution: &Resolution,
) -> Option<OtherScore> {
    let answer = Answer::new(&file.question.record.kind, &file.options, resolution)?;
    let rule = *answer.rules().first()?;
    let value = answer.score(rule, forecast.chances.as_ref()?).ok()?;
    Some(OtherScore { rule: format!("{}; {}", rule.name(), rule.direction()), value })
}

fn brier(forecast: &BriefForecast, resolution: &Resolution) -> Option<f64> {
    scoring::brier(forecast.probability?, resolution)
}
