//! The first entry of a desk: what it is for, and whose clock it keeps. It is told once more where
//! something of it changes, as the rules that it scores by.

use serde::{Deserialize, Serialize};

/// The first entry of a desk, or a later one of its kind, which holds from there on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeskOpening {
    /// What readers call the desk.
    pub name: String,
    /// Whose clock its entries were stamped by.
    pub clock: DeskClock,
    /// By which rules it scores from here on; none where no entry says so, as none did once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scoring: Option<ScoringRules>,
}

/// Whose clock a desk's entries were stamped by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DeskClock {
    /// The clock of the machine, at the time of writing.
    System,
    /// The clock of a story that was replayed: a sample, which proves nothing about when.
    Replayed,
}

/// The rules that questions are scored by, in one edition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScoringRules {
    /// Which edition, from 1. Another edition scores the same forecasts otherwise.
    pub edition: u32,
    /// Each rule in a line: its name, its formula and its direction.
    pub rules: Vec<String>,
}

impl DeskOpening {
    /// The opening of a desk that does not say by which rules it scores.
    pub fn new(name: impl Into<String>, clock: DeskClock) -> Self {
        Self { name: name.into(), clock, scoring: None }
    }
}
