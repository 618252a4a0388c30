//! Putting a question under a topic, so that the record can be told by it.

use domain::{Id, Question, QuestionTopic, Record};
use ledger::LedgerError;
use serde::Deserialize;
use thiserror::Error;

use crate::Desk;
use crate::desk::Decided;
use crate::look_up::LookUpError;
use crate::person::OnlyAPerson;

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
    /// The topic is too long.
    #[error(transparent)]
    Long(#[from] LongTopic),
    /// The question cannot be looked up.
    #[error(transparent)]
    LookUp(#[from] LookUpError),
    /// The ledger refused it.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
}

/// A topic in more letters than a list has room for.
#[derive(Debug, Error, PartialEq, Eq)]
#[error("a topic has at most {LONGEST} letters, not {0}; name it in a few words")]
pub struct LongTopic(usize);

/// How many letters a topic may have.
const LONGEST: usize = 100;

/// Checks that a topic is short enough to stand in a list.
///
/// # Errors
///
/// It is longer.
pub fn check_topic(topic: &str) -> Result<(), LongTopic> {
    let letters = topic.chars().count();
    if letters > LONGEST { Err(LongTopic(letters)) } else { Ok(()) }
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
