//! Revoking a token, by which a program acted for an account.

use domain::AccountDeed;
use people::{Roll, TokenId};

use crate::Desk;
use crate::accounts::{AccountError, became};

/// Revokes a token of one's own account, or as an administrator of anybody's.
///
/// # Errors
///
/// The account is another person's, it has no such token in use, or something cannot be written.
pub fn revoke_token(
    desk: &mut Desk,
    roll: &Roll,
    name: &str,
    id: TokenId,
) -> Result<(), AccountError> {
    let account = roll.account(name)?;
    if !desk.viewer().sees_all() {
        desk.check_own(&account)?;
    }
    desk.change_account(roll, |roll, _| {
        roll.revoke_token(&account.name, id)?;
        Ok(((), became(&account.name, AccountDeed::TokenRevoked { token: id.0 })))
    })
}
