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
    /// The question cannot be looked up.
    #[error(transparent)]
    LookUp(#[from] LookUpError),
    /// The ledger refused it.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
}

/// Puts a question under a topic.
///
/// # Errors
///
/// There is no such question, the topic is empty, or a machine asks.
pub fn set_topic(desk: &mut Desk, request: &SetTopic) -> Result<Id, SetTopicError> {
    desk.record(|desk| {
        desk.check_person("set a topic")?;
        let (question, topic) = (request.question, request.topic.trim().to_owned());
        desk.look_up::<Question>(question)?;
        if topic.is_empty() {
            return Err(SetTopicError::Nothing(question));
        }
        Ok(Decided::from(Record::QuestionTopic(QuestionTopic { question, topic })))
    })
}
