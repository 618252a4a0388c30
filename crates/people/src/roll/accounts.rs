//! The accounts of a roll, and what administrators do to them.

use domain::Role;
use jiff::Timestamp;
use rusqlite::{Row, params};

use super::Roll;
use crate::{Account, Authority, NewPassword, RollError, name};

/// How the table of accounts is read.
const COLUMNS: &str = "name, role, is_disabled, created_at, created_by";

/// An account as its table has it.
pub(super) type Columns = (String, String, bool, i64, String);

/// Reads an account that begins a row.
pub(super) fn columns(row: &Row<'_>) -> rusqlite::Result<Columns> {
    Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?))
}

impl Roll {
    /// Everybody who has an account, in the order in which they came.
    ///
    /// # Errors
    ///
    /// The roll cannot be read.
    pub fn accounts(&self) -> Result<Vec<Account>, RollError> {
        let sql = format!("SELECT {COLUMNS} FROM account ORDER BY created_at, rowid");
        let rows = self.select(&sql, [], columns)?;
        rows.into_iter().map(|row| self.read_account(row)).collect()
    }

    /// The account of a name, however its letters are written.
    ///
    /// # Errors
    ///
    /// There is none, or the roll cannot be read.
    pub fn account(&self, name: &str) -> Result<Account, RollError> {
        self.find_account(name)?.ok_or_else(|| RollError::NoSuchAccount(name.to_owned()))
    }

    /// The account of a name, if there is one.
    pub(super) fn find_account(&self, name: &str) -> Result<Option<Account>, RollError> {
        let sql = format!("SELECT {COLUMNS} FROM account WHERE folded = ?");
        let rows = self.select(&sql, [name::folded(name)], columns)?;
        rows.into_iter().next().map(|row| self.read_account(row)).transpose()
    }

    /// Makes the first account, an administrator's.
    ///
    /// # Errors
    ///
    /// Somebody has an account already, the name or the password will not do, or the roll cannot
    /// be written.
    pub fn begin(&self, name: &str, password: &str, now: Timestamp) -> Result<Account, RollError> {
        self.in_one_piece(|roll| {
            if !roll.accounts()?.is_empty() {
                return Err(RollError::Begun);
            }
            let name = name::check(name, Role::Administrator)?;
            roll.add_account(&name, Role::Administrator, (&name, now))?;
            roll.set_password(&name, &NewPassword::new(password, &name)?)?;
            roll.account(&name)
        })
    }

    /// Gives somebody another role. Whoever is no administrator any more has no invitations open.
    ///
    /// # Errors
    ///
    /// Only an administrator may, and never make the last one something else; a bot stays one; or
    /// the roll cannot be written.
    pub fn set_role<'a>(
        &self,
        by: impl Into<Authority<'a>>,
        name: &str,
        to: Role,
    ) -> Result<Account, RollError> {
        self.in_one_piece(|roll| {
            roll.check_authority(by.into())?;
            let account = roll.account(name)?;
            if account.role == to {
                return Err(already(account.name, &format!("of the role {to}")));
            }
            name::check(&account.name, to)?;
            roll.check_others_administer(&account)?;
            roll.take_back_invitations(&account.name)?;
            let sql = "UPDATE account SET role = ? WHERE name = ?";
            roll.execute(sql, [to.word(), &account.name])?;
            roll.account(name)
        })
    }

    /// Shuts somebody out: their sessions end, their tokens and invitations are no use.
    ///
    /// # Errors
    ///
    /// Only an administrator may, and never the last one; or the roll cannot be written.
    pub fn disable<'a>(
        &self,
        by: impl Into<Authority<'a>>,
        name: &str,
    ) -> Result<Account, RollError> {
        self.in_one_piece(|roll| {
            roll.check_authority(by.into())?;
            let account = roll.account(name)?;
            if account.is_disabled {
                return Err(already(account.name, "disabled"));
            }
            roll.check_others_administer(&account)?;
            roll.take_back_invitations(&account.name)?;
            roll.end_all_sessions(&account.name)?;
            roll.mark_disabled(&account.name, true)
        })
    }

    /// Lets somebody in again who was shut out.
    ///
    /// # Errors
    ///
    /// Only an administrator may; or the roll cannot be written.
    pub fn enable<'a>(
        &self,
        by: impl Into<Authority<'a>>,
        name: &str,
    ) -> Result<Account, RollError> {
        self.in_one_piece(|roll| {
            roll.check_authority(by.into())?;
            let account = roll.account(name)?;
            if !account.is_disabled {
                return Err(already(account.name, "enabled"));
            }
            roll.mark_disabled(&account.name, false)
        })
    }

    /// Refuses whoever does not look after the accounts now, whatever they were before.
    pub(super) fn check_authority(&self, by: Authority<'_>) -> Result<(), RollError> {
        let Authority::Account(account) = by else {
            let is_begun = !self.accounts()?.is_empty();
            return if is_begun { Ok(()) } else { Err(RollError::NotBegun) };
        };
        let present = self.account(&account.name)?;
        let refused = || RollError::NotAdministrator(present.name.clone());
        if present.is_administrator() { Ok(()) } else { Err(refused()) }
    }

    /// Adds an account without a password, by somebody at a time.
    pub(super) fn add_account(
        &self,
        name: &str,
        role: Role,
        (by, now): (&str, Timestamp),
    ) -> Result<(), RollError> {
        let mut accounts = self.accounts()?.into_iter();
        if let Some(there) = accounts.find(|it| name::look_alike(&it.name, name)) {
            return Err(RollError::Taken(there.name));
        }
        let sql = "INSERT INTO account (name, folded, role, is_disabled, created_at, created_by) \
            VALUES (?, ?, ?, FALSE, ?, ?)";
        let folded = name::folded(name);
        self.execute(sql, params![name, folded, role.word(), now.as_millisecond(), by])?;
        Ok(())
    }

    pub(super) fn read_account(
        &self,
        (name, role, is_disabled, created_at, created_by): Columns,
    ) -> Result<Account, RollError> {
        let role = role.parse().map_err(|_| self.damaged())?;
        let created_at = self.moment(created_at)?;
        Ok(Account { name, role, is_disabled, created_at, created_by })
    }

    fn check_others_administer(&self, account: &Account) -> Result<(), RollError> {
        let is_other = |it: &Account| it.is_administrator() && it.name != account.name;
        if account.is_administrator() && !self.accounts()?.iter().any(is_other) {
            return Err(RollError::LastAdministrator(account.name.clone()));
        }
        Ok(())
    }

    fn mark_disabled(&self, name: &str, is_disabled: bool) -> Result<Account, RollError> {
        let sql = "UPDATE account SET is_disabled = ? WHERE name = ?";
        self.execute(sql, params![is_disabled, name])?;
        self.account(name)
    }
}

fn already(name: String, state: &str) -> RollError {
    RollError::Already { name, state: state.to_owned() }
}
