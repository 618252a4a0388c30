//! Listing who may use a desk, and who was invited.

use jiff::Timestamp;
use people::{Account, Invitation, Roll, RollError};
use serde::Serialize;

/// Who may use a desk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct People {
    /// Everybody who has an account, in the order in which they came.
    pub accounts: Vec<Member>,
    /// The invitations that nobody has used yet.
    pub invitations: Vec<Invitation>,
}

/// Somebody who has an account, and what they call their passkeys.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Member {
    /// The account.
    #[serde(flatten)]
    pub account: Account,
    /// What they call their passkeys, oldest first.
    pub passkeys: Vec<String>,
}

/// Lists who may use a desk, and who was invited.
///
/// # Errors
///
/// The roll cannot be read.
pub fn list_accounts(roll: &Roll, now: Timestamp) -> Result<People, RollError> {
    let member = |account: Account| {
        let passkeys = roll.passkeys_of(&account.name)?;
        let passkeys = passkeys.into_iter().map(|it| it.label).collect();
        Ok(Member { account, passkeys })
    };
    let accounts = roll.accounts()?.into_iter().map(member).collect::<Result<_, RollError>>()?;
    Ok(People { accounts, invitations: roll.invitations(now)? })
}
