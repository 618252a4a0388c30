//! Resolving a question: a person settles how it ended, with evidence.

use domain::{Id, Record, Resolution, Settlement};
use forecasting::QuestionState;
use jiff::Timestamp;
use ledger::LedgerError;
use serde::Deserialize;
use thiserror::Error;

use crate::Desk;
use crate::desk::Decided;
use crate::evidence::{EvidenceError, EvidenceRef};
use crate::look_up::LookUpError;
use crate::moment::day;
use crate::question_state::QuestionFile;

/// A question to settle.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ResolveQuestion {
    /// The question.
    pub question: Id,
    /// How it ended.
    pub resolution: Resolution,
    /// The words that show it; needed for yes and no.
    #[serde(default)]
    pub evidence: Vec<EvidenceRef>,
    /// When the answer became known. If it is not given: when the first settlement that said the
    /// same and was undone had it known, so that undoing gains nobody time; else now.
    pub known_at: Option<Timestamp>,
}

/// Why a question cannot be settled.
#[derive(Debug, Error)]
pub enum ResolveQuestionError {
    /// It is settled already.
    #[error(
        "{question} is settled already ({outcome}, in {settlement}); undo that first with `forsooth unsettle {question}`"
    )]
    Settled {
        /// The question.
        question: Id,
        /// How it ended.
        outcome: &'static str,
        /// The settlement that stands.
        settlement: Id,
    },
    /// The condition failed, so there is nothing to settle.
    #[error("{question} is void: {reason}")]
    Void {
        /// The question.
        question: Id,
        /// Why.
        reason: String,
    },
    /// A yes or no without evidence.
    #[error("a settlement needs evidence; point at the words that show it")]
    NoEvidence,
    /// Annulled or ambiguous without a reason.
    #[error("say why {question} is {outcome}, in one sentence for readers")]
    NoReason {
        /// The question.
        question: Id,
        /// How it was to end.
        outcome: &'static str,
    },
    /// The answer became known before the question was asked, or is not known yet.
    #[error(
        "the answer cannot have become known at {known_at}; give a time after {asked_at} and up to {now}"
    )]
    KnownAt {
        /// The time given.
        known_at: Timestamp,
        /// When the question was asked.
        asked_at: Timestamp,
        /// What time it is.
        now: Timestamp,
    },
    /// The question cannot be looked up.
    #[error(transparent)]
    LookUp(#[from] LookUpError),
    /// Its evidence cannot be pointed at.
    #[error(transparent)]
    Evidence(#[from] EvidenceError),
    /// The ledger refused it.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
}

/// Settles a question.
///
/// # Errors
///
/// It is settled or void already, or the evidence is missing or not in the documents.
pub fn resolve_question(
    desk: &mut Desk,
    request: &ResolveQuestion,
) -> Result<Id, ResolveQuestionError> {
    desk.record(|desk| decide(desk, request))
}

fn decide(desk: &Desk, request: &ResolveQuestion) -> Result<Decided, ResolveQuestionError> {
    let question = request.question;
    let file = desk.question_file(question)?;
    if let Some(standing) = file.standing() {
        return Err(ResolveQuestionError::Settled {
            question,
            outcome: standing.record.resolution.word(),
            settlement: standing.id,
        });
    }
    if let QuestionState::Void { reason } = file.state {
        return Err(ResolveQuestionError::Void { question, reason });
    }
    check_ground(request)?;
    let now = desk.now()?;
    let known_at = request.known_at.or_else(|| known_before(&file, request)).unwrap_or(now);
    // A day ends at midnight; what became known today became known by now.
    let known_at = if day(known_at) == day(now) { known_at.min(now) } else { known_at };
    let asked_at = file.question.recorded_at;
    if known_at <= asked_at || known_at > now {
        return Err(ResolveQuestionError::KnownAt { known_at, asked_at, now });
    }
    let evidence = desk.evidence(&request.evidence)?;
    let resolution = request.resolution.clone();
    let settlement = Settlement { question, resolution, evidence, known_at };
    Ok(Record::Settlement(settlement).into())
}

fn known_before(file: &QuestionFile, request: &ResolveQuestion) -> Option<Timestamp> {
    let same = file.settlements.iter().map(|settlement| &settlement.record);
    same.filter(|it| it.resolution == request.resolution).map(|it| it.known_at).min()
}

fn check_ground(request: &ResolveQuestion) -> Result<(), ResolveQuestionError> {
    match &request.resolution {
        Resolution::Yes | Resolution::No if request.evidence.is_empty() => {
            Err(ResolveQuestionError::NoEvidence)
        }
        Resolution::Yes | Resolution::No => Ok(()),
        Resolution::Annulled { reason } | Resolution::Ambiguous { reason } => {
            let (question, outcome) = (request.question, request.resolution.word());
            if reason.trim().is_empty() {
                return Err(ResolveQuestionError::NoReason { question, outcome });
            }
            Ok(())
        }
    }
}
