//! A mark: how a piece of evidence fits a hypothesis, in the five classical steps.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// How a piece of evidence fits a hypothesis.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Mark {
    /// It speaks strongly against the hypothesis.
    #[serde(rename = "II")]
    VeryInconsistent,
    /// It speaks against the hypothesis.
    #[serde(rename = "I")]
    Inconsistent,
    /// It can be read either way.
    #[serde(rename = "N")]
    Neutral,
    /// It fits the hypothesis.
    #[serde(rename = "C")]
    Consistent,
    /// It fits the hypothesis very well.
    #[serde(rename = "CC")]
    VeryConsistent,
    /// It has nothing to do with the hypothesis.
    #[serde(rename = "NA")]
    NotApplicable,
}

/// A text that is no mark.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[error("\"{0}\" is no mark; give CC, C, N, I, II or NA")]
pub struct NotAMark(String);

impl Mark {
    /// Every mark, from against to for.
    pub const ALL: [Self; 6] = [
        Self::VeryInconsistent,
        Self::Inconsistent,
        Self::Neutral,
        Self::Consistent,
        Self::VeryConsistent,
        Self::NotApplicable,
    ];

    /// The mark as it is written in a matrix.
    #[must_use]
    pub const fn letters(self) -> &'static str {
        match self {
            Self::VeryInconsistent => "II",
            Self::Inconsistent => "I",
            Self::Neutral => "N",
            Self::Consistent => "C",
            Self::VeryConsistent => "CC",
            Self::NotApplicable => "NA",
        }
    }
}

impl fmt::Display for Mark {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.letters())
    }
}

impl FromStr for Mark {
    type Err = NotAMark;

    fn from_str(text: &str) -> Result<Self, NotAMark> {
        let found = Self::ALL.into_iter().find(|mark| mark.letters() == text);
        found.ok_or_else(|| NotAMark(text.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::Mark;

    #[test]
    fn a_mark_reads_back() {
        for mark in Mark::ALL {
            assert_eq!(mark.to_string().parse(), Ok(mark));
        }
        assert!("c".parse::<Mark>().is_err());
    }
}
