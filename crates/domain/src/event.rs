//! An event: who did what to whom, when and where.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{Action, Identity, Span};

/// Who did what to whom, when and where.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Event {
    /// Who did it; nobody is named in "was arrested".
    pub actor: Option<String>,
    /// What was done.
    pub action: Action,
    /// To whom or with whom.
    pub recipient: Option<String>,
    /// When.
    pub date: Option<Date>,
    /// How the day is known.
    #[serde(default)]
    pub date_basis: DateBasis,
    /// Where.
    pub place: Option<String>,
    /// How it was done, in the modes of PLOVER, as "arrest" or "demo".
    #[serde(default)]
    pub mode: Option<String>,
    /// What it was about, in the contexts of PLOVER, as "military".
    #[serde(default)]
    pub contexts: Vec<String>,
    /// The nearest code of the CAMEO scheme, as "1031".
    #[serde(default)]
    pub cameo: Option<String>,
    /// Whether it happened, or is only planned, denied or supposed.
    #[serde(default)]
    pub occurrence: Occurrence,
    /// On what it depends, as "the US sells missiles"; "unless" stays.
    #[serde(default)]
    pub condition: Option<String>,
    /// Whom the actor's name stands for.
    #[serde(default)]
    pub actor_identity: Option<Identity>,
    /// Whom the recipient's name stands for.
    #[serde(default)]
    pub recipient_identity: Option<Identity>,
    /// The words that tell of it.
    pub span: Span,
    /// The verb or noun that names it.
    #[serde(default)]
    pub cue_span: Option<Span>,
    /// The words that name the actor.
    #[serde(default)]
    pub actor_span: Option<Span>,
    /// The words that name the recipient.
    #[serde(default)]
    pub recipient_span: Option<Span>,
}

/// How the day of an event is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DateBasis {
    /// The sentence that tells of the event names it.
    #[default]
    Sentence,
    /// The paragraph told of it before, and goes on.
    Paragraph,
    /// It opens a report, and is taken to be of its day.
    Publication,
}

impl DateBasis {
    /// What a reader is told of a day that the sentence itself does not name.
    #[must_use]
    pub const fn note(self) -> Option<&'static str> {
        match self {
            Self::Sentence => None,
            Self::Paragraph => Some("the paragraph's day"),
            Self::Publication => Some("the day of publication"),
        }
    }
}

/// Whether an event happened, as its text tells it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Occurrence {
    /// It is told as done.
    #[default]
    Happened,
    /// It is told not to have been done, or is denied.
    Denied,
    /// It is announced, planned, promised, threatened or asked for.
    Planned,
    /// It is only thought of: it stands under a condition, or may or could be.
    Hypothetical,
    /// It was planned, and was called off.
    Cancelled,
    /// It was planned, and was put off.
    PutOff,
}

impl Occurrence {
    /// The occurrence in one word.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Happened => "happened",
            Self::Denied => "denied",
            Self::Planned => "planned",
            Self::Hypothetical => "hypothetical",
            Self::Cancelled => "cancelled",
            Self::PutOff => "put off",
        }
    }
}
