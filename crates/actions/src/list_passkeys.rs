//! Listing the passkeys of an account.

use people::{Passkey, Roll, RollError};
use serde::Serialize;

/// The passkeys of an account, and whether a password lets in beside them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Passkeys {
    /// Whose they are.
    pub account: String,
    /// Whether the account has a password.
    pub has_password: bool,
    /// The passkeys, oldest first.
    pub passkeys: Vec<Passkey>,
}

/// Lists the passkeys of an account.
///
/// # Errors
///
/// There is no such account, or the roll cannot be read.
pub fn list_passkeys(roll: &Roll, name: &str) -> Result<Passkeys, RollError> {
    let account = roll.account(name)?.name;
    let (has_password, passkeys) = (roll.has_password(&account)?, roll.passkeys_of(&account)?);
    Ok(Passkeys { account, has_password, passkeys })
}
