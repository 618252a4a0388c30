//! A proof: what shows once more who somebody is, before their ways in change.

use jiff::Timestamp;
use rusqlite::params;

use super::Roll;
use crate::passkey::{Ceremony, PasskeyFlaw, Used};
use crate::{Account, RollError, password};

/// What shows once more who somebody is.
#[derive(Clone, Copy)]
pub enum Proof<'a> {
    /// Their present password, which is hashed when it is looked at.
    Password(&'a str),
    /// Their present password, which was looked at before.
    Known(&'a KnownPassword),
    /// One of their passkeys.
    Passkey(&'a Used),
}

/// A password that was shown and is the one of an account.
#[derive(Clone, Debug)]
pub struct KnownPassword {
    account: String,
    /// The hash that it was compared with.
    hash: String,
}

/// A passkey as its table has it, where it is to be checked.
pub(super) struct Kept {
    id: u64,
    pub(super) account: String,
    key: Vec<u8>,
    counter: u32,
}

impl Roll {
    /// Refuses whoever does not show that the account is theirs, and gives it.
    ///
    /// # Errors
    ///
    /// There is no such account, or it is disabled; nothing shows that it is theirs; or the roll
    /// cannot be read or written.
    pub fn confirm(
        &self,
        name: &str,
        proof: Proof<'_>,
        now: Timestamp,
    ) -> Result<Account, RollError> {
        let account = self.enabled(name)?;
        match proof {
            Proof::Password(shown) => drop(self.know_password(&account.name, shown)?),
            Proof::Known(known) => {
                // The password may have been changed meanwhile.
                let kept = self.password_of(&account.name)?;
                if known.account != account.name || kept.as_ref() != Some(&known.hash) {
                    return Err(RollError::WrongPassword);
                }
            }
            Proof::Passkey(used) => self.confirm_by_passkey(&account.name, used, now)?,
        }
        Ok(account)
    }

    /// Looks at the password that is shown for an account, outside of any writing, as it takes its
    /// time.
    ///
    /// # Errors
    ///
    /// There is no such account, or it is disabled; the password is wrong or none; or the roll
    /// cannot be read.
    pub fn know_password(&self, name: &str, shown: &str) -> Result<KnownPassword, RollError> {
        let account = self.enabled(name)?.name;
        if shown.is_empty() {
            return Err(RollError::NoProof);
        }
        let kept = self.password_of(&account)?;
        let is_right = password::is_right(shown, kept.as_deref())?;
        match kept {
            Some(hash) if is_right => Ok(KnownPassword { account, hash }),
            _ => Err(RollError::WrongPassword),
        }
    }

    /// The account of a name, if it is not disabled.
    fn enabled(&self, name: &str) -> Result<Account, RollError> {
        let account = self.account(name)?;
        if account.is_disabled { Err(RollError::Disabled(account.name)) } else { Ok(account) }
    }

    fn confirm_by_passkey(&self, name: &str, used: &Used, now: Timestamp) -> Result<(), RollError> {
        match &used.taken.ceremony {
            Ceremony::Confirm { account } if account == name => (),
            Ceremony::LogIn
            | Ceremony::Confirm { .. }
            | Ceremony::Add { .. }
            | Ceremony::Join { .. } => return Err(PasskeyFlaw::OtherCeremony.into()),
        }
        let kept = self.passkey_of(&used.assertion.credential, &used.site)?;
        let kept = kept.filter(|it| it.account == name).ok_or(PasskeyFlaw::NotOfAccount)?;
        // A device that was told which passkeys are meant may leave out whose they are.
        let whose = &used.assertion.user;
        let is_theirs =
            whose.is_empty() || self.handle_of(name)?.is_some_and(|it| it.bytes() == whose);
        if !is_theirs {
            return Err(PasskeyFlaw::NotOfAccount.into());
        }
        self.count_use(&kept, kept.check(used)?, now)
    }

    /// The passkey that a device calls so, if it is for a site.
    pub(super) fn passkey_of(
        &self,
        credential: &[u8],
        site: &crate::Site,
    ) -> Result<Option<Kept>, RollError> {
        let sql = "SELECT id, account, key, counter FROM passkey \
            WHERE credential = ? AND site = ?";
        let rows = self.select(sql, params![credential, site.id()], |row| {
            let (id, account, key, counter) = (row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?);
            Ok(Kept { id, account, key, counter })
        })?;
        Ok(rows.into_iter().next())
    }

    /// Keeps how often and when a passkey was used.
    pub(super) fn count_use(
        &self,
        kept: &Kept,
        counter: u32,
        now: Timestamp,
    ) -> Result<(), RollError> {
        let sql = "UPDATE passkey SET counter = ?, used_at = ? WHERE id = ?";
        self.execute(sql, params![counter, now.as_millisecond(), kept.id])?;
        Ok(())
    }
}

impl Kept {
    /// Checks the use of the passkey, and gives how often the device says it was used.
    pub(super) fn check(&self, used: &Used) -> Result<u32, PasskeyFlaw> {
        used.check(&self.key, self.counter)
    }
}
