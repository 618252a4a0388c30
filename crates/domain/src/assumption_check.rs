//! A check of an assumption: it no longer holds, or it holds again.

use serde::{Deserialize, Serialize};

use crate::{Evidence, Id};

/// A check of an assumption; a later one follows it and replaces none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AssumptionCheck {
    /// A judgment that rests on the assumption.
    pub judgment: Id,
    /// The assumption, word for word; every judgment with the same words rests on it.
    pub assumption: String,
    /// What was found.
    pub finding: AssumptionFinding,
    /// Why.
    pub reason: String,
    /// The words that show it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Evidence>,
}

/// What a check of an assumption found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum AssumptionFinding {
    /// It no longer holds.
    Broken,
    /// It holds again, or the breaking was a mistake.
    Restored,
}

impl AssumptionFinding {
    /// The finding in a word.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Broken => "broken",
            Self::Restored => "restored",
        }
    }
}
