//! A change of an account: what became of somebody who may use the desk, by whose hand.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{Role, Scopes};

/// What became of somebody who may use the desk; the author of the entry did it.
///
/// Never a secret, nor who came in when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountChange {
    /// Whose account it is; of an invitation for whoever holds it, none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub account: Option<String>,
    /// What became of it.
    #[serde(flatten)]
    pub deed: AccountDeed,
}

/// What became of an account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "deed", rename_all = "snake_case")]
pub enum AccountDeed {
    /// It is the first one, an administrator's.
    Began,
    /// Somebody was invited.
    Invited {
        /// Which of the invitations it is.
        invitation: u64,
        /// As what.
        role: Role,
        /// Until when.
        until: Timestamp,
    },
    /// An invitation was taken back.
    InvitationTakenBack {
        /// Which.
        invitation: u64,
    },
    /// Somebody who was invited came.
    Joined {
        /// As what.
        role: Role,
    },
    /// They have another role.
    RoleChanged {
        /// Which they had.
        from: Role,
        /// Which they have.
        to: Role,
    },
    /// They may do nothing until they are enabled.
    Disabled,
    /// They may do again what their role covers.
    Enabled,
    /// Their password and passkeys are no good any more, and they are to begin anew.
    PasswordReset,
    /// They have a new password.
    PasswordChanged,
    /// They have no password any more: passkeys alone let them in.
    PasswordDropped,
    /// They have another passkey.
    PasskeyAdded {
        /// Which of the passkeys it is.
        passkey: u64,
        /// What they call it.
        label: String,
    },
    /// One of their passkeys is no good any more.
    PasskeyRemoved {
        /// Which of the passkeys it is.
        passkey: u64,
    },
    /// A program may act for them.
    TokenIssued {
        /// Which of the tokens it is.
        token: u64,
        /// What it is for.
        label: String,
        /// What it lets do.
        scopes: Scopes,
        /// Until when.
        until: Timestamp,
    },
    /// A program may not act for them any more.
    TokenRevoked {
        /// Which of the tokens it is.
        token: u64,
    },
}

impl AccountChange {
    /// The change in words, as "Bo: editor, before reader".
    pub fn words(&self) -> String {
        let whose = self.account.as_deref().unwrap_or("whoever holds it");
        format!("{whose}: {}", self.deed.words())
    }
}

impl AccountDeed {
    /// The deed in words, as "invited as editor".
    pub fn words(&self) -> String {
        match self {
            Self::Began => "the first administrator".to_owned(),
            Self::Invited { invitation, role, .. } => {
                format!("invited as {role}, invitation {invitation}")
            }
            Self::InvitationTakenBack { invitation } => {
                format!("invitation {invitation} taken back")
            }
            Self::Joined { role } => format!("joined as {role}"),
            Self::RoleChanged { from, to } => format!("{to}, before {from}"),
            Self::Disabled => "disabled".to_owned(),
            Self::Enabled => "enabled".to_owned(),
            Self::PasswordReset => "to set a new password".to_owned(),
            Self::PasswordChanged => "has a new password".to_owned(),
            Self::PasswordDropped => "has no password any more".to_owned(),
            Self::PasskeyAdded { passkey, label } => {
                format!("passkey {passkey} added, \"{label}\"")
            }
            Self::PasskeyRemoved { passkey } => format!("passkey {passkey} removed"),
            Self::TokenIssued { token, label, scopes, .. } if scopes.is_empty() => {
                format!("token {token} issued, \"{label}\"")
            }
            Self::TokenIssued { token, label, scopes, .. } => {
                format!("token {token} issued, \"{label}\", to {scopes}")
            }
            Self::TokenRevoked { token } => format!("token {token} revoked"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{AccountChange, AccountDeed};
    use crate::Role;

    #[test]
    fn a_change_reads_back_and_is_told_in_a_line() {
        let deed = AccountDeed::RoleChanged { from: Role::Reader, to: Role::Editor };
        let change = AccountChange { account: Some("Bo".to_owned()), deed };
        let json = serde_json::to_string(&change).unwrap();
        assert_eq!(json, r#"{"account":"Bo","deed":"role_changed","from":"reader","to":"editor"}"#);
        assert_eq!(serde_json::from_str::<AccountChange>(&json).unwrap(), change);
        assert_eq!(change.words(), "Bo: editor, before reader");
    }
}
