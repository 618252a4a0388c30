//! Listing by what somebody comes in to a desk.

use jiff::Timestamp;
use people::{Account, Passkey, Roll, RollError, Session, Token};
use serde::Serialize;

/// By what somebody comes in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct WaysIn {
    /// Whose account it is.
    pub account: Account,
    /// The browsers that are logged in.
    pub sessions: Vec<Session>,
    /// The tokens, those that have ended and those revoked too.
    pub tokens: Vec<Token>,
    /// Whether a password lets in.
    pub has_password: bool,
    /// The passkeys.
    pub passkeys: Vec<Passkey>,
}

/// Lists by what somebody comes in: sessions, tokens, passkeys and whether there is a password, without
/// what is secret.
///
/// # Errors
///
/// There is no such account, or the roll cannot be read.
pub fn list_ways_in(roll: &Roll, name: &str, now: Timestamp) -> Result<WaysIn, RollError> {
    let account = roll.account(name)?;
    let (sessions, tokens) = (roll.sessions_of(name, now)?, roll.tokens_of(name)?);
    let (has_password, passkeys) = (roll.has_password(name)?, roll.passkeys_of(name)?);
    Ok(WaysIn { account, sessions, tokens, has_password, passkeys })
}
