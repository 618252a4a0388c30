//! Making the address of a calendar, which a calendar program asks without showing anything else.

use domain::AccountDeed;
use jiff::Timestamp;
use people::{Roll, Secret, Token};

use crate::Desk;
use crate::accounts::{AccountError, became};

/// Makes the address of one's own calendar. The secret is told once; it is revoked as a token is.
///
/// # Errors
///
/// The account is another person's, not there or disabled, or something cannot be written.
pub fn issue_calendar(
    desk: &mut Desk,
    roll: &Roll,
    name: &str,
    now: Timestamp,
) -> Result<(Token, Secret), AccountError> {
    let account = roll.account(name)?;
    desk.check_own(&account)?;
    desk.change_account(roll, |roll, _| {
        let issued = roll.issue_calendar(name, now)?;
        let Token { id, ref label, ref scopes, ends_at, .. } = issued.0;
        let (label, scopes) = (label.clone(), scopes.clone());
        let deed = AccountDeed::TokenIssued { token: id.0, label, scopes, until: ends_at };
        Ok((issued, became(&account.name, deed)))
    })
}
