//! A judgment: our claim of what something means, with the words it rests on.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::{Checkpoint, Evidence, Id, Indicator, JudgmentKind, Premortem, Probability};

/// Our claim of what something means, with the words it rests on.
///
/// How likely the claim is and how much we trust our own judging are two fields, never merged.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Judgment {
    /// The claim, in one sentence.
    pub claim: String,
    /// The words that speak for it; at least one.
    pub evidence_for: Vec<Evidence>,
    /// The words that speak against it.
    pub evidence_against: Vec<Evidence>,
    /// What else could be meant.
    pub alternatives: Vec<String>,
    /// What is taken for granted.
    pub assumptions: Vec<String>,
    /// How likely the claim is.
    pub likelihood: Probability,
    /// How good the ground is that the judgment stands on.
    pub confidence: Confidence,
    /// Why the confidence is what it is.
    pub confidence_reason: Option<String>,
    /// When it must be looked at again.
    pub checkpoint: Option<Checkpoint>,
    /// What sort of claim it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<JudgmentKind>,
    /// What to watch for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub indicators: Vec<Indicator>,
    /// How it went wrong, told before it could.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub premortem: Option<Premortem>,
    /// The judgment made earlier on the same matter.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub earlier: Option<Id>,
    /// Why it differs from the earlier one, or why it does not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub change_reason: Option<String>,
    /// What it belongs to, as "arms control"; so do the questions that make it checkable, unless
    /// they have a topic of their own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub topic: Option<String>,
}

/// How good the ground is that a judgment stands on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Confidence {
    /// Scant, questionable or single-sourced.
    Low,
    /// Credible, but open to more than one reading.
    Moderate,
    /// Several good sources that agree.
    High,
}

/// A word that is no level of confidence.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[error("\"{0}\" is no confidence; give low, moderate or high")]
pub struct NotAConfidence(String);

impl fmt::Display for Confidence {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Low => "low",
            Self::Moderate => "moderate",
            Self::High => "high",
        })
    }
}

impl FromStr for Confidence {
    type Err = NotAConfidence;

    fn from_str(word: &str) -> Result<Self, NotAConfidence> {
        match word {
            "low" => Ok(Self::Low),
            "moderate" => Ok(Self::Moderate),
            "high" => Ok(Self::High),
            _ => Err(NotAConfidence(word.to_owned())),
        }
    }
}
