//! A role: what somebody with an account may do at a desk.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::{Scope, Scopes};

/// What somebody with an account may do at a desk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Reads what is published on the desk.
    Reader,
    /// Forecasts, too.
    Forecaster,
    /// Does everything that a desk is for, and settles questions.
    Editor,
    /// Does so, and looks after the accounts.
    Administrator,
    /// A machine: it reads and proposes.
    Bot,
}

/// A text that is no role.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[error("\"{0}\" is no role; give reader, forecaster, editor, administrator or bot")]
pub struct NotARole(String);

impl Role {
    /// Every role.
    pub const ALL: [Self; 5] =
        [Self::Reader, Self::Forecaster, Self::Editor, Self::Administrator, Self::Bot];

    /// Its name.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Reader => "reader",
            Self::Forecaster => "forecaster",
            Self::Editor => "editor",
            Self::Administrator => "administrator",
            Self::Bot => "bot",
        }
    }

    /// Everything that it covers.
    ///
    /// # Examples
    ///
    /// ```
    /// use domain::{Role, Scope};
    ///
    /// assert!(Role::Bot.scopes().contains(Scope::Propose));
    /// assert!(!Role::Bot.scopes().contains(Scope::Settle));
    /// ```
    pub fn scopes(self) -> Scopes {
        let scopes: &[Scope] = match self {
            Self::Reader => &[Scope::Read],
            Self::Bot => &[Scope::Read, Scope::Propose],
            Self::Forecaster => &[Scope::Read, Scope::Propose, Scope::Write],
            Self::Editor | Self::Administrator => &Scope::ALL,
        };
        scopes.iter().copied().collect()
    }
}

impl fmt::Display for Role {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.word())
    }
}

impl FromStr for Role {
    type Err = NotARole;

    fn from_str(text: &str) -> Result<Self, NotARole> {
        let found = Self::ALL.into_iter().find(|role| role.word().eq_ignore_ascii_case(text));
        found.ok_or_else(|| NotARole(text.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::Role;

    #[test]
    fn a_role_reads_back() {
        for role in Role::ALL {
            assert_eq!(role.to_string().parse(), Ok(role));
        }
        assert!("owner".parse::<Role>().is_err());
    }
}
