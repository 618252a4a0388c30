//! What a document's author, or somebody in it, judges and predicts.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{ImpliedProbability, QuestionDraft, Span};

/// A judgment found in a document: somebody else's claim of what something means.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NotedJudgment {
    /// The claim, in the document's words.
    pub claim: String,
    /// Whose claim it is: the author, or the speaker it was read from.
    pub by: Option<String>,
    /// The words that make it less than certain, as "appears to".
    #[serde(default)]
    pub hedge: Option<String>,
    /// The phrase that says how likely it is.
    #[serde(default)]
    pub phrase: Option<String>,
    /// What that phrase implies.
    #[serde(default)]
    pub implied: Option<ImpliedProbability>,
    /// The words that say how confident its author is, which is not how likely it is.
    #[serde(default)]
    pub confidence: Option<String>,
    /// The words it rests on.
    #[serde(default)]
    pub rests_on: Vec<Span>,
    /// Where it stands.
    pub span: Span,
}

/// A prediction found in a document.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NotedPrediction {
    /// What is to happen, in the document's words.
    pub claim: String,
    /// Whose prediction it is: the author, or the speaker it was read from.
    pub by: Option<String>,
    /// Whether it foretells, only says what is possible, or binds its speaker.
    #[serde(default)]
    pub kind: PredictionKind,
    /// Whether it says that something will not happen.
    #[serde(default)]
    pub negated: bool,
    /// Whether the words around the claim deny it, as in "it is false that it will". Not told in old
    /// ledgers.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_denied_around: bool,
    /// What it depends on, in the document's words.
    pub condition: Option<String>,
    /// The phrase or number that says how likely it is.
    pub phrase: Option<String>,
    /// What that phrase implies.
    pub implied: Option<ImpliedProbability>,
    /// The words that say how confident its author is, which is not how likely it is.
    #[serde(default)]
    pub confidence: Option<String>,
    /// The day by which it is to happen.
    pub by_date: Option<Date>,
    /// The words given as its reason.
    #[serde(default)]
    pub supported_by: Vec<Span>,
    /// A question that would settle it.
    #[serde(default)]
    pub question: Option<QuestionDraft>,
    /// Where it stands.
    pub span: Span,
}

/// Whether a forward-looking claim foretells, only says what is possible, or binds its speaker.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PredictionKind {
    /// It says what will happen.
    #[default]
    Prediction,
    /// It says only that something may happen, and how likely is left open: no prediction.
    Hedge,
    /// The speaker says what the speaker's own side will do: a promise, threat or plan.
    Commitment,
}

impl PredictionKind {
    /// The kind in one word.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Prediction => "prediction",
            Self::Hedge => "hedge",
            Self::Commitment => "commitment",
        }
    }
}
