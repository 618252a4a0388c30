//! Invitations: how an account comes about, and how a lost password is replaced.

use domain::Role;
use jiff::{SignedDuration, Timestamp};
use rusqlite::{Row, params};
use serde::Serialize;

use super::{NewPasskey, Passkey, Roll};
use crate::passkey::{Ceremony, PasskeyFlaw};
use crate::secret::{Purpose, Secret, digest_of};
use crate::{Account, Authority, NewPassword, RollError, name};

/// How long an invitation is good for.
const VALID_FOR: SignedDuration = SignedDuration::from_hours(7 * 24);

/// Whom to invite.
#[derive(Clone, Debug)]
pub struct NewInvitation {
    /// What they may do.
    pub role: Role,
    /// Under which name alone they may join; without one they choose.
    pub name: Option<String>,
}

/// An invitation that nobody has used yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Invitation {
    /// Its number.
    pub id: u64,
    /// What they may do.
    pub role: Role,
    /// Under which name alone they may join.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Whether somebody whose account is there begins anew by it.
    pub is_reset: bool,
    /// Who invites.
    pub invited_by: String,
    /// Until when it is good.
    pub ends_at: Timestamp,
}

/// What came of an invitation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Invited {
    /// Somebody joined.
    Joined(Account),
    /// Somebody who is there began anew, with a password or a passkey.
    BeganAnew(Account),
}

/// What came of an invitation that was answered with a passkey.
#[derive(Clone, Debug)]
pub struct JoinedByPasskey {
    /// Who came in.
    pub invited: Invited,
    /// Their passkey.
    pub passkey: Passkey,
    /// Their first session.
    pub session: Secret,
}

impl Invited {
    fn of(account: Account, is_reset: bool) -> Self {
        if is_reset { Self::BeganAnew(account) } else { Self::Joined(account) }
    }

    /// Whose account it is.
    pub fn account(&self) -> &Account {
        match self {
            Self::Joined(account) | Self::BeganAnew(account) => account,
        }
    }
}

/// An invitation as its table has it.
type Columns = (u64, String, Option<String>, bool, String, i64);

fn columns(row: &Row<'_>) -> rusqlite::Result<Columns> {
    Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?, row.get(5)?))
}

impl Roll {
    /// Invites somebody for seven days. The secret is told once.
    ///
    /// # Errors
    ///
    /// Only an administrator may; the name will not do or is taken; or the roll cannot be written.
    pub fn invite<'a>(
        &self,
        by: impl Into<Authority<'a>>,
        new: &NewInvitation,
        now: Timestamp,
    ) -> Result<(Invitation, Secret), RollError> {
        let by = by.into();
        self.in_one_piece(|roll| {
            roll.check_authority(by)?;
            let checked = new.name.as_deref().map(|it| name::check(it, new.role)).transpose()?;
            if let Some(name) = &checked
                && let Some(there) = roll.find_account(name)?
            {
                return Err(RollError::Taken(there.name));
            }
            let invitation = Invitation {
                id: 0,
                role: new.role,
                name: checked,
                is_reset: false,
                invited_by: by.name().to_owned(),
                ends_at: now + VALID_FOR,
            };
            roll.keep_invitation(invitation)
        })
    }

    /// Takes away all by which somebody comes in, their tokens too, ends their sessions, and invites
    /// them to begin anew with a password or a passkey of their own.
    ///
    /// # Errors
    ///
    /// Only an administrator may; the account is not there or disabled; or the roll cannot be
    /// written.
    pub fn reset_password<'a>(
        &self,
        by: impl Into<Authority<'a>>,
        name: &str,
        now: Timestamp,
    ) -> Result<(Invitation, Secret), RollError> {
        let by = by.into();
        self.in_one_piece(|roll| {
            roll.check_authority(by)?;
            let account = roll.account(name)?;
            if account.is_disabled {
                return Err(RollError::Disabled(account.name));
            }
            roll.forget_ways_in(&account.name)?;
            roll.take_back_resets(&account.name)?;
            let invitation = Invitation {
                id: 0,
                role: account.role,
                name: Some(account.name),
                is_reset: true,
                invited_by: by.name().to_owned(),
                ends_at: now + VALID_FOR,
            };
            roll.keep_invitation(invitation)
        })
    }

    /// Lets somebody in who was invited, with a name and a password of their own, once.
    ///
    /// # Errors
    ///
    /// The invitation is none, used or too old, or for another name; the name will not do, or the
    /// password was made for another; or the roll cannot be written.
    pub fn join(
        &self,
        secret: &str,
        (name, password): (&str, &NewPassword),
        now: Timestamp,
    ) -> Result<Invited, RollError> {
        self.in_one_piece(|roll| {
            let (account, is_reset) = roll.take_invited(secret, name, now)?;
            roll.set_password(&account.name, password)?;
            Ok(Invited::of(account, is_reset))
        })
    }

    /// Lets somebody in who was invited, with a name and a passkey of their own, once, and begins
    /// their first session.
    ///
    /// # Errors
    ///
    /// The invitation is none, used or too old, or for another name; the name or what was sent of
    /// the passkey will not do; or the roll cannot be written.
    pub fn join_by_passkey(
        &self,
        secret: &str,
        new: NewPasskey<'_>,
        now: Timestamp,
    ) -> Result<JoinedByPasskey, RollError> {
        let Ceremony::Join { handle } = &new.made.taken.ceremony else {
            return Err(PasskeyFlaw::OtherCeremony.into());
        };
        self.in_one_piece(|roll| {
            let (account, is_reset) = roll.take_invited(secret, new.name, now)?;
            roll.set_handle(&account.name, handle)?;
            let name = account.name.clone();
            let passkey = roll.keep_passkey(NewPasskey { name: &name, ..new }, now)?;
            let session = roll.begin_session(&name, now)?.ok_or(RollError::Disabled(name))?;
            Ok(JoinedByPasskey { invited: Invited::of(account, is_reset), passkey, session })
        })
    }

    /// Takes somebody in under a name by an invitation, which is no use any more; says whether
    /// they were there before.
    fn take_invited(
        &self,
        secret: &str,
        name: &str,
        now: Timestamp,
    ) -> Result<(Account, bool), RollError> {
        let invitation = self.invitation(secret, now)?.ok_or(RollError::NotInvited)?;
        if let Some(only) = &invitation.name
            && name::folded(only) != name::folded(name)
        {
            return Err(RollError::InvitedAs(only.clone()));
        }
        let account = self.take_in(&invitation, name, now)?;
        self.execute("DELETE FROM invitation WHERE id = ?", [invitation.id])?;
        Ok((account, invitation.is_reset))
    }

    /// The invitation of a secret, if it is good now.
    ///
    /// # Errors
    ///
    /// The roll cannot be read.
    pub fn invitation(
        &self,
        secret: &str,
        now: Timestamp,
    ) -> Result<Option<Invitation>, RollError> {
        let Some(digest) = digest_of(secret, Purpose::Invitation) else { return Ok(None) };
        let sql = "SELECT id, role, name, is_reset, invited_by, ends_at FROM invitation \
            WHERE digest = ? AND ends_at > ?";
        let rows = self.select(sql, params![digest, now.as_millisecond()], columns)?;
        rows.into_iter().next().map(|row| self.read_invitation(row)).transpose()
    }

    /// The invitations that are good now, oldest first.
    ///
    /// # Errors
    ///
    /// The roll cannot be read.
    pub fn invitations(&self, now: Timestamp) -> Result<Vec<Invitation>, RollError> {
        let sql = "SELECT id, role, name, is_reset, invited_by, ends_at FROM invitation \
            WHERE ends_at > ? ORDER BY id";
        let rows = self.select(sql, [now.as_millisecond()], columns)?;
        rows.into_iter().map(|row| self.read_invitation(row)).collect()
    }

    /// Takes an invitation back that nobody has used.
    ///
    /// # Errors
    ///
    /// Only an administrator may; there is no such invitation; or the roll cannot be written.
    pub fn take_back_invitation<'a>(
        &self,
        by: impl Into<Authority<'a>>,
        id: u64,
    ) -> Result<(), RollError> {
        self.in_one_piece(|roll| {
            roll.check_authority(by.into())?;
            let gone = roll.execute("DELETE FROM invitation WHERE id = ?", [id])?;
            if gone == 0 { Err(RollError::NoSuchInvitation(id)) } else { Ok(()) }
        })
    }

    /// Takes back what somebody gave out who may not any more, and what was to let them in.
    pub(super) fn take_back_invitations(&self, name: &str) -> Result<(), RollError> {
        self.execute("DELETE FROM invitation WHERE invited_by = ?", [name])?;
        self.take_back_resets(name)
    }

    fn take_back_resets(&self, name: &str) -> Result<(), RollError> {
        self.execute("DELETE FROM invitation WHERE is_reset AND name = ?", [name])?;
        Ok(())
    }

    /// The account that an invitation is for: a new one, or one that is there.
    fn take_in(
        &self,
        invitation: &Invitation,
        name: &str,
        now: Timestamp,
    ) -> Result<Account, RollError> {
        if invitation.is_reset {
            let account = self.account(name)?;
            return if account.is_disabled {
                Err(RollError::Disabled(account.name))
            } else {
                Ok(account)
            };
        }
        let name = name::check(name, invitation.role)?;
        self.add_account(&name, invitation.role, (&invitation.invited_by, now))?;
        self.account(&name)
    }

    fn keep_invitation(&self, new: Invitation) -> Result<(Invitation, Secret), RollError> {
        let secret = Secret::new(Purpose::Invitation);
        let sql = "INSERT INTO invitation (digest, role, name, is_reset, invited_by, ends_at) \
            VALUES (?, ?, ?, ?, ?, ?) RETURNING id";
        let Invitation { role, name, is_reset, invited_by, ends_at, .. } = &new;
        let ends_at = ends_at.as_millisecond();
        let row = params![secret.digest(), role.word(), name, is_reset, invited_by, ends_at];
        let ids: Vec<u64> = self.select(sql, row, |row| row.get(0))?;
        let id = ids.first().copied().ok_or_else(|| self.damaged())?;
        Ok((Invitation { id, ..new }, secret))
    }

    fn read_invitation(
        &self,
        (id, role, name, is_reset, invited_by, ends_at): Columns,
    ) -> Result<Invitation, RollError> {
        let role = role.parse().map_err(|_| self.damaged())?;
        let ends_at = self.moment(ends_at)?;
        Ok(Invitation { id, role, name, is_reset, invited_by, ends_at })
    }
}
