//! A setting: what was under way and what lay ahead when something was said.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::Span;

/// What was under way and what lay ahead when something was said, as its document tells.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Setting {
    /// What was under way, or had just been.
    pub under_way: Vec<Circumstance>,
    /// What was scheduled for a later day.
    pub ahead: Vec<Circumstance>,
}

/// One thing that was under way or lay ahead.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Circumstance {
    /// What it is, in the document's words.
    pub what: String,
    /// Its first day.
    pub first: Option<Date>,
    /// Its last day.
    pub last: Option<Date>,
    /// By which rule it belongs to the setting.
    pub reason: String,
    /// Where the document tells of it.
    pub span: Span,
}

impl Setting {
    /// Whether the document tells nothing of it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.under_way.is_empty() && self.ahead.is_empty()
    }
}
