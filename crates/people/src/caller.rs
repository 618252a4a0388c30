//! A caller: who is at the door, and what they may do this time.

use std::fmt;

use domain::{Role, Scope, Scopes};
use serde::{Deserialize, Serialize};

use crate::Account;

/// Who is at the door, and what they may do this time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Caller {
    /// Their account, as it is now.
    pub account: Account,
    /// What they may do: what the role covers, of a token what that was given as well.
    pub scopes: Scopes,
    /// How they said who they are.
    pub by: By,
}

/// How a caller said who they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// By a session, begun with a password or a passkey.
    Session(SessionId),
    /// By a token.
    Token(TokenId),
}

/// What a session is called among those of its account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SessionId(pub u64);

/// What a token is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct TokenId(pub u64);

/// What a passkey is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PasskeyId(pub u64);

impl Caller {
    /// Whether they may do one sort of thing.
    pub fn may(&self, scope: Scope) -> bool {
        self.scopes.contains(scope)
    }

    /// Whether they may look after the accounts: an administrator with a session, never a token.
    pub fn may_administer(&self) -> bool {
        self.account.role == Role::Administrator && matches!(self.by, By::Session(_))
    }
}

impl fmt::Display for SessionId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

impl fmt::Display for TokenId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

impl fmt::Display for PasskeyId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}
