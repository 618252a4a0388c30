//! A question draft: a prediction turned into a question, with what is still missing.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::Span;

/// A prediction turned into a question that a person can complete and ask.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuestionDraft {
    /// The question, in one sentence.
    pub text: String,
    /// What must hold for it to count at all, in the document's words.
    pub condition: Option<String>,
    /// The last day on which it may happen.
    pub deadline: Option<DraftDeadline>,
    /// What counts as yes: for a person to fill in.
    pub criteria: Option<String>,
    /// Where a settler looks it up: for a person to fill in.
    pub settlement_source: Option<String>,
    /// Whether the prediction denies what the question asks, so that "no" bears it out.
    pub reversed: bool,
    /// What a settler would quarrel about, a sentence each.
    pub unclear: Vec<String>,
}

/// The last day of a drafted question, and where it was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftDeadline {
    /// The day.
    pub date: Date,
    /// Why this day.
    pub reason: String,
    /// The words it was read from.
    pub span: Span,
}
