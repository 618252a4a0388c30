//! Evidence: the very words something rests on.

use serde::{Deserialize, Serialize};

use crate::{Id, Passage, Weight};

/// The very words something rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// The words and where they stand.
    pub passage: Passage,
    /// The statement, event or other finding they were taken from, if from one.
    pub item: Option<Id>,
    /// How much it counts for what rests on it, where somebody said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weight: Option<Weight>,
}
