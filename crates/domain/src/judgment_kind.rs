//! What sort of claim a judgment makes.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// What sort of claim a judgment makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum JudgmentKind {
    /// What somebody's words are meant to tell.
    Message,
    /// What two actors are to each other.
    Relationship,
    /// Why something happened.
    Cause,
    /// What will happen.
    Outlook,
}

/// A word that is no kind of judgment.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[error("\"{0}\" is no kind of judgment; give message, relationship, cause or outlook")]
pub struct NotAJudgmentKind(String);

impl JudgmentKind {
    /// Every kind.
    pub const ALL: [Self; 4] = [Self::Message, Self::Relationship, Self::Cause, Self::Outlook];

    /// The kind in a word.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Message => "message",
            Self::Relationship => "relationship",
            Self::Cause => "cause",
            Self::Outlook => "outlook",
        }
    }
}

impl fmt::Display for JudgmentKind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.word())
    }
}

impl FromStr for JudgmentKind {
    type Err = NotAJudgmentKind;

    fn from_str(word: &str) -> Result<Self, NotAJudgmentKind> {
        let found = Self::ALL.into_iter().find(|kind| kind.word() == word);
        found.ok_or_else(|| NotAJudgmentKind(word.to_owned()))
    }
}
