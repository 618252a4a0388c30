//! Issuing a token, by which a program acts for an account.

use domain::AccountDeed;
use jiff::Timestamp;
use people::{NewToken, Roll, Secret, Token};

use crate::Desk;
use crate::accounts::{AccountError, became};

/// Issues a token for one's own account, or as an administrator for a bot's. The secret is told
/// once.
///
/// # Errors
///
/// The account is another person's, not there or disabled; the token would do more than it,
/// nothing, or for too long; or something cannot be written.
pub fn issue_token(
    desk: &mut Desk,
    roll: &Roll,
    new: NewToken<'_>,
    now: Timestamp,
) -> Result<(Token, Secret), AccountError> {
    let account = roll.account(new.name)?;
    desk.check_own(&account)?;
    desk.change_account(roll, |roll, _| {
        let issued = roll.issue_token(new, now)?;
        let Token { id, ref label, ref scopes, ends_at, .. } = issued.0;
        let (label, scopes) = (label.clone(), scopes.clone());
        let deed = AccountDeed::TokenIssued { token: id.0, label, scopes, until: ends_at };
        let change = became(&account.name, deed);
        Ok((issued, change))
    })
}
