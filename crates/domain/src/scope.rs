//! A scope: one sort of thing that a role or a token lets somebody do.

use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// One sort of thing that somebody may do; what is done to accounts needs a role, never a scope.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// Look at what is there.
    Read,
    /// Propose, for a person to decide.
    Propose,
    /// Record.
    Write,
    /// Say how a question ended.
    Settle,
}

/// A text that is no scope.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[error("\"{0}\" is no scope; give read, propose, write or settle")]
pub struct NotAScope(String);

/// A set of scopes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Scopes(BTreeSet<Scope>);

impl Scope {
    /// Every scope.
    pub const ALL: [Self; 4] = [Self::Read, Self::Propose, Self::Write, Self::Settle];

    /// Its name.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Propose => "propose",
            Self::Write => "write",
            Self::Settle => "settle",
        }
    }
}

impl Scopes {
    /// Whether a scope is among them.
    pub fn contains(&self, scope: Scope) -> bool {
        self.0.contains(&scope)
    }

    /// Whether all of them are among others.
    pub fn is_within(&self, others: &Self) -> bool {
        self.0.is_subset(&others.0)
    }

    /// Those that are among others, too.
    #[must_use]
    pub fn within(&self, others: &Self) -> Self {
        Self(self.0.intersection(&others.0).copied().collect())
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Each of them, in the order of what they let do.
    pub fn iter(&self) -> impl Iterator<Item = Scope> {
        self.0.iter().copied()
    }
}

impl FromIterator<Scope> for Scopes {
    fn from_iter<I: IntoIterator<Item = Scope>>(scopes: I) -> Self {
        Self(scopes.into_iter().collect())
    }
}

impl fmt::Display for Scope {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.word())
    }
}

impl fmt::Display for Scopes {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let words: Vec<&str> = self.iter().map(Scope::word).collect();
        formatter.write_str(&words.join(","))
    }
}

impl FromStr for Scope {
    type Err = NotAScope;

    fn from_str(text: &str) -> Result<Self, NotAScope> {
        let found = Self::ALL.into_iter().find(|scope| scope.word().eq_ignore_ascii_case(text));
        found.ok_or_else(|| NotAScope(text.to_owned()))
    }
}

impl FromStr for Scopes {
    type Err = NotAScope;

    /// Reads them as they are written: with commas between them.
    fn from_str(text: &str) -> Result<Self, NotAScope> {
        text.split(',').map(str::trim).filter(|it| !it.is_empty()).map(str::parse).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::{Scope, Scopes};

    fn scopes(text: &str) -> Scopes {
        text.parse().unwrap()
    }

    #[test]
    fn scopes_read_back() {
        for text in ["", "read", "read,propose", "read,propose,write,settle"] {
            assert_eq!(scopes(text).to_string(), text);
        }
        assert_eq!(scopes("settle, READ").to_string(), "read,settle");
        assert!("read,administer".parse::<Scopes>().is_err());
    }

    #[test]
    fn scopes_are_held_within_others() {
        let all: Scopes = Scope::ALL.into_iter().collect();
        assert!(scopes("read,write").is_within(&all));
        assert!(!all.is_within(&scopes("read,write")));
        assert_eq!(scopes("read,settle").within(&scopes("read,write")), scopes("read"));
    }
}
