//! A relation: what two actors are to each other, as somebody put it.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::Span;

/// What two actors are to each other, as somebody put it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Relation {
    /// The two actors, in the order named; empty where the document leaves them open.
    pub between: Vec<String>,
    /// The label, in the document's words, as "not allies, but better than allies".
    pub label: String,
    /// Whether the label is a good one, once what is denied in it is turned round.
    #[serde(default)]
    pub polarity: Polarity,
    /// Whether the label is denied of the two, as in "not allies".
    #[serde(default)]
    pub negated: bool,
    /// Whether the first is that to the second, rather than each to the other.
    #[serde(default)]
    pub directed: bool,
    /// What limits the label in time or truth, as "former", "no longer" or "so-called".
    #[serde(default)]
    pub qualifier: Option<String>,
    /// Who put it so: a speaker, or the author.
    #[serde(default)]
    pub by: Option<String>,
    /// When it was put so.
    #[serde(default)]
    pub date: Option<Date>,
    /// Where it stands.
    pub span: Span,
}

/// Whether a label is a good one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Polarity {
    /// As of friends.
    Positive,
    /// As of enemies.
    Negative,
    /// Neither, or both.
    #[default]
    Neutral,
}

impl Polarity {
    /// The polarity in one word.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Positive => "positive",
            Self::Negative => "negative",
            Self::Neutral => "neutral",
        }
    }

    /// What denying it leaves.
    #[must_use]
    pub const fn turned_round(self) -> Self {
        match self {
            Self::Positive => Self::Negative,
            Self::Negative => Self::Positive,
            Self::Neutral => Self::Neutral,
        }
    }
}
