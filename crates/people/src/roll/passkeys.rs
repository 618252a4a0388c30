//! Passkeys: how one is added, listed and removed.

use jiff::Timestamp;
use rusqlite::{Row, params};
use serde::Serialize;

use super::{Proof, Roll, is_label};
use crate::passkey::{Ceremony, Credential, Made, PasskeyFlaw, UserHandle};
use crate::{PasskeyId, RollError, SessionId};

/// How many passkeys an account may have.
const MOST: usize = 20;

/// A passkey, of which nothing is secret here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Passkey {
    /// What it is called.
    pub id: PasskeyId,
    /// What its owner calls it.
    pub label: String,
    /// The host that it is for; it is no use where the desk is served under another.
    pub site: String,
    /// When it was added.
    pub added_at: Timestamp,
    /// When it was used last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub used_at: Option<Timestamp>,
}

/// A passkey to add to an account.
#[derive(Clone, Copy, Debug)]
pub struct NewPasskey<'a> {
    /// Whose it is.
    pub name: &'a str,
    /// What they call it.
    pub label: &'a str,
    /// What their browser sent of it.
    pub made: &'a Made,
}

/// A passkey to remove from an account.
#[derive(Clone, Copy, Debug)]
pub struct PasskeyRemoval<'a> {
    /// Whose it is.
    pub name: &'a str,
    /// Which.
    pub id: PasskeyId,
    /// The session that it is asked in, which goes on.
    pub keeps: Option<SessionId>,
}

/// A passkey as its table has it.
type Columns = (u64, String, String, i64, Option<i64>);

fn columns(row: &Row<'_>) -> rusqlite::Result<Columns> {
    Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?))
}

impl Roll {
    /// By what devices know an account; it is drawn where there is none yet.
    ///
    /// # Errors
    ///
    /// There is no such account, or the roll cannot be written.
    pub fn user_handle(&self, name: &str) -> Result<UserHandle, RollError> {
        self.in_one_piece(|roll| {
            let name = roll.account(name)?.name;
            if let Some(handle) = roll.handle_of(&name)? {
                return Ok(handle);
            }
            let handle = UserHandle::new();
            roll.set_handle(&name, &handle)?;
            Ok(handle)
        })
    }

    /// What the devices call the passkeys of an account that are for a site.
    ///
    /// # Errors
    ///
    /// There is no such account, or the roll cannot be read.
    pub fn credentials_of(&self, name: &str, site: &str) -> Result<Vec<Vec<u8>>, RollError> {
        let name = self.account(name)?.name;
        let sql = "SELECT credential FROM passkey WHERE account = ? AND site = ? ORDER BY id";
        self.select(sql, [name.as_str(), site], |row| row.get(0))
    }

    /// The passkeys of an account, oldest first.
    ///
    /// # Errors
    ///
    /// There is no such account, or the roll cannot be read.
    pub fn passkeys_of(&self, name: &str) -> Result<Vec<Passkey>, RollError> {
        let name = self.account(name)?.name;
        let sql = "SELECT id, label, site, added_at, used_at FROM passkey \
            WHERE account = ? ORDER BY id";
        let rows = self.select(sql, [name], columns)?;
        rows.into_iter().map(|row| self.read_passkey(row)).collect()
    }

    /// Adds a passkey to one's own account.
    ///
    /// # Errors
    ///
    /// The account is not there or disabled; what shows who they are is wrong; the label will not
    /// do, what the browser sent is refused, the passkey is there already or one too many; or the
    /// roll cannot be written.
    pub fn add_passkey(
        &self,
        new: NewPasskey<'_>,
        proof: Proof<'_>,
        now: Timestamp,
    ) -> Result<Passkey, RollError> {
        self.in_one_piece(|roll| {
            let name = roll.confirm(new.name, proof, now)?.name;
            match &new.made.taken.ceremony {
                Ceremony::Add { account } if *account == name => (),
                Ceremony::LogIn
                | Ceremony::Confirm { .. }
                | Ceremony::Add { .. }
                | Ceremony::Join { .. } => return Err(PasskeyFlaw::OtherCeremony.into()),
            }
            roll.keep_passkey(NewPasskey { name: &name, ..new }, now)
        })
    }

    /// Removes a passkey of an account, and ends all other sessions, as one might have begun with
    /// it.
    ///
    /// # Errors
    ///
    /// There is no such passkey, or the account would have no way in left; or the roll cannot be
    /// written.
    pub fn remove_passkey(&self, removal: PasskeyRemoval<'_>) -> Result<(), RollError> {
        let PasskeyRemoval { name, id, keeps } = removal;
        self.in_one_piece(|roll| {
            let name = roll.account(name)?.name;
            let sql = "DELETE FROM passkey WHERE id = ? AND account = ?";
            if roll.execute(sql, params![id.0, name])? == 0 {
                return Err(RollError::NoSuchPasskey { name, id: id.0 });
            }
            if roll.password_of(&name)?.is_none() && roll.passkeys_of(&name)?.is_empty() {
                return Err(RollError::LastWayIn(name));
            }
            roll.end_other_sessions(&name, keeps)
        })
    }

    /// Takes all passkeys of an account away.
    pub(super) fn forget_passkeys(&self, name: &str) -> Result<(), RollError> {
        self.execute("DELETE FROM passkey WHERE account = ?", [name])?;
        Ok(())
    }

    /// Keeps a passkey of an account whose owner has shown who they are.
    pub(super) fn keep_passkey(
        &self,
        new: NewPasskey<'_>,
        now: Timestamp,
    ) -> Result<Passkey, RollError> {
        if !is_label(new.label) {
            return Err(RollError::UnfitPasskeyLabel(new.label.to_owned()));
        }
        let Credential { id, key, counter } = new.made.check()?;
        if self.passkeys_of(new.name)?.len() >= MOST {
            return Err(RollError::TooManyPasskeys(MOST));
        }
        let known = "SELECT 1 FROM passkey WHERE credential = ?";
        if !self.select(known, [&id], |_| Ok(()))?.is_empty() {
            return Err(RollError::KnownPasskey);
        }
        let sql = "INSERT INTO passkey (credential, account, label, site, key, counter, added_at) \
            VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING id, label, site, added_at, used_at";
        let (site, at) = (new.made.site.id(), now.as_millisecond());
        let row = params![id, new.name, new.label, site, key, counter, at];
        let rows = self.select(sql, row, columns)?;
        self.read_passkey(rows.into_iter().next().ok_or_else(|| self.damaged())?)
    }

    pub(super) fn handle_of(&self, name: &str) -> Result<Option<UserHandle>, RollError> {
        let sql = "SELECT handle FROM account WHERE name = ?";
        let rows: Vec<Option<Vec<u8>>> = self.select(sql, [name], |row| row.get(0))?;
        let kept = rows.into_iter().next().flatten();
        kept.map(|it| UserHandle::from_bytes(&it).ok_or_else(|| self.damaged())).transpose()
    }

    pub(super) fn set_handle(&self, name: &str, handle: &UserHandle) -> Result<(), RollError> {
        let sql = "UPDATE account SET handle = ? WHERE name = ?";
        self.execute(sql, params![handle.bytes(), name])?;
        Ok(())
    }

    fn read_passkey(
        &self,
        (id, label, site, added_at, used_at): Columns,
    ) -> Result<Passkey, RollError> {
        let added_at = self.moment(added_at)?;
        let used_at = used_at.map(|at| self.moment(at)).transpose()?;
        Ok(Passkey { id: PasskeyId(id), label, site, added_at, used_at })
    }
}
