//! A finding: something that speaks against publishing a note as it stands.

use domain::Severity;
use serde::Serialize;

use super::Rule;

/// Something that speaks against publishing a note as it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// The rule that says so.
    pub rule: Rule,
    /// How much it matters.
    pub severity: Severity,
    /// The line of the file, counted from 1.
    pub line: usize,
    /// The words it is about.
    pub words: String,
    /// Why, in a sentence.
    pub message: String,
    /// What to write instead, where that can be said.
    pub suggestion: Option<String>,
}

impl Finding {
    pub(super) fn new(rule: Rule, line: usize, words: &str, message: impl Into<String>) -> Self {
        Self {
            rule,
            severity: rule.severity(),
            line,
            words: words.to_owned(),
            message: message.into(),
            suggestion: None,
        }
    }

    /// The same with what to write instead.
    pub(super) fn suggesting(mut self, suggestion: impl Into<String>) -> Self {
        self.suggestion = Some(suggestion.into());
        self
    }
}
