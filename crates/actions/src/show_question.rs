//! Showing a question: its forecasts over time, its settlement, and everybody's scores.

use domain::{
    AddedOption, Forecast, Id, Misled, ProposedSettlement, Question, Quote, Reopening, Requirement,
    ScheduleChange, Settlement, Withdrawal,
};
use forecasting::lint::Finding;
use forecasting::{QuestionState, RequirementState, Timetable, chances_in_words};
use serde::Serialize;

use crate::Desk;
use crate::changed_evidence::{ChangedEvidence, Ground};
use crate::lint_question::findings;
use crate::list_watches::ListedWatch;
use crate::look_up::{LookUpError, Recorded};
use crate::moment::told_by;
use crate::question_state::QuestionFile;
use crate::score_question::{ForecasterScores, ScoreQuestionError, score_everybody};
use crate::viewer::Viewer;

/// A question with everything recorded about it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ShownQuestion {
    /// The question.
    #[serde(flatten)]
    pub question: Recorded<Question>,
    /// Where it stands.
    #[serde(flatten)]
    pub state: QuestionState,
    /// When it closes and by when it must have happened, as its event now stands.
    pub timetable: Timetable,
    /// Both as they are told: each by the clock it was given by.
    pub told: ToldTimes,
    /// The options it now has, those added later included; none where it takes none.
    pub options: Vec<String>,
    /// Those of them that were added later, oldest first.
    pub added_options: Vec<Recorded<AddedOption>>,
    /// What its condition is made of, with where each question stands.
    pub requirements: Vec<ShownRequirement>,
    /// The question that its condition still waits for, where it has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub awaits: Option<Id>,
    /// That it was settled by its rule and its event changed since, in a sentence.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outdated: Option<String>,
    /// What became of the event it waits for, oldest first.
    pub changes: Vec<Recorded<ScheduleChange>>,
    /// Its forecasts, oldest first, without those of others that are hidden.
    pub forecasts: Vec<ShownForecast>,
    /// The forecast that whoever asks now holds.
    pub held: Option<Id>,
    /// How many forecasts of others are hidden until one's own.
    pub hidden: usize,
    /// The forecasts taken back, oldest first, without those of others that are hidden.
    pub withdrawals: Vec<Recorded<Withdrawal>>,
    /// Proposed settlements that no person has decided on, oldest first.
    pub proposals: Vec<ShownProposal>,
    /// Its settlements, oldest first; the last one that ends it and was not undone stands.
    pub settlements: Vec<ShownSettlement>,
    /// The words that these forecasts, proposals and settlements rest on and that their outlet
    /// changed since.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub changed_evidence: Vec<ChangedEvidence>,
    /// The undoings of settlements, oldest first.
    pub reopenings: Vec<Recorded<Reopening>>,
    /// What forecasters say misled them, oldest first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub misled: Vec<Recorded<Misled>>,
    /// The topic that it was last put under, or else that of its judgment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub topic: Option<String>,
    /// The judgment whose topic that is, where it was put under none itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub topic_of: Option<Id>,
    /// How each forecaster did; empty until it is settled with an answer.
    pub scores: Vec<ForecasterScores>,
    /// What its settler would quarrel about, while it can still be asked better.
    pub findings: Vec<Finding>,
    /// The watches that are for it, with what they have raised.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub watches: Vec<ListedWatch>,
}

impl ShownQuestion {
    /// How many of the forecasts shown were made after the answer was known, and do not count.
    pub fn late_forecasts(&self) -> usize {
        let QuestionState::Settled { known_at, .. } = &self.state else { return 0 };
        self.forecasts.iter().filter(|it| it.forecast.recorded_at > *known_at).count()
    }
}

/// Close and deadline as they are told, each by the clock it was given by and in UTC.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ToldTimes {
    /// The close.
    pub closes: String,
    /// The deadline.
    pub deadline: String,
}

/// An answer that another question must have, with where that question stands.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ShownRequirement {
    /// The other question, and the answer.
    #[serde(flatten)]
    pub requirement: Requirement,
    /// Where it stands.
    #[serde(flatten)]
    pub state: QuestionState,
}

/// A proposed settlement with the words that show it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ShownProposal {
    /// The proposal.
    #[serde(flatten)]
    pub proposal: Recorded<ProposedSettlement>,
    /// The words that show it, with their sources.
    pub quotes: Vec<Quote>,
}

/// A forecast with the words that moved it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ShownForecast {
    /// The forecast.
    #[serde(flatten)]
    pub forecast: Recorded<Forecast>,
    /// It in words, as "72%" or "Geneva 40%, Vienna 60%".
    pub words: String,
    /// The words that moved it, with their sources.
    pub quotes: Vec<Quote>,
}

/// A settlement with the words that show it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ShownSettlement {
    /// The settlement.
    #[serde(flatten)]
    pub settlement: Recorded<Settlement>,
    /// Whether it still holds.
    pub stands: bool,
    /// The words that show it, with their sources.
    pub quotes: Vec<Quote>,
}

/// Shows a question.
///
/// # Errors
///
/// It cannot be looked up.
pub fn show_question(desk: &Desk, id: Id) -> Result<ShownQuestion, ScoreQuestionError> {
    let file = desk.question_file(id)?;
    let scores = score_everybody(&file)?;
    let forecasts = shown_forecasts(desk, &file)?;
    // Those who work at the desk can still ask it better.
    let can_be_mended = file.state == QuestionState::Open && desk.viewer() != Viewer::Visitor;
    let findings = if can_be_mended { findings(desk, &file.question)? } else { Vec::new() };
    let topic = desk.topic_of(&file.question)?;
    let withdrawals = desk.visible_withdrawals(&file);
    let (proposals, settlements) = (shown_proposals(desk, &file)?, shown_settlements(desk, &file)?);
    Ok(ShownQuestion {
        findings,
        told: file.told(),
        misled: desk.citing(id)?,
        watches: desk.watches_on(id)?,
        topic_of: topic.as_ref().and_then(|topic| topic.of),
        topic: topic.map(|topic| topic.topic),
        awaits: file.awaits,
        outdated: file.outdated(),
        held: file.held_by(desk.author()).map(|forecast| forecast.id),
        hidden: file.forecasts.len() - forecasts.len(),
        changed_evidence: changed_evidence(desk, &forecasts, &proposals, &settlements)?,
        forecasts,
        proposals,
        settlements,
        requirements: file.requirements.into_iter().map(shown_requirement).collect(),
        timetable: file.timetable,
        options: file.options,
        added_options: file.added,
        changes: file.changes,
        withdrawals,
        reopenings: file.reopenings,
        question: file.question,
        state: file.state,
        scores,
    })
}

impl QuestionFile {
    /// Its close and deadline, each by the clock it was given by.
    pub(crate) fn told(&self) -> ToldTimes {
        let clock = self.question.record.clock.as_deref();
        let close_clock = self.question.record.close_clock.as_deref().or(clock);
        let closes = told_by(self.timetable.closes_at, close_clock);
        ToldTimes { closes, deadline: told_by(self.timetable.deadline_at, clock) }
    }
}

fn shown_requirement(
    RequirementState { requirement, state }: RequirementState,
) -> ShownRequirement {
    ShownRequirement { requirement, state }
}

/// The words that forecasts, proposals and settlements rest on and that were changed since.
fn changed_evidence(
    desk: &Desk,
    forecasts: &[ShownForecast],
    proposals: &[ShownProposal],
    settlements: &[ShownSettlement],
) -> Result<Vec<ChangedEvidence>, LookUpError> {
    let forecasts = forecasts.iter().flat_map(|it| &it.forecast.record.evidence);
    let proposals = proposals.iter().flat_map(|it| &it.proposal.record.evidence);
    let standing = settlements.iter().filter(|it| it.stands);
    let settlements = standing.flat_map(|it| &it.settlement.record.evidence);
    desk.changed_among(forecasts.chain(proposals).chain(settlements).map(Ground::from))
}

fn shown_forecasts(desk: &Desk, file: &QuestionFile) -> Result<Vec<ShownForecast>, LookUpError> {
    let shown = desk.visible_forecasts(file).cloned().map(|forecast| {
        let kind = &file.question.record.kind;
        let words = chances_in_words(kind, &file.options, &forecast.record.chances);
        let quotes = desk.quotes(&forecast.record.evidence)?;
        Ok(ShownForecast { forecast, words, quotes })
    });
    shown.collect()
}

fn shown_proposals(desk: &Desk, file: &QuestionFile) -> Result<Vec<ShownProposal>, LookUpError> {
    let undecided = if file.standing().is_some() { &[] } else { file.undecided() };
    let shown = undecided.iter().cloned().map(|proposal| {
        let quotes = desk.quotes(&proposal.record.evidence)?;
        Ok(ShownProposal { proposal, quotes })
    });
    shown.collect()
}

fn shown_settlements(
    desk: &Desk,
    file: &QuestionFile,
) -> Result<Vec<ShownSettlement>, LookUpError> {
    let standing = file.standing().map(|settlement| settlement.id);
    let shown = file.settlements.iter().cloned().map(|settlement| {
        let quotes = desk.quotes(&settlement.record.evidence)?;
        Ok(ShownSettlement { stands: standing == Some(settlement.id), settlement, quotes })
    });
    shown.collect()
}
