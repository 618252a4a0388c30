//! Listing who may use a desk, and who was invited.

use jiff::Timestamp;
use people::{Account, Invitation, Roll, RollError};
use serde::Serialize;

/// Who may use a desk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct People {
    /// Everybody who has an account, in the order in which they came.
    pub accounts: Vec<Account>,
    /// The invitations that nobody has used yet.
    pub invitations: Vec<Invitation>,
}

/// Lists who may use a desk, and who was invited.
///
/// # Errors
///
/// The roll cannot be read.
pub fn list_accounts(roll: &Roll, now: Timestamp) -> Result<People, RollError> {
    Ok(People { accounts: roll.accounts()?, invitations: roll.invitations(now)? })
}
