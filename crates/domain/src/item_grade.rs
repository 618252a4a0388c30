//! An item's grade: how credible one piece of information is, whoever gave it.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::{Evidence, Id};

/// The grading of a finding or of a document as one piece of information; a later one follows it
/// and replaces none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ItemGrade {
    /// What is graded.
    pub item: Id,
    /// How credible it is.
    pub digit: ItemDigit,
    /// Why.
    pub reason: String,
    /// Words elsewhere that confirm it; "1" needs another independent source.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub confirmed_by: Vec<Evidence>,
}

/// How credible a piece of information is, by the digits of the Admiralty code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub enum ItemDigit {
    /// Confirmed by an independent source.
    Confirmed,
    /// Probably true.
    ProbablyTrue,
    /// Possibly true.
    PossiblyTrue,
    /// Doubtful.
    Doubtful,
    /// Improbable.
    Improbable,
    /// Not known; never a middling grade.
    NotKnown,
}

/// A text that is no digit of credibility.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[error("\"{0}\" is no grade of an item; give 1 (confirmed) to 5 (improbable), or 6 (not known)")]
pub struct NotADigit(String);

impl ItemDigit {
    /// Every digit.
    pub const ALL: [Self; 6] = [
        Self::Confirmed,
        Self::ProbablyTrue,
        Self::PossiblyTrue,
        Self::Doubtful,
        Self::Improbable,
        Self::NotKnown,
    ];

    /// What it says.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Confirmed => "confirmed by an independent source",
            Self::ProbablyTrue => "probably true",
            Self::PossiblyTrue => "possibly true",
            Self::Doubtful => "doubtful",
            Self::Improbable => "improbable",
            Self::NotKnown => "truth not known",
        }
    }

    /// Its place from 1 to 5; none for 6, which is not known.
    #[must_use]
    pub const fn place(self) -> Option<u8> {
        match self {
            Self::Confirmed => Some(1),
            Self::ProbablyTrue => Some(2),
            Self::PossiblyTrue => Some(3),
            Self::Doubtful => Some(4),
            Self::Improbable => Some(5),
            Self::NotKnown => None,
        }
    }
}

impl fmt::Display for ItemDigit {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        u8::from(*self).fmt(formatter)
    }
}

impl FromStr for ItemDigit {
    type Err = NotADigit;

    fn from_str(text: &str) -> Result<Self, NotADigit> {
        let found = Self::ALL.into_iter().find(|it| it.to_string() == text);
        found.ok_or_else(|| NotADigit(text.to_owned()))
    }
}

impl TryFrom<u8> for ItemDigit {
    type Error = NotADigit;

    fn try_from(number: u8) -> Result<Self, NotADigit> {
        number.to_string().parse()
    }
}

impl From<ItemDigit> for u8 {
    fn from(digit: ItemDigit) -> Self {
        digit.place().unwrap_or(6)
    }
}

#[cfg(test)]
mod tests {
    use super::ItemDigit;

    #[test]
    fn a_digit_reads_back_and_six_has_no_place() {
        for digit in ItemDigit::ALL {
            assert_eq!(digit.to_string().parse(), Ok(digit));
            assert_eq!(digit.place().is_none(), digit == ItemDigit::NotKnown);
        }
        for text in ["0", "7", "", "01", "A"] {
            assert!(text.parse::<ItemDigit>().is_err(), "{text}");
        }
    }
}
