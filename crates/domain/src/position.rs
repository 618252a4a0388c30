//! A position: where an actor stands on a matter.

use serde::{Deserialize, Serialize};

use crate::Span;

/// Where an actor stands on a matter, and what became of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Position {
    /// Who holds it.
    pub holder: String,
    /// For or against.
    pub stance: Stance,
    /// What it is about, in the document's words.
    pub matter: String,
    /// From whom something is wanted, or whose wish is refused or accepted.
    pub addressee: Option<String>,
    /// What became of the matter, as far as the document tells.
    pub state: PositionState,
    /// The words that tell of it.
    pub span: Span,
}

/// Where the holder stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Stance {
    /// Demands or seeks it.
    Wants,
    /// Rejects it, or has not agreed to it.
    Refuses,
    /// Agrees to it.
    Accepts,
}

impl Stance {
    /// The stance as a verb behind its holder.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Wants => "wants",
            Self::Refuses => "refuses",
            Self::Accepts => "accepts",
        }
    }
}

/// What became of the matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PositionState {
    /// Nothing is decided, or nothing is told.
    Open,
    /// It was granted.
    Granted,
    /// It was refused.
    Refused,
}

impl PositionState {
    /// The state in one word.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Granted => "granted",
            Self::Refused => "refused",
        }
    }
}
