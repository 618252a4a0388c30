//! A position: where an actor stands on a matter.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{Span, under_condition};

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
    /// Since which day it is held, where the document says so.
    #[serde(default)]
    pub since: Option<Date>,
    /// Since when it is held, in the document's words, as "long" or "since 2014".
    #[serde(default)]
    pub since_words: Option<String>,
    /// On which condition it is held, as written.
    #[serde(default)]
    pub condition: Option<String>,
    /// What became of the matter, as far as the document tells.
    pub state: PositionState,
    /// The words that tell of it.
    pub span: Span,
    /// Where the holder is named.
    #[serde(default)]
    pub holder_span: Option<Span>,
    /// The words by which the stand is taken, as "demanded".
    #[serde(default)]
    pub cue_span: Option<Span>,
    /// The words that tell what became of it, where they stand apart.
    #[serde(default)]
    pub state_span: Option<Span>,
}

impl Position {
    /// The stance as a verb behind its holder, as "refuses", or "refused" where he stood so before.
    #[must_use]
    pub const fn told_stance(&self) -> &'static str {
        self.stance.told_with(self.state)
    }

    /// The matter with the condition on which the stand is taken before it, as "if both sides agree:
    /// to host talks".
    #[must_use]
    pub fn told_matter(&self) -> String {
        match &self.condition {
            Some(condition) => format!("{}: {}", under_condition(condition), self.matter),
            None => self.matter.clone(),
        }
    }
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

    /// The stance as a verb behind its holder, with what became of the matter: in the past tense where
    /// the holder stood so before.
    #[must_use]
    pub const fn told_with(self, state: PositionState) -> &'static str {
        match state {
            PositionState::Past => self.past_word(),
            PositionState::Open
            | PositionState::Granted
            | PositionState::PartlyGranted
            | PositionState::Refused
            | PositionState::Withdrawn => self.word(),
        }
    }

    /// The same of what was before.
    #[must_use]
    pub const fn past_word(self) -> &'static str {
        match self {
            Self::Wants => "wanted",
            Self::Refuses => "refused",
            Self::Accepts => "accepted",
        }
    }
}

/// What became of the matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PositionState {
    /// Nothing is decided, or nothing is told.
    Open,
    /// It was granted.
    Granted,
    /// A part of it was granted.
    PartlyGranted,
    /// It was refused.
    Refused,
    /// The holder gave it up.
    Withdrawn,
    /// The holder stood so before, and nothing says that he still does.
    Past,
}

impl PositionState {
    /// The state in words.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Granted => "granted",
            Self::PartlyGranted => "partly granted",
            Self::Refused => "refused",
            Self::Withdrawn => "withdrawn",
            Self::Past => "past",
        }
    }
}
