//! Putting a question under a topic, so that the record can be told by it.

use domain::{Id, Question, QuestionTopic, Record};
use ledger::LedgerError;
use serde::Deserialize;
use thiserror::Error;

use crate::Desk;
use crate::desk::Decided;
use crate::look_up::LookUpError;
use crate::person::OnlyAPerson;
use crate::plain_names::is_misleading;

/// A question and its topic.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SetTopic {
    /// The question.
    pub question: Id,
    /// The topic, as "arms control"; it takes the place of an earlier one.
    pub topic: String,
}

/// Why a question cannot be put under a topic.
#[derive(Debug, Error)]
pub enum SetTopicError {
    /// A machine may not.
    #[error(transparent)]
    Machine(#[from] OnlyAPerson),
    /// The topic is empty.
    #[error("name the topic of {0}, as \"arms control\"")]
    Nothing(Id),
    /// The topic does not fit into a list.
    #[error(transparent)]
    Unfit(#[from] UnfitTopic),
    /// The question cannot be looked up.
    #[error(transparent)]
    LookUp(#[from] LookUpError),
    /// The ledger refused it.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
}

/// A topic that does not fit into a list.
#[derive(Debug, Error, PartialEq, Eq)]
pub enum UnfitTopic {
    /// It has more letters than there is room for.
    #[error("a topic has at most {LONGEST} letters, not {0}; name it in a few words")]
    Long(usize),
    /// It is no line of plain text.
    #[error("{0:?} is no topic; name it on one line of plain text")]
    NotPlain(String),
}

/// How many letters a topic may have.
const LONGEST: usize = 100;

/// Checks that a topic can stand in a list.
///
/// # Errors
///
/// It is longer, or no line of plain text.
pub fn check_topic(topic: &str) -> Result<(), UnfitTopic> {
    let letters = topic.chars().count();
    if topic.contains(|it: char| it.is_control() || is_misleading(it)) {
        Err(UnfitTopic::NotPlain(topic.to_owned()))
    } else if letters > LONGEST {
        Err(UnfitTopic::Long(letters))
    } else {
        Ok(())
    }
}

/// Puts a question under a topic.
///
/// # Errors
///
/// There is no such question, the topic is empty or too long, or a machine asks.
pub fn set_topic(desk: &mut Desk, request: &SetTopic) -> Result<Id, SetTopicError> {
    desk.record(|desk| {
        desk.check_person("set a topic")?;
        let (question, topic) = (request.question, request.topic.trim().to_owned());
        desk.look_up::<Question>(question)?;
        if topic.is_empty() {
            return Err(SetTopicError::Nothing(question));
        }
        check_topic(&topic)?;
        Ok(Decided::from(Record::QuestionTopic(QuestionTopic { question, topic })))
    })
}
