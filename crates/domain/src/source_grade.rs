//! A source's grade: how far a source has proved reliable, as a letter with a dated history.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// The grading of a source; a later one follows it and replaces none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceGrade {
    /// The source, as its documents name it.
    pub source: String,
    /// How reliable it is.
    pub letter: SourceLetter,
    /// From which day of publication on; without one, always.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<Date>,
    /// Why.
    pub reason: String,
}

/// How reliable a source is, by the letters of the Admiralty code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum SourceLetter {
    /// Completely reliable.
    A,
    /// Usually reliable.
    B,
    /// Fairly reliable.
    C,
    /// Not usually reliable.
    D,
    /// Unreliable.
    E,
    /// Not known; never a middling grade.
    F,
}

/// A text that is no letter of reliability.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[error("\"{0}\" is no grade of a source; give A (reliable) to E (unreliable), or F (not known)")]
pub struct NotALetter(String);

impl SourceLetter {
    /// Every letter.
    pub const ALL: [Self; 6] = [Self::A, Self::B, Self::C, Self::D, Self::E, Self::F];

    /// What it says.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::A => "completely reliable",
            Self::B => "usually reliable",
            Self::C => "fairly reliable",
            Self::D => "not usually reliable",
            Self::E => "unreliable",
            Self::F => "reliability not known",
        }
    }

    /// Its place from 1 (A) to 5 (E); none for F, which is not known.
    #[must_use]
    pub const fn place(self) -> Option<u8> {
        match self {
            Self::A => Some(1),
            Self::B => Some(2),
            Self::C => Some(3),
            Self::D => Some(4),
            Self::E => Some(5),
            Self::F => None,
        }
    }
}

impl fmt::Display for SourceLetter {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::A => "A",
            Self::B => "B",
            Self::C => "C",
            Self::D => "D",
            Self::E => "E",
            Self::F => "F",
        })
    }
}

impl FromStr for SourceLetter {
    type Err = NotALetter;

    fn from_str(text: &str) -> Result<Self, NotALetter> {
        let found = Self::ALL.into_iter().find(|it| it.to_string().eq_ignore_ascii_case(text));
        found.ok_or_else(|| NotALetter(text.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::SourceLetter;

    #[test]
    fn a_letter_reads_back_and_f_has_no_place() {
        for letter in SourceLetter::ALL {
            assert_eq!(letter.to_string().parse(), Ok(letter));
            assert_eq!(letter.place().is_none(), letter == SourceLetter::F);
        }
        assert!("G".parse::<SourceLetter>().is_err());
    }
}
