//! Listing who may use a desk, and who was invited.

use jiff::Timestamp;
use people::{Account, Invitation, Roll, RollError, Session, Token};
use serde::Serialize;

/// Who may use a desk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct People {
    /// Everybody who has an account, in the order in which they came.
    pub accounts: Vec<Account>,
    /// The invitations that nobody has used yet.
    pub invitations: Vec<Invitation>,
}

/// By what somebody comes in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct WaysIn {
    /// Whose account it is.
    pub account: Account,
    /// The browsers that are logged in.
    pub sessions: Vec<Session>,
    /// The tokens, those that have ended and those revoked too.
    pub tokens: Vec<Token>,
}

/// Lists who may use a desk, and who was invited.
///
/// # Errors
///
/// The roll cannot be read.
pub fn list_accounts(roll: &Roll, now: Timestamp) -> Result<People, RollError> {
    Ok(People { accounts: roll.accounts()?, invitations: roll.invitations(now)? })
}

/// Lists by what somebody comes in: sessions and tokens, without their secrets.
///
/// # Errors
///
/// There is no such account, or the roll cannot be read.
pub fn list_ways_in(roll: &Roll, name: &str, now: Timestamp) -> Result<WaysIn, RollError> {
    let account = roll.account(name)?;
    let (sessions, tokens) = (roll.sessions_of(name, now)?, roll.tokens_of(name)?);
    Ok(WaysIn { account, sessions, tokens })
}
