//! Passwords: how one is set, changed, dropped and forgotten.

use jiff::Timestamp;

use super::{Proof, Roll};
use crate::{NewPassword, RollError, SessionId};

/// A change of one's own password.
#[derive(Clone, Copy)]
pub struct PasswordChange<'a> {
    /// Whose.
    pub name: &'a str,
    /// What shows that the account is theirs: the present one, or a passkey.
    pub proof: Proof<'a>,
    /// The next one.
    pub new: &'a NewPassword,
    /// The session that it is asked in, which goes on.
    pub keeps: Option<SessionId>,
}

impl Roll {
    /// Changes one's own password, or sets one where there is none, and ends all other sessions.
    ///
    /// # Errors
    ///
    /// There is no such account, or it is disabled; what shows who they are is wrong; the new
    /// password was made for another name; or the roll cannot be written.
    pub fn change_password(
        &self,
        change: PasswordChange<'_>,
        now: Timestamp,
    ) -> Result<(), RollError> {
        self.in_one_piece(|roll| {
            let account = roll.confirm(change.name, change.proof, now)?;
            roll.set_password(&account.name, change.new)?;
            roll.end_other_sessions(&account.name, change.keeps)
        })
    }

    /// Drops one's own password, so that passkeys alone let in, and ends all other sessions.
    ///
    /// It takes a passkey and not the password, which shows that one lets in where the desk is
    /// served now.
    ///
    /// # Errors
    ///
    /// There is no such account, or it is disabled; it has no password; no passkey shows who they
    /// are; or the roll cannot be written.
    pub fn drop_password(
        &self,
        name: &str,
        proof: Proof<'_>,
        (keeps, now): (Option<SessionId>, Timestamp),
    ) -> Result<(), RollError> {
        let Proof::Passkey(_) = proof else { return Err(RollError::NoPasskey) };
        self.in_one_piece(|roll| {
            let account = roll.confirm(name, proof, now)?;
            if roll.password_of(&account.name)?.is_none() {
                let state = "without a password".to_owned();
                return Err(RollError::Already { name: account.name, state });
            }
            let sql = "UPDATE account SET password = NULL WHERE name = ?";
            roll.execute(sql, [&account.name])?;
            roll.end_other_sessions(&account.name, keeps)
        })
    }

    /// Whether an account has a password.
    ///
    /// # Errors
    ///
    /// There is no such account, or the roll cannot be read.
    pub fn has_password(&self, name: &str) -> Result<bool, RollError> {
        let name = self.account(name)?.name;
        Ok(self.password_of(&name)?.is_some())
    }

    /// The hash of an account's password, if it has one.
    pub(super) fn password_of(&self, name: &str) -> Result<Option<String>, RollError> {
        let sql = "SELECT password FROM account WHERE name = ?";
        let rows = self.select(sql, [name], |row| row.get(0))?;
        Ok(rows.into_iter().next().flatten())
    }

    /// Sets the password of an account, if it was made for that.
    pub(super) fn set_password(&self, name: &str, new: &NewPassword) -> Result<(), RollError> {
        let hash = new.hash_for(name).ok_or_else(|| RollError::OtherName(name.to_owned()))?;
        self.execute("UPDATE account SET password = ? WHERE name = ?", [hash, name])?;
        Ok(())
    }

    /// Takes the password and the passkeys of an account away, revokes its tokens and the addresses
    /// of its calendar, and ends its sessions.
    pub(super) fn forget_ways_in(&self, name: &str) -> Result<(), RollError> {
        self.execute("UPDATE account SET password = NULL WHERE name = ?", [name])?;
        self.execute("UPDATE token SET is_revoked = TRUE WHERE account = ?", [name])?;
        self.forget_passkeys(name)?;
        self.end_all_sessions(name)
    }
}
