//! A topic: what a question belongs to, so that the record can be told by it.

use serde::{Deserialize, Serialize};

use crate::Id;

/// The topic that a question is put under; a later one takes its place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuestionTopic {
    /// The question.
    pub question: Id,
    /// The topic, as "arms control".
    pub topic: String,
}
