//! Logging in: from a name and a password to a session.

use jiff::Timestamp;
use rusqlite::params;

use super::Roll;
use crate::secret::{Purpose, Secret};
use crate::{LogInError, password};

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
            (Some(account), Some(kept)) if is_right => {
                self.in_one_piece(|roll| roll.begin_session(&account.name, &kept, now))
            }
            _ => Err(LogInError::Refused),
        }
    }

    /// Begins a session of an account whose password is still the one that was checked.
    fn begin_session(
        &self,
        name: &str,
        checked: &str,
        now: Timestamp,
    ) -> Result<Secret, LogInError> {
        self.forget_ended_sessions(now)?;
        let (secret, at) = (Secret::new(Purpose::Session), now.as_millisecond());
        let sql = "INSERT INTO session (digest, account, began_at, seen_at) \
            SELECT ?1, name, ?2, ?2 FROM account \
            WHERE name = ?3 AND password = ?4 AND NOT is_disabled";
        let begun = self.execute(sql, params![secret.digest(), at, name, checked])?;
        if begun == 0 { Err(LogInError::Refused) } else { Ok(secret) }
    }
}
