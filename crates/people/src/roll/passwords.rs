//! Passwords: how one is set, changed and forgotten.

use super::Roll;
use crate::{RollError, SessionId, password};

/// A change of one's own password.
#[derive(Clone, Copy)]
pub struct PasswordChange<'a> {
    /// Whose.
    pub name: &'a str,
    /// The present one.
    pub old: &'a str,
    /// The next one.
    pub new: &'a str,
    /// The session that it is asked in, which goes on.
    pub keeps: Option<SessionId>,
}

impl Roll {
    /// Changes one's own password, and ends all other sessions.
    ///
    /// # Errors
    ///
    /// There is no such account, or it is disabled; the old password is wrong; the new one will
    /// not do; or the roll cannot be written.
    pub fn change_password(&self, change: PasswordChange<'_>) -> Result<(), RollError> {
        self.in_one_piece(|roll| {
            let account = roll.account(change.name)?;
            if account.is_disabled {
                return Err(RollError::Disabled(account.name));
            }
            let kept = roll.password_of(&account.name)?;
            if !password::is_right(change.old, kept.as_deref())? {
                return Err(RollError::WrongPassword);
            }
            roll.set_password(&account.name, change.new)?;
            roll.end_other_sessions(&account.name, change.keeps)
        })
    }

    /// The hash of an account's password, if it has one.
    pub(super) fn password_of(&self, name: &str) -> Result<Option<String>, RollError> {
        let sql = "SELECT password FROM account WHERE name = ?";
        let rows = self.select(sql, [name], |row| row.get(0))?;
        Ok(rows.into_iter().next().flatten())
    }

    /// Sets the password of an account, if it will do.
    pub(super) fn set_password(&self, name: &str, password: &str) -> Result<(), RollError> {
        let checked = password::check(password, name)?;
        let hash = password::hash(&checked)?;
        self.execute("UPDATE account SET password = ? WHERE name = ?", [hash.as_str(), name])?;
        Ok(())
    }

    /// Takes the password of an account away, and ends its sessions.
    pub(super) fn forget_password(&self, name: &str) -> Result<(), RollError> {
        self.execute("UPDATE account SET password = NULL WHERE name = ?", [name])?;
        self.end_all_sessions(name)
    }
}
