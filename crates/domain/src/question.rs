//! A question: what can be settled.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{Checkpoint, Id};

/// What can be settled with yes or no. It opens at the time of its entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// The question, in one sentence.
    pub text: String,
    /// What counts as yes.
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
    pub postponement: Option<String>,
    /// When it must be looked at again.
    pub checkpoint: Option<Checkpoint>,
    /// The judgment that it makes checkable.
    pub judgment: Option<Id>,
    /// The noted prediction it was drafted from.
    #[serde(default)]
    pub prediction: Option<Id>,
}

/// What must hold for a question to count; where it fails, the question is void.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Condition {
    /// The condition, in words.
    pub text: String,
    /// The question whose "yes" is the condition, if one asks for it.
    pub question: Option<Id>,
}
