//! A scheduled event: something announced for a date.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::Span;

/// Something announced for a date. It can be held, moved or cancelled.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ScheduledEvent {
    /// Who will do it.
    pub who: Option<String>,
    /// What is to happen, in the document's words.
    pub what: String,
    /// The actors it is to be done with, to or at, as far as they are named.
    #[serde(default)]
    pub with: Vec<String>,
    /// Where it is to be.
    #[serde(default)]
    pub place: Option<String>,
    /// For when it was announced: the first day of several.
    #[serde(default)]
    pub first: Option<Date>,
    /// For when it was announced: the day, or the last of several.
    pub date: Date,
    /// How firmly.
    #[serde(default)]
    pub firmness: Firmness,
    /// Who announced it, where a speaker did.
    #[serde(default)]
    pub by: Option<String>,
    /// On which condition, as written.
    #[serde(default)]
    pub condition: Option<String>,
    /// What became of it, as far as the document tells.
    #[serde(default)]
    pub state: ScheduleState,
    /// For when it was announced before it was moved.
    #[serde(default)]
    pub moved_from: Option<Date>,
    /// The words that announce it.
    pub span: Span,
    /// The words that tell what became of it.
    #[serde(default)]
    pub state_span: Option<Span>,
}

/// How firmly something is announced for a date.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Firmness {
    /// Told as settled: "will meet", "is scheduled for".
    #[default]
    Announced,
    /// Expected, planned or hoped for.
    Expected,
    /// Proposed to somebody who has not agreed.
    Proposed,
    /// Said to be possible.
    Possible,
}

impl Firmness {
    /// The firmness in one word.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Announced => "announced",
            Self::Expected => "expected",
            Self::Proposed => "proposed",
            Self::Possible => "possible",
        }
    }
}

/// What became of something announced for a date.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ScheduleState {
    /// It stands.
    #[default]
    Standing,
    /// It was moved to the date it has now.
    Moved,
    /// It was put off, and no new date is told; the date is the old one.
    PutOff,
    /// It was called off.
    Cancelled,
    /// It was held.
    Held,
}

impl ScheduleState {
    /// The state in words.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Standing => "standing",
            Self::Moved => "moved",
            Self::PutOff => "put off",
            Self::Cancelled => "cancelled",
            Self::Held => "held",
        }
    }
}
