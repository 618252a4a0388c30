//! How much something counts: low, medium or high.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// How much something counts.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum Weight {
    /// Less than most.
    Low,
    /// As much as most; what is taken where nothing is said.
    #[default]
    Medium,
    /// More than most.
    High,
}

/// A word that is no weight.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[error("\"{0}\" is no weight; give low, medium or high")]
pub struct NotAWeight(String);

impl Weight {
    /// The weight in a word.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
        }
    }
}

impl fmt::Display for Weight {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.word())
    }
}

impl FromStr for Weight {
    type Err = NotAWeight;

    fn from_str(word: &str) -> Result<Self, NotAWeight> {
        let all = [Self::Low, Self::Medium, Self::High];
        all.into_iter()
            .find(|weight| weight.word() == word)
            .ok_or_else(|| NotAWeight(word.to_owned()))
    }
}
