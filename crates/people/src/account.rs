//! An account: somebody who may use a desk.

use domain::Role;
use jiff::Timestamp;
use serde::Serialize;

/// Somebody who may use a desk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Account {
    /// What the ledger calls them.
    pub name: String,
    /// What they may do.
    pub role: Role,
    /// Whether they may do nothing at all for now.
    pub is_disabled: bool,
    /// Since when there is the account.
    pub created_at: Timestamp,
    /// Who invited them; of the first one, themselves.
    pub created_by: String,
}

impl Account {
    /// Whether they look after the accounts.
    pub fn is_administrator(&self) -> bool {
        self.role == Role::Administrator && !self.is_disabled
    }
}
