//! Asking a question that can be settled.

use std::collections::BTreeMap;

use domain::{
    Among, Condition, Id, Kind, Postponement, Question, QuestionKind, Record, RequiredAnswer,
    Requirement,
};
use forecasting::{
    QuestionFlaw, RequirementState, check_question, condition_failure, contradiction, none_left,
};
use jiff::Timestamp;
use jiff::civil::Date;
use ledger::LedgerError;
use serde::Deserialize;
use thiserror::Error;

use crate::Desk;
use crate::desk::Decided;
use crate::look_up::LookUpError;
use crate::moment::GivenClocks;
use crate::person::OnlyAPerson;
use crate::record_judgment::CheckpointError;

/// A question to ask. It opens when it is asked.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AskQuestion {
    /// The question, in one sentence.
    pub text: String,
    /// What kind of answer it takes; yes or no where nothing is said.
    #[serde(default)]
    pub kind: QuestionKind,
    /// What counts as yes, or how the answer is read off.
    pub criteria: String,
    /// Where a settler looks it up.
    pub settlement_source: String,
    /// The last moment at which a forecast counts.
    pub closes_at: Timestamp,
    /// The moment by which it must have happened.
    pub deadline_at: Timestamp,
    /// What must hold for the question to count at all.
    pub condition: Option<Condition>,
    /// What happens to the question if the event it waits for is moved.
    pub postponement: Option<Postponement>,
    /// When it must be looked at again.
    pub checkpoint: Option<Date>,
    /// The scheduled event that makes it the day.
    pub scheduled: Option<Id>,
    /// The judgment that it makes checkable.
    pub judgment: Option<Id>,
    /// The noted prediction it was drafted from.
    pub prediction: Option<Id>,
}

/// Why a question cannot be asked.
#[derive(Debug, Error)]
pub enum AskQuestionError {
    /// A machine may not.
    #[error(transparent)]
    Machine(#[from] OnlyAPerson),
    /// It lacks what a question must have.
    #[error(transparent)]
    Flaw(#[from] QuestionFlaw),
    /// An answer that its condition requires is none.
    #[error(transparent)]
    Requirement(#[from] RequirementError),
    /// Something it names cannot be looked up.
    #[error(transparent)]
    LookUp(#[from] LookUpError),
    /// Its checkpoint cannot be set.
    #[error(transparent)]
    Checkpoint(#[from] CheckpointError),
    /// The ledger refused it.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
}

/// Why an answer cannot be required of another question.
#[derive(Debug, Error)]
pub enum RequirementError {
    /// The other question cannot be looked up.
    #[error(transparent)]
    LookUp(#[from] LookUpError),
    /// It has no yes and no.
    #[error("{question} asks for {asked}; name one of its options, as {question}=…")]
    NoYes {
        /// The other question.
        question: Id,
        /// What it asks for.
        asked: &'static str,
    },
    /// A number, or a row of days, has neither yes and no nor options.
    #[error(
        "{question} asks for {asked}, and only yes, no or an option can be a condition; ask what is meant as a question of yes or no first"
    )]
    NoCondition {
        /// The other question.
        question: Id,
        /// What it asks for.
        asked: &'static str,
    },
    /// It has no such option.
    #[error("{question} has no option \"{option}\"; its options are {options}")]
    NoSuchOption {
        /// The other question.
        question: Id,
        /// The option.
        option: String,
        /// Its options.
        options: String,
    },
    /// Two of the answers exclude each other, so that it would be void from the start.
    #[error("{one} and {other} cannot both come true; leave one of them out")]
    Contradiction {
        /// The first.
        one: Requirement,
        /// The second.
        other: Requirement,
    },
    /// One of its questions counts only if what it requires of another does not come true.
    #[error(
        "{through} counts only if {theirs}, and {own} cannot come true with that; leave one of them out"
    )]
    Contradicted {
        /// The question that counts only under a condition of its own.
        through: Id,
        /// What that condition requires.
        theirs: Requirement,
        /// What excludes it.
        own: Requirement,
    },
    /// It has failed already, so that the question would be void from the start.
    #[error("{0}; the question would be void from the start: ask it without that condition")]
    Failed(String),
    /// None of the answers that a question can have is left.
    #[error("every option of {0} is excluded, and exactly one of them comes true; leave one in")]
    NoneLeft(Id),
}

/// Asks a question.
///
/// # Errors
///
/// It could not be settled as it stands, an id names nothing, or a machine asks.
pub fn ask_question(desk: &mut Desk, request: &AskQuestion) -> Result<Id, AskQuestionError> {
    ask_question_by_clock(desk, request, &GivenClocks::default())
}

/// Asks a question whose close and deadline were given by the clock of some place, by which each is
/// told.
///
/// # Errors
///
/// As [`ask_question`].
pub fn ask_question_by_clock(
    desk: &mut Desk,
    request: &AskQuestion,
    clocks: &GivenClocks,
) -> Result<Id, AskQuestionError> {
    desk.record(|desk| {
        desk.check_person("ask a question")?;
        Ok(Decided::from(Record::Question(drafted(desk, request, clocks)?)))
    })
}

/// The question that was asked for, if it could be settled as it stands.
pub(crate) fn drafted(
    desk: &Desk,
    request: &AskQuestion,
    clocks: &GivenClocks,
) -> Result<Question, AskQuestionError> {
    if let Some(judgment) = request.judgment {
        desk.find_standing(judgment, Kind::Judgment)?;
    }
    if let Some(prediction) = request.prediction {
        desk.find_kind(prediction, Kind::NotedPrediction)?;
    }
    if let Some(condition) = &request.condition {
        check_condition(desk, condition)?;
    }
    let question = Question {
        text: request.text.clone(),
        kind: request.kind.clone(),
        criteria: request.criteria.clone(),
        settlement_source: request.settlement_source.clone(),
        closes_at: request.closes_at,
        deadline_at: request.deadline_at,
        clock: clocks.deadline.clone(),
        close_clock: clocks.close.clone(),
        condition: request.condition.clone(),
        postponement: request.postponement.clone(),
        checkpoint: desk.checkpoint(request.checkpoint, request.scheduled)?,
        judgment: request.judgment,
        prediction: request.prediction,
        imported: None,
    };
    check_question(&question, desk.now()?)?;
    Ok(question)
}

/// Checks that every answer a condition requires is one that its question can have, and that all
/// of them can come true.
fn check_condition(desk: &Desk, condition: &Condition) -> Result<(), RequirementError> {
    for Requirement { question, answer } in &condition.requires {
        let file = desk.question_file(*question)?;
        let kind = &file.question.record.kind;
        if !kind.is_binary() && file.options.is_empty() {
            let asked = kind.word();
            return Err(RequirementError::NoCondition { question: *question, asked });
        }
        match answer {
            RequiredAnswer::Yes | RequiredAnswer::No if kind.is_binary() => {}
            RequiredAnswer::Yes | RequiredAnswer::No => {
                let asked = kind.word();
                return Err(RequirementError::NoYes { question: *question, asked });
            }
            RequiredAnswer::Option(option) | RequiredAnswer::NotOption(option) => {
                if !file.options.contains(option) {
                    let (option, options) = (option.clone(), file.options.join(", "));
                    let question = *question;
                    return Err(RequirementError::NoSuchOption { question, option, options });
                }
            }
        }
    }
    check_holds(&AllRequired::by(desk, condition)?)?;
    check_can_hold(desk, condition)
}

/// Checks that nothing that happened has failed it.
fn check_can_hold(desk: &Desk, condition: &Condition) -> Result<(), RequirementError> {
    let state = |it: &Requirement| {
        let state = desk.question_file(it.question)?.state;
        Ok::<_, LookUpError>(RequirementState { requirement: it.clone(), state })
    };
    let states: Vec<_> = condition.requires.iter().map(state).collect::<Result<_, _>>()?;
    condition_failure(condition, &states).map_or(Ok(()), |why| Err(RequirementError::Failed(why)))
}

/// Checks that all that is required can come true together.
fn check_holds(all: &AllRequired) -> Result<(), RequirementError> {
    let AllRequired { requires, through, exclusive } = all;
    if let Some((one, other)) =
        contradiction(requires, |question| exclusive.contains_key(&question))
    {
        let place = |sought: &Requirement| requires.iter().position(|it| it == sought);
        let (own, theirs) = (one.clone(), other.clone());
        // What the question itself requires stands first.
        return Err(match place(other).and_then(|place| through[place]) {
            Some(through) => RequirementError::Contradicted { through, theirs, own },
            None => RequirementError::Contradiction { one: own, other: theirs },
        });
    }
    let whole = |question: Id| exclusive.get(&question)?.as_deref();
    none_left(requires, whole).map_or(Ok(()), |empty| Err(RequirementError::NoneLeft(empty)))
}

/// All that must come true for a question to count: what its condition requires, and what the
/// conditions of those questions do.
#[derive(Default)]
struct AllRequired {
    requires: Vec<Requirement>,
    /// The question whose condition requires each; none for the condition itself.
    through: Vec<Option<Id>>,
    /// The questions of which exactly one option comes true, with these where none can be added.
    exclusive: BTreeMap<Id, Option<Vec<String>>>,
}

impl AllRequired {
    fn by(desk: &Desk, condition: &Condition) -> Result<Self, LookUpError> {
        let mut all = Self::default();
        all.add(&condition.requires, None);
        let mut place = 0;
        while let Some(Requirement { question, .. }) = all.requires.get(place) {
            let file = desk.question_file(*question)?;
            let id = file.question.id;
            if let QuestionKind::Choice(choice) = &file.question.record.kind
                && choice.among != Among::AnyOf
            {
                all.exclusive.insert(id, choice.later.is_none().then_some(file.options));
            }
            if let Some(theirs) = &file.question.record.condition {
                all.add(&theirs.requires, Some(id));
            }
            place += 1;
        }
        Ok(all)
    }

    /// Adds what is required and does not stand there yet.
    fn add(&mut self, requires: &[Requirement], through: Option<Id>) {
        for requirement in requires {
            if !self.requires.contains(requirement) {
                self.requires.push(requirement.clone());
                self.through.push(through);
            }
        }
    }
}
