//! What misled a forecaster: a look back at a question that went against the forecast.

use serde::{Deserialize, Serialize};

use crate::{Evidence, Id};

/// What a forecaster says misled them on a question that went against their forecast.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Misled {
    /// The question.
    pub question: Id,
    /// What misled them, by its name in the list of those that mislead.
    pub technique: String,
    /// How, in their own words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// The words that misled them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub by: Vec<Evidence>,
}

impl Misled {
    /// The things it names, beside documents.
    pub(crate) fn names(&self) -> impl Iterator<Item = Id> {
        std::iter::once(self.question).chain(self.by.iter().filter_map(|it| it.item))
    }
}
