//! An implied probability: what a document's words say about how likely something is.

use serde::{Deserialize, Serialize};

/// What a document's words say about how likely something is: a range, never silently a point.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ImpliedProbability {
    /// The median answer of readers, or the number the document gives, in percent.
    pub median: f64,
    /// The answer that one reader in ten stays below, or the lower end of what is given, in percent.
    pub low: f64,
    /// The answer that one reader in ten goes above, or the upper end of what is given, in percent.
    pub high: f64,
    /// What the figures rest on; not known in entries of the first version.
    #[serde(default)]
    pub basis: Option<ProbabilityBasis>,
}

/// What the figures of an implied probability rest on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ProbabilityBasis {
    /// Readers were asked about this very phrase.
    Surveyed,
    /// Readers were not asked about it; these are the figures of the nearest phrase they were asked
    /// about.
    Nearest(String),
    /// The document gives a number.
    Number,
    /// The document gives two numbers, or one with "at least" and the like; the middle is ours.
    Range,
}

impl ProbabilityBasis {
    /// The basis in words.
    #[must_use]
    pub fn words(&self) -> String {
        match self {
            Self::Surveyed => "surveyed".to_owned(),
            Self::Nearest(phrase) => format!("nearest surveyed phrase: {phrase}"),
            Self::Number => "number given".to_owned(),
            Self::Range => "range given".to_owned(),
        }
    }
}
