//! A party: an actor as a finding names it, with whom that stands for.

use std::sync::Arc;

use domain::Identity;

/// An actor as a finding names it.
#[derive(Clone, Debug)]
pub(crate) enum Party {
    /// Somebody whom the tables or the document tell.
    Known(Arc<Identity>),
    /// Nobody who is known, by the name as it is written.
    Unknown(Arc<str>),
}

impl Party {
    /// The name that it is known by.
    pub(crate) fn name(&self) -> &str {
        match self {
            Self::Known(identity) => &identity.name,
            Self::Unknown(name) => name,
        }
    }

    /// Why the name is taken to stand for it.
    pub(crate) fn reason(&self) -> &str {
        match self {
            Self::Known(identity) => &identity.reason,
            Self::Unknown(_) => "the same name as written",
        }
    }

    /// What it is found by: the code of the state or organization, if it is of one, and its name.
    pub(crate) fn keys(&self) -> impl Iterator<Item = String> {
        self.code().map(str::to_owned).into_iter().chain([fold(self.name())])
    }

    /// The code of the state or organization that it is of.
    pub(crate) fn code(&self) -> Option<&str> {
        match self {
            Self::Known(identity) => identity.code.as_deref(),
            Self::Unknown(_) => None,
        }
    }

    /// What tells it from another actor: its code, or else its name.
    pub(crate) fn key(&self) -> &str {
        match self {
            Self::Known(identity) => identity.code.as_deref().unwrap_or(&identity.name),
            Self::Unknown(name) => name,
        }
    }
}

/// A name as it is compared; codes are in capital letters, and so no name is taken for one.
pub(crate) fn fold(name: &str) -> String {
    name.trim().to_lowercase()
}
