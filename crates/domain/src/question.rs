//! A question: what can be settled.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{Checkpoint, Condition, Id, Imported, Postponement, QuestionKind};

/// What can be settled. It opens at the time of its entry.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Question {
    /// The question, in one sentence.
    pub text: String,
    /// What kind of answer it takes.
    #[serde(default, skip_serializing_if = "QuestionKind::is_binary")]
    pub kind: QuestionKind,
    /// What counts as yes, or how the answer is read off.
    pub criteria: String,
    /// Where a settler looks it up.
    pub settlement_source: String,
    /// The last moment at which a forecast counts.
    pub closes_at: Timestamp,
    /// The moment by which it must have happened.
    pub deadline_at: Timestamp,
    /// By which clock the deadline was given, and the close where nothing else is said of it, as
    /// "Europe/Paris" or "+01:00"; none for UTC.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clock: Option<String>,
    /// By which clock the close was given, where that is another one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub close_clock: Option<String>,
    /// What must hold for the question to count at all.
    pub condition: Option<Condition>,
    /// What happens to the question if the event it waits for is moved.
    pub postponement: Option<Postponement>,
    /// When it must be looked at again.
    pub checkpoint: Option<Checkpoint>,
    /// The judgment that it makes checkable.
    pub judgment: Option<Id>,
    /// The noted prediction it was drafted from.
    #[serde(default)]
    pub prediction: Option<Id>,
    /// Where it was recorded first, if it was brought from elsewhere.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub imported: Option<Imported>,
}

impl Question {
    /// Everything it names: its judgment, its prediction, and what it waits for.
    pub(crate) fn names(&self) -> Vec<Id> {
        let conditions = self.condition.iter().flat_map(Condition::questions);
        let scheduled = self.checkpoint.iter().filter_map(|it| it.scheduled);
        let named = [self.judgment, self.prediction].into_iter().flatten();
        named.chain(conditions).chain(scheduled).collect()
    }
}
