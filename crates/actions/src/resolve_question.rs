//! Resolving a question: a person settles how it ended, with evidence.

use domain::{Id, ProposedSettlement, Record, Resolution, Settlement, to_the_minute};
use forecasting::{QuestionState, UnclearResolution, parse_resolution};
use jiff::Timestamp;
use jiff::civil::Date;
use ledger::LedgerError;
use serde::Deserialize;
use thiserror::Error;

use crate::Desk;
use crate::desk::Decided;
use crate::evidence::{EvidenceError, EvidenceRef};
use crate::look_up::LookUpError;
use crate::moment::day;
use crate::person::OnlyAPerson;
use crate::question_state::QuestionFile;

/// A question to settle.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ResolveQuestion {
    /// The question.
    pub question: Id,
    /// How it ended, as people write it: `yes`, `Geneva`, `42`, `2027-02-03`, `above`,
    /// `annulled`, `not yet`.
    pub answer: String,
    /// Why it is annulled or ambiguous, or cannot be told yet.
    #[serde(default)]
    pub reason: String,
    /// When to look again, where it cannot be told yet.
    pub look_again: Option<Date>,
    /// The words that show it; needed for an answer.
    #[serde(default)]
    pub evidence: Vec<EvidenceRef>,
    /// When the answer became known. If it is not given: when the last settlement that said the
    /// same and was undone had it known, so that undoing gains nobody time; else now.
    pub known_at: Option<Timestamp>,
}

/// Why a question cannot be settled.
#[derive(Debug, Error)]
pub enum ResolveQuestionError {
    /// It is settled already.
    #[error(
        "{question} is settled already ({outcome}, in {settlement} by {author}); undo that first with `forsooth unsettle {question}`"
    )]
    Settled {
        /// The question.
        question: Id,
        /// How it ended.
        outcome: String,
        /// The settlement that stands.
        settlement: Id,
        /// Who settled it.
        author: String,
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
    /// What was written does not end the question.
    #[error(transparent)]
    Unclear(#[from] UnclearResolution),
    /// A machine may not settle.
    #[error(transparent)]
    Machine(#[from] OnlyAPerson),
    /// The proposal is about another question, or decided already.
    #[error("{0} awaits no decision; see what does with `forsooth due`")]
    NotProposed(Id),
    /// The answer became known before the question was asked, or is not known yet.
    #[error(
        "the answer cannot have become known at {}; give a time after it was asked ({}) and no later than now ({})",
        to_the_minute(*.known_at), to_the_minute(*.asked_at), to_the_minute(*.now)
    )]
    KnownAt {
        /// The time given.
        known_at: Timestamp,
        /// When the question was asked.
        asked_at: Timestamp,
        /// What time it is.
        now: Timestamp,
    },
    /// It is said to have happened on a day that has not come.
    #[error(
        "{on} has not come yet; what happens by {today} can be settled by its day, and no more"
    )]
    NotCome {
        /// The day given.
        on: Date,
        /// What day it is.
        today: Date,
    },
    /// Its postponement rule says otherwise.
    #[error(
        "by its rule {question} ends as {ruled}: {reason}; settle it so, or say first what became of its event with `forsooth schedule`"
    )]
    AgainstItsRule {
        /// The question.
        question: Id,
        /// How it ends by its rule.
        ruled: String,
        /// What became of its event, and the rule.
        reason: String,
    },
    /// There is nothing to wait for on a day that has passed.
    #[error("{given} has passed; give a day after {today} to look again on")]
    LookAgain {
        /// The day given.
        given: Date,
        /// What day it is.
        today: Date,
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

/// Settles a question, or notes that it cannot be settled yet.
///
/// # Errors
///
/// It is settled or void already, the answer does not answer it, the evidence is missing or not in
/// the documents, or a machine asks.
pub fn resolve_question(
    desk: &mut Desk,
    request: &ResolveQuestion,
) -> Result<Id, ResolveQuestionError> {
    desk.record(|desk| {
        desk.check_person("settle")?;
        Ok(Record::Settlement(settlement(desk, request)?).into())
    })
}

/// Settles a question as was proposed: a person takes the proposal over.
///
/// # Errors
///
/// The proposal is decided already, the question cannot be settled so any more, or a machine asks.
pub fn accept_settlement(desk: &mut Desk, proposal: Id) -> Result<Id, ResolveQuestionError> {
    desk.record(|desk| accept(desk, proposal))
}

fn accept(desk: &Desk, proposal: Id) -> Result<Decided, ResolveQuestionError> {
    let proposed = desk.look_up::<ProposedSettlement>(proposal)?.record;
    let question = proposed.question;
    desk.check_person("settle")?;
    let file = desk.question_file(question)?;
    check_unsettled(&file)?;
    if !file.undecided().iter().any(|undecided| undecided.id == proposal) {
        return Err(ResolveQuestionError::NotProposed(proposal));
    }
    let ProposedSettlement { resolution, evidence, known_at, .. } = proposed;
    let (proposed, imported) = (Some(proposal), None);
    let settlement = Settlement { question, resolution, evidence, known_at, proposed, imported };
    Ok(Record::Settlement(settlement).into())
}

/// The settlement that was asked for, if the question can be settled so.
pub(crate) fn settlement(
    desk: &Desk,
    request: &ResolveQuestion,
) -> Result<Settlement, ResolveQuestionError> {
    let question = request.question;
    let file = desk.question_file(question)?;
    check_unsettled(&file)?;
    let ResolveQuestion { answer, reason, look_again, .. } = request;
    let kind = &file.question.record.kind;
    let resolution = parse_resolution(kind, &file.options, answer, reason, *look_again)?;
    if resolution.is_scored() && request.evidence.is_empty() {
        return Err(ResolveQuestionError::NoEvidence);
    }
    check_days(&resolution, day(desk.now()?))?;
    check_rule(&file, &resolution)?;
    let known_at = known_at(desk, &file, request.known_at, &resolution)?;
    let evidence = desk.evidence(&request.evidence)?;
    Ok(Settlement { question, resolution, evidence, known_at, proposed: None, imported: None })
}

/// Refuses a day of the answer that is still to come, and one to look again on that has passed.
fn check_days(resolution: &Resolution, today: Date) -> Result<(), ResolveQuestionError> {
    match resolution {
        Resolution::Date { date } if *date > today => {
            Err(ResolveQuestionError::NotCome { on: *date, today })
        }
        Resolution::NotYet { look_again: given, .. } if *given <= today => {
            Err(ResolveQuestionError::LookAgain { given: *given, today })
        }
        Resolution::Yes
        | Resolution::No
        | Resolution::Options { .. }
        | Resolution::Number { .. }
        | Resolution::Date { .. }
        | Resolution::Beyond { .. }
        | Resolution::Annulled { .. }
        | Resolution::Ambiguous { .. }
        | Resolution::NotYet { .. } => Ok(()),
    }
}

/// Refuses an answer that is not the one by which the question's postponement rule ends it.
fn check_rule(file: &QuestionFile, resolution: &Resolution) -> Result<(), ResolveQuestionError> {
    match &file.timetable.ends {
        Some(ends) if resolution.is_scored() && ends.resolution != *resolution => {
            Err(ResolveQuestionError::AgainstItsRule {
                question: file.question.id,
                ruled: ends.resolution.words(),
                reason: ends.reason.clone(),
            })
        }
        Some(_) | None => Ok(()),
    }
}

fn check_unsettled(file: &QuestionFile) -> Result<(), ResolveQuestionError> {
    let question = file.question.id;
    if let Some(standing) = file.standing() {
        let (outcome, settlement) = (standing.record.resolution.words(), standing.id);
        let author = standing.author.clone();
        return Err(ResolveQuestionError::Settled { question, outcome, settlement, author });
    }
    match &file.state {
        QuestionState::Void { reason } => {
            Err(ResolveQuestionError::Void { question, reason: reason.clone() })
        }
        QuestionState::Open | QuestionState::Closed | QuestionState::Settled { .. } => Ok(()),
    }
}

fn known_at(
    desk: &Desk,
    file: &QuestionFile,
    given: Option<Timestamp>,
    resolution: &Resolution,
) -> Result<Timestamp, ResolveQuestionError> {
    let now = desk.now()?;
    let known_at = given.or_else(|| known_before(file, resolution)).unwrap_or(now);
    // A day ends at midnight; what became known today became known by now.
    let known_at = if day(known_at) == day(now) { known_at.min(now) } else { known_at };
    let asked_at = file.question.recorded_at;
    if known_at <= asked_at || known_at > now {
        return Err(ResolveQuestionError::KnownAt { known_at, asked_at, now });
    }
    Ok(known_at)
}

fn known_before(file: &QuestionFile, resolution: &Resolution) -> Option<Timestamp> {
    let same = file.settlements.iter().map(|settlement| &settlement.record);
    same.filter(|it| it.resolution == *resolution).map(|it| it.known_at).next_back()
}
