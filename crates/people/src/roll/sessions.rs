//! Sessions: somebody's browser, from a log-in to its end.

use jiff::{SignedDuration, Timestamp};
use rusqlite::params;
use serde::Serialize;

use super::{Roll, accounts};
use crate::secret::{Purpose, digest_of};
use crate::{By, Caller, RollError, SessionId};

/// A session ends when nobody was there for so long.
const IDLE: SignedDuration = SignedDuration::from_hours(12);

/// A session ends after so long, whoever was there.
const LONGEST: SignedDuration = SignedDuration::from_hours(14 * 24);

/// When somebody was there last is kept no finer than this, as each time is a writing.
const SEEN_EVERY: SignedDuration = SignedDuration::from_mins(1);

/// Somebody's browser that is logged in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Session {
    /// What it is called among those of its account.
    pub id: SessionId,
    /// When it began.
    pub began_at: Timestamp,
    /// When it was used last, to the minute or so.
    pub seen_at: Timestamp,
}

impl Roll {
    /// Who shows the secret of a session, if it goes on.
    ///
    /// # Errors
    ///
    /// The roll cannot be read.
    pub fn session(&self, secret: &str, now: Timestamp) -> Result<Option<Caller>, RollError> {
        let Some(digest) = digest_of(secret, Purpose::Session) else { return Ok(None) };
        let sql = "SELECT account.name, role, is_disabled, created_at, created_by, \
            session.id, seen_at FROM session JOIN account ON account.name = session.account \
            WHERE digest = ? AND NOT is_disabled AND seen_at > ? AND began_at > ?";
        let (idle, begun) = (now - IDLE, now - LONGEST);
        let bounds = params![digest, idle.as_millisecond(), begun.as_millisecond()];
        let rows = self.select(sql, bounds, |row| {
            Ok((accounts::columns(row)?, SessionId(row.get(5)?), row.get(6)?))
        })?;
        let Some((columns, id, seen_at)) = rows.into_iter().next() else { return Ok(None) };
        let account = self.read_account(columns)?;
        if now.duration_since(self.moment(seen_at)?) >= SEEN_EVERY {
            let sql = "UPDATE session SET seen_at = ? WHERE id = ?";
            self.execute(sql, params![now.as_millisecond(), id.0])?;
        }
        let scopes = account.role.scopes();
        Ok(Some(Caller { account, scopes, by: By::Session(id) }))
    }

    /// Ends the session of a secret, if there is one.
    ///
    /// # Errors
    ///
    /// The roll cannot be written.
    pub fn log_out(&self, secret: &str) -> Result<(), RollError> {
        if let Some(digest) = digest_of(secret, Purpose::Session) {
            self.execute("DELETE FROM session WHERE digest = ?", [digest])?;
        }
        Ok(())
    }

    /// The sessions of an account that go on, oldest first.
    ///
    /// # Errors
    ///
    /// There is no such account, or the roll cannot be read.
    pub fn sessions_of(&self, name: &str, now: Timestamp) -> Result<Vec<Session>, RollError> {
        let account = self.account(name)?;
        let sql = "SELECT id, began_at, seen_at FROM session \
            WHERE account = ? AND seen_at > ? AND began_at > ? ORDER BY id";
        let (idle, begun) = (now - IDLE, now - LONGEST);
        let bounds = params![account.name, idle.as_millisecond(), begun.as_millisecond()];
        let rows: Vec<(u64, i64, i64)> =
            self.select(sql, bounds, |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        let read = |(id, began_at, seen_at)| {
            let (began_at, seen_at) = (self.moment(began_at)?, self.moment(seen_at)?);
            Ok(Session { id: SessionId(id), began_at, seen_at })
        };
        rows.into_iter().map(read).collect()
    }

    /// Ends one session of an account.
    ///
    /// # Errors
    ///
    /// There is none of that number, or the roll cannot be written.
    pub fn end_session(&self, name: &str, id: SessionId) -> Result<(), RollError> {
        let name = self.account(name)?.name;
        let sql = "DELETE FROM session WHERE id = ? AND account = ?";
        let gone = self.execute(sql, params![id.0, name])?;
        if gone == 0 { Err(RollError::NoSuchSession { name, id: id.0 }) } else { Ok(()) }
    }

    /// Ends all sessions of an account.
    ///
    /// # Errors
    ///
    /// There is no such account, or the roll cannot be written.
    pub fn end_all_sessions(&self, name: &str) -> Result<(), RollError> {
        let name = self.account(name)?.name;
        self.end_other_sessions(&name, None)
    }

    /// Ends the sessions of an account, but for one.
    pub(super) fn end_other_sessions(
        &self,
        name: &str,
        keeps: Option<SessionId>,
    ) -> Result<(), RollError> {
        let sql = "DELETE FROM session WHERE account = ? AND id IS NOT ?";
        self.execute(sql, params![name, keeps.map(|id| id.0)])?;
        Ok(())
    }

    /// Forgets the sessions that have ended by themselves.
    pub(super) fn forget_ended_sessions(&self, now: Timestamp) -> Result<(), RollError> {
        let (idle, begun) = ((now - IDLE).as_millisecond(), (now - LONGEST).as_millisecond());
        self.execute("DELETE FROM session WHERE seen_at <= ? OR began_at <= ?", [idle, begun])?;
        Ok(())
    }
}
