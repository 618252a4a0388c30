//! A finding: something about a question that its settler would quarrel about.

use std::fmt;

use domain::{Severity, Span};
use serde::{Deserialize, Serialize};

use super::Rule;

/// Something about a question that its settler would quarrel about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// The rule that says so.
    pub rule: Rule,
    /// How much it matters.
    pub severity: Severity,
    /// The part of the question it is about.
    pub field: Field,
    /// The words it is about, with their place in that part; nothing where a part is missing.
    pub span: Option<Span>,
    /// Why, in a sentence.
    pub message: String,
    /// What to write instead, where that can be said.
    pub suggestion: Option<String>,
}

/// A part of a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Field {
    /// The question, in one sentence.
    Text,
    /// What counts as yes.
    Criteria,
    /// Where a settler looks it up.
    Source,
    /// The answers to choose from; places are counted in the one that is named.
    Options,
    /// What must hold for it to count.
    Condition,
    /// What a moved event means.
    Postponement,
    /// When it closes.
    Close,
    /// By when it must have happened.
    Deadline,
}

impl Field {
    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Criteria => "criteria",
            Self::Source => "source",
            Self::Options => "options",
            Self::Condition => "condition",
            Self::Postponement => "postponement",
            Self::Close => "close",
            Self::Deadline => "deadline",
        }
    }
}

impl fmt::Display for Field {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.word())
    }
}

impl Finding {
    /// A finding about a part of a question as a whole.
    pub(crate) fn of_field(rule: Rule, severity: Severity, field: Field, message: &str) -> Self {
        Self { rule, severity, field, span: None, message: message.to_owned(), suggestion: None }
    }

    /// The same with the words it is about.
    pub(crate) fn about(mut self, span: Option<Span>) -> Self {
        self.span = span;
        self
    }

    /// The same with what to write instead.
    pub(crate) fn suggesting(mut self, suggestion: impl Into<String>) -> Self {
        self.suggestion = Some(suggestion.into());
        self
    }
}
