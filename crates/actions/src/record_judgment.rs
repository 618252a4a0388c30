//! Recording a judgment: a claim with the very words it rests on.

use domain::{
    Checkpoint, Confidence, Id, Indicator, Judgment, JudgmentKind, Kind, Premortem, Probability,
    Record,
};
use jiff::civil::Date;
use judging::{JudgmentFlaw, check_judgment};
use ledger::LedgerError;
use serde::Deserialize;
use thiserror::Error;

use crate::Desk;
use crate::desk::Decided;
use crate::evidence::EvidenceError;
use crate::look_up::LookUpError;
use crate::moment::day;
use crate::person::OnlyAPerson;
use crate::set_topic::{UnfitTopic, check_topic};
use crate::weighed_evidence::WeighedRef;

/// A judgment to record.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecordJudgment {
    /// The claim, in one sentence.
    pub claim: String,
    /// The words that speak for it; at least one.
    pub evidence_for: Vec<WeighedRef>,
    /// The words that speak against it.
    #[serde(default)]
    pub evidence_against: Vec<WeighedRef>,
    /// What else could be meant; at least one.
    pub alternatives: Vec<String>,
    /// What is taken for granted.
    #[serde(default)]
    pub assumptions: Vec<String>,
    /// How likely the claim is.
    pub likelihood: Probability,
    /// How good its ground is.
    pub confidence: Confidence,
    /// Why.
    pub confidence_reason: Option<String>,
    /// When it must be looked at again.
    pub checkpoint: Option<Date>,
    /// The scheduled event that makes it the day.
    pub scheduled: Option<Id>,
    /// The judgment that this one corrects.
    pub corrects: Option<Id>,
    /// What sort of claim it is.
    pub kind: Option<JudgmentKind>,
    /// What to watch for.
    #[serde(default)]
    pub indicators: Vec<Indicator>,
    /// How it went wrong, told before it could.
    pub premortem: Option<Premortem>,
    /// The judgment made earlier on the same matter.
    pub earlier: Option<Id>,
    /// Why it differs from the earlier one, or why it does not.
    pub change_reason: Option<String>,
}

/// Why a judgment cannot be recorded.
#[derive(Debug, Error)]
pub enum RecordJudgmentError {
    /// Its evidence cannot be pointed at.
    #[error(transparent)]
    Evidence(#[from] EvidenceError),
    /// It lacks what a judgment must have.
    #[error(transparent)]
    Flaw(#[from] JudgmentFlaw),
    /// Something it names cannot be looked up.
    #[error(transparent)]
    LookUp(#[from] LookUpError),
    /// The checkpoint has no date.
    #[error(transparent)]
    Checkpoint(#[from] CheckpointError),
    /// Its topic is too long.
    #[error(transparent)]
    Topic(#[from] UnfitTopic),
    /// A machine may not judge.
    #[error(transparent)]
    Machine(#[from] OnlyAPerson),
    /// The ledger refused it.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
}

/// Why a checkpoint cannot be set.
#[derive(Debug, Error)]
pub enum CheckpointError {
    /// The scheduled event cannot be looked up.
    #[error(transparent)]
    LookUp(#[from] LookUpError),
    /// Nothing can be looked at again on a day that has passed.
    #[error("the checkpoint {given} has passed; give a day after {today}")]
    Passed {
        /// The date given.
        given: Date,
        /// What day it is.
        today: Date,
    },
    /// The ledger cannot be read.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
    /// The date differs from the one that was announced.
    #[error("{scheduled} was announced for {announced}, not {given}; leave the date out")]
    OtherDate {
        /// The scheduled event.
        scheduled: Id,
        /// Its date.
        announced: Date,
        /// The date given.
        given: Date,
    },
}

/// Records a judgment under its evidence.
///
/// # Errors
///
/// Its evidence is not in the documents, it lacks an alternative, an id names nothing, or a machine
/// asks.
pub fn record_judgment(
    desk: &mut Desk,
    request: &RecordJudgment,
) -> Result<Id, RecordJudgmentError> {
    record_judgment_under(desk, None, request)
}

/// Records a judgment under a topic, as "arms control"; a blank one is none.
///
/// # Errors
///
/// As [`record_judgment`].
pub fn record_judgment_under(
    desk: &mut Desk,
    topic: Option<&str>,
    request: &RecordJudgment,
) -> Result<Id, RecordJudgmentError> {
    let topic = topic.map(str::trim).filter(|topic| !topic.is_empty());
    desk.record(|desk| decide(desk, topic, request))
}

fn decide(
    desk: &Desk,
    topic: Option<&str>,
    request: &RecordJudgment,
) -> Result<Decided, RecordJudgmentError> {
    desk.check_person("record a judgment")?;
    let judgment = Judgment {
        claim: request.claim.clone(),
        evidence_for: desk.weighed_evidence(&request.evidence_for)?,
        evidence_against: desk.weighed_evidence(&request.evidence_against)?,
        alternatives: request.alternatives.clone(),
        assumptions: request.assumptions.clone(),
        likelihood: request.likelihood,
        confidence: request.confidence,
        confidence_reason: request.confidence_reason.clone(),
        checkpoint: desk.checkpoint(request.checkpoint, request.scheduled)?,
        kind: request.kind,
        indicators: request.indicators.clone(),
        premortem: request.premortem.clone(),
        earlier: request.earlier,
        change_reason: request.change_reason.clone(),
        topic: topic.map(str::to_owned),
    };
    check_judgment(&judgment)?;
    topic.map_or(Ok(()), check_topic)?;
    request.earlier.map(|id| desk.find_standing(id, Kind::Judgment)).transpose()?;
    let corrected = |id| desk.find_standing(id, Kind::Judgment).map(|entry| entry.sequence);
    let corrects = request.corrects.map(corrected).transpose()?;
    Ok(Decided { record: Record::Judgment(judgment), corrects })
}

impl Desk {
    /// A checkpoint on a date, on the date of a scheduled event, or none.
    pub(crate) fn checkpoint(
        &self,
        date: Option<Date>,
        scheduled: Option<Id>,
    ) -> Result<Option<Checkpoint>, CheckpointError> {
        let checkpoint = self.checkpoint_named(date, scheduled)?;
        let today = day(self.now()?);
        match checkpoint {
            Some(Checkpoint { date: given, .. }) if given < today => {
                Err(CheckpointError::Passed { given, today })
            }
            checkpoint => Ok(checkpoint),
        }
    }

    fn checkpoint_named(
        &self,
        date: Option<Date>,
        scheduled: Option<Id>,
    ) -> Result<Option<Checkpoint>, CheckpointError> {
        let Some(id) = scheduled else {
            return Ok(date.map(|date| Checkpoint { date, scheduled: None }));
        };
        let event = self.look_up::<domain::Found<domain::ScheduledEvent>>(id)?;
        let announced = event.record.item.date;
        match date {
            Some(given) if given != announced => {
                Err(CheckpointError::OtherDate { scheduled: id, announced, given })
            }
            _ => Ok(Some(Checkpoint { date: announced, scheduled })),
        }
    }
}
