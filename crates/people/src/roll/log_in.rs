//! Logging in: from a name and a password, or from a passkey, to a session.

use jiff::Timestamp;
use rusqlite::params;

use super::Roll;
use crate::passkey::{Ceremony, PasskeyFlaw, Used};
use crate::secret::{Purpose, Secret};
use crate::{LogInError, RollError, password};

impl Roll {
    /// Begins a session for whoever knows the password of an account.
    ///
    /// An unknown name, a wrong password and a disabled account get one answer, after about the
    /// same time.
    ///
    /// # Errors
    ///
    /// They are not let in, or the roll cannot be read.
    pub fn log_in(&self, name: &str, password: &str, now: Timestamp) -> Result<Secret, LogInError> {
        let account = self.find_account(name)?.filter(|it| !it.is_disabled);
        let kept = account.as_ref().map(|it| self.password_of(&it.name)).transpose()?.flatten();
        // Outside of any writing, as it takes its time.
        let is_right = password::is_right(password, kept.as_deref())?;
        match (account, kept) {
            (Some(account), Some(kept)) if is_right => self.in_one_piece(|roll| {
                // The password may have been changed meanwhile.
                if roll.password_of(&account.name)?.as_ref() != Some(&kept) {
                    return Err(LogInError::Refused);
                }
                roll.begin_session(&account.name, now)?.ok_or(LogInError::Refused)
            }),
            _ => Err(LogInError::Refused),
        }
    }

    /// Begins a session for whoever unlocks a passkey.
    ///
    /// An unknown passkey, one of another account than the device says, and one of a disabled
    /// account get one answer.
    ///
    /// # Errors
    ///
    /// They are not let in, or the roll cannot be written.
    pub fn log_in_by_passkey(&self, used: &Used, now: Timestamp) -> Result<Secret, LogInError> {
        if used.taken.ceremony != Ceremony::LogIn {
            return Err(PasskeyFlaw::OtherCeremony.into());
        }
        self.in_one_piece(|roll| {
            let kept = roll.passkey_of(&used.assertion.credential, &used.site)?;
            let kept = kept.ok_or(LogInError::RefusedPasskey)?;
            let handle = roll.handle_of(&kept.account)?;
            if handle.is_none_or(|handle| handle.bytes() != used.assertion.user) {
                return Err(LogInError::RefusedPasskey);
            }
            roll.count_use(&kept, kept.check(used)?, now)?;
            roll.begin_session(&kept.account, now)?.ok_or(LogInError::RefusedPasskey)
        })
    }

    /// Begins a session of an account whose owner has shown who they are; none where it is
    /// disabled.
    pub(super) fn begin_session(
        &self,
        name: &str,
        now: Timestamp,
    ) -> Result<Option<Secret>, RollError> {
        self.forget_ended_sessions(now)?;
        let (secret, at) = (Secret::new(Purpose::Session), now.as_millisecond());
        let sql = "INSERT INTO session (digest, account, began_at, seen_at) \
            SELECT ?1, name, ?2, ?2 FROM account WHERE name = ?3 AND NOT is_disabled";
        let begun = self.execute(sql, params![secret.digest(), at, name])?;
        Ok((begun > 0).then_some(secret))
    }
}
