//! How much something that was found wanting matters.

use serde::{Deserialize, Serialize};

/// How much something that was found wanting in a question or a note matters; the least first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// It could be said better.
    Advice,
    /// Two honest settlers may give two answers; a careful editor would send it back.
    Warning,
    /// As it stands nobody can settle or file it, or it contradicts itself.
    Error,
}

impl Severity {
    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Advice => "advice",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}
