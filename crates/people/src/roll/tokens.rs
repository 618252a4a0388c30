//! Tokens: what programs show at the door.

use domain::Scopes;
use jiff::{SignedDuration, Timestamp};
use rusqlite::{Row, params};
use serde::Serialize;

use super::{Roll, accounts, is_label};
use crate::secret::{Purpose, Secret, digest_of};
use crate::{Account, By, Caller, RollError, TokenId};

/// How many an account has in use at most.
const MOST: u64 = 100;

/// A token ends within so long.
pub(super) const LONGEST: SignedDuration = SignedDuration::from_hours(366 * 24);

/// A token to issue.
#[derive(Clone, Copy, Debug)]
pub struct NewToken<'a> {
    /// For which account.
    pub name: &'a str,
    /// What it is for.
    pub label: &'a str,
    /// What it lets do, of what the role of the account covers.
    pub scopes: &'a Scopes,
    /// When it ends.
    pub ends_at: Timestamp,
}

/// A token, without its secret.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Token {
    /// What it is called.
    pub id: TokenId,
    /// What it is for.
    pub label: String,
    /// What it lets do, as far as the role of its account still covers it.
    pub scopes: Scopes,
    /// When it was issued.
    pub issued_at: Timestamp,
    /// When it ends.
    pub ends_at: Timestamp,
    /// Whether it was revoked before.
    pub is_revoked: bool,
}

/// A token as its table has it.
type Columns = (u64, String, String, i64, i64, bool);

fn columns(row: &Row<'_>) -> rusqlite::Result<Columns> {
    Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?, row.get(5)?))
}

impl Roll {
    /// Issues a token for an account. The secret is told once.
    ///
    /// # Errors
    ///
    /// The account is not there or disabled; the token would do more than it, nothing, or for too
    /// long; or the roll cannot be written.
    pub fn issue_token(
        &self,
        new: NewToken<'_>,
        now: Timestamp,
    ) -> Result<(Token, Secret), RollError> {
        self.in_one_piece(|roll| {
            let account = roll.account(new.name)?;
            check(&account, new, now)?;
            roll.keep_token(Purpose::Token, NewToken { name: &account.name, ..new }, now)
        })
    }

    /// Keeps a token that was checked, or an address that is kept like one.
    pub(super) fn keep_token(
        &self,
        purpose: Purpose,
        new: NewToken<'_>,
        now: Timestamp,
    ) -> Result<(Token, Secret), RollError> {
        let in_use = "SELECT count(*) FROM token \
            WHERE account = ? AND NOT is_revoked AND ends_at > ?";
        let counts = self
            .select(in_use, params![new.name, now.as_millisecond()], |row| row.get::<_, u64>(0))?;
        if counts.first().is_some_and(|count| *count >= MOST) {
            return Err(RollError::TooManyTokens(MOST));
        }
        let secret = Secret::new(purpose);
        let sql = "INSERT INTO token \
            (digest, account, label, scopes, issued_at, ends_at, is_revoked) \
            VALUES (?, ?, ?, ?, ?, ?, FALSE) \
            RETURNING id, label, scopes, issued_at, ends_at, is_revoked";
        let (at, ends_at) = (now.as_millisecond(), new.ends_at.as_millisecond());
        let written = new.scopes.to_string();
        let row = params![secret.digest(), new.name, new.label, written, at, ends_at];
        let rows = self.select(sql, row, columns)?;
        let row = rows.into_iter().next().ok_or_else(|| self.damaged())?;
        Ok((self.read_token(row)?, secret))
    }

    /// The tokens of an account, oldest first, those that have ended and those revoked too.
    ///
    /// # Errors
    ///
    /// There is no such account, or the roll cannot be read.
    pub fn tokens_of(&self, name: &str) -> Result<Vec<Token>, RollError> {
        let account = self.account(name)?;
        let sql = "SELECT id, label, scopes, issued_at, ends_at, is_revoked FROM token \
            WHERE account = ? ORDER BY id";
        let rows = self.select(sql, [account.name], columns)?;
        rows.into_iter().map(|row| self.read_token(row)).collect()
    }

    /// Revokes a token of an account.
    ///
    /// # Errors
    ///
    /// It has none of that number that is not revoked, or the roll cannot be written.
    pub fn revoke_token(&self, name: &str, id: TokenId) -> Result<(), RollError> {
        let name = self.account(name)?.name;
        let sql =
            "UPDATE token SET is_revoked = TRUE WHERE id = ? AND account = ? AND NOT is_revoked";
        let revoked = self.execute(sql, params![id.0, name])?;
        if revoked == 0 { Err(RollError::NoSuchToken { name, id: id.0 }) } else { Ok(()) }
    }

    /// Who shows the secret of a token, if it is good now: with what it was given, as far as the
    /// role covers it now.
    ///
    /// # Errors
    ///
    /// The roll cannot be read.
    pub fn bearer(&self, secret: &str, now: Timestamp) -> Result<Option<Caller>, RollError> {
        let Some(digest) = digest_of(secret, Purpose::Token) else { return Ok(None) };
        let sql = "SELECT account.name, role, is_disabled, created_at, created_by, \
            token.id, scopes FROM token JOIN account ON account.name = token.account \
            WHERE digest = ? AND NOT is_disabled AND NOT is_revoked AND ends_at > ?";
        let rows = self.select(sql, params![digest, now.as_millisecond()], |row| {
            Ok((accounts::columns(row)?, TokenId(row.get(5)?), row.get::<_, String>(6)?))
        })?;
        let Some((columns, id, given)) = rows.into_iter().next() else { return Ok(None) };
        let account = self.read_account(columns)?;
        let given: Scopes = given.parse().map_err(|_| self.damaged())?;
        let scopes = given.within(&account.role.scopes());
        Ok(Some(Caller { account, scopes, by: By::Token(id) }))
    }

    fn read_token(
        &self,
        (id, label, scopes, issued_at, ends_at, is_revoked): Columns,
    ) -> Result<Token, RollError> {
        let scopes = scopes.parse().map_err(|_| self.damaged())?;
        let (issued_at, ends_at) = (self.moment(issued_at)?, self.moment(ends_at)?);
        Ok(Token { id: TokenId(id), label, scopes, issued_at, ends_at, is_revoked })
    }
}

fn check(account: &Account, new: NewToken<'_>, now: Timestamp) -> Result<(), RollError> {
    if account.is_disabled {
        return Err(RollError::Disabled(account.name.clone()));
    }
    if !is_label(new.label) {
        return Err(RollError::UnfitLabel(new.label.to_owned()));
    }
    if new.scopes.is_empty() {
        return Err(RollError::NoScope);
    }
    let (role, covered) = (account.role, account.role.scopes());
    if !new.scopes.is_within(&covered) {
        let beyond: Scopes = new.scopes.iter().filter(|it| !covered.contains(*it)).collect();
        return Err(RollError::BeyondRole { role, scopes: beyond.to_string() });
    }
    if new.ends_at <= now || new.ends_at > now + LONGEST {
        Err(RollError::UnfitEnd)
    } else {
        Ok(())
    }
}
