//! Hypotheses that compete to explain one matter, and what each analyst makes of them.

use serde::{Deserialize, Serialize};

use crate::{Cell, Evidence, Id, Probability, Weight};

/// Hypotheses that compete to explain one matter, with the evidence they are held against.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Hypotheses {
    /// What is to be explained, as a question.
    pub matter: String,
    /// The judgment it is held for, if for one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub judgment: Option<Id>,
    /// What may be true, at least two; no two can be true at once.
    pub hypotheses: Vec<Hypothesis>,
    /// The evidence they are held against.
    pub evidence: Vec<MatrixEvidence>,
}

/// One thing that may be true.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Hypothesis {
    /// What would be true, in one sentence.
    pub text: String,
    /// How likely it is before the evidence; every hypothesis has one, or none has.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prior: Option<Probability>,
}

/// A piece of evidence in a matrix.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MatrixEvidence {
    /// The very words.
    pub evidence: Evidence,
    /// How far it can be believed.
    pub credibility: Weight,
    /// How much it bears on the matter.
    pub relevance: Weight,
    /// The story it is a copy of: pieces with one story count once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub story: Option<String>,
}

/// What one analyst makes of hypotheses, before seeing what others make of them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Ratings {
    /// The hypotheses.
    pub hypotheses: Id,
    /// A row for each piece of evidence, with a cell for each hypothesis; null is not rated yet.
    pub cells: Vec<Vec<Option<Cell>>>,
    /// How likely the analyst holds each hypothesis to be, all told, where said.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub chances: Vec<Probability>,
}
