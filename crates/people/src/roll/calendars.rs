//! Addresses of calendars: secrets that a calendar program has as a part of an address, as it can
//! send no header. Each is kept as a token that may do nothing, so that it is listed and revoked
//! like one, and opens nothing but the calendar.

use domain::Scopes;
use jiff::Timestamp;
use rusqlite::params;

use super::tokens::LONGEST;
use super::{NewToken, Roll, Token, accounts};
use crate::secret::{Purpose, Secret, digest_of};
use crate::{By, Caller, RollError, TokenId};

/// What one is called among the tokens.
const LABEL: &str = "a calendar, by its address";

impl Roll {
    /// Makes the address of a calendar for an account, good for a year. The secret is told once.
    ///
    /// # Errors
    ///
    /// The account is not there or disabled, or the roll cannot be written.
    pub fn issue_calendar(&self, name: &str, now: Timestamp) -> Result<(Token, Secret), RollError> {
        self.in_one_piece(|roll| {
            let account = roll.account(name)?;
            if account.is_disabled {
                return Err(RollError::Disabled(account.name));
            }
            let (scopes, ends_at) = (Scopes::default(), now + LONGEST);
            let new = NewToken { name: &account.name, label: LABEL, scopes: &scopes, ends_at };
            roll.keep_token(Purpose::Calendar, new, now)
        })
    }

    /// Whose calendar stands at the address with a secret, if it is good now; they may do nothing
    /// by it but look at that.
    ///
    /// # Errors
    ///
    /// The roll cannot be read.
    pub fn calendar(&self, secret: &str, now: Timestamp) -> Result<Option<Caller>, RollError> {
        let Some(digest) = digest_of(secret, Purpose::Calendar) else { return Ok(None) };
        let sql = "SELECT account.name, role, is_disabled, created_at, created_by, token.id \
            FROM token JOIN account ON account.name = token.account \
            WHERE digest = ? AND NOT is_disabled AND NOT is_revoked AND ends_at > ?";
        let rows = self.select(sql, params![digest, now.as_millisecond()], |row| {
            Ok((accounts::columns(row)?, TokenId(row.get(5)?)))
        })?;
        let Some((columns, id)) = rows.into_iter().next() else { return Ok(None) };
        let account = self.read_account(columns)?;
        Ok(Some(Caller { account, scopes: Scopes::default(), by: By::Token(id) }))
    }
}
