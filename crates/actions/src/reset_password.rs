//! Having somebody begin anew, with a new password or a new passkey.

use domain::AccountDeed;
use jiff::Timestamp;
use people::{Invitation, Roll, Secret};

use crate::Desk;
use crate::accounts::{AccountError, became};

/// Takes away all by which somebody comes in, their tokens too, and invites them to begin anew.
///
/// # Errors
///
/// Only an administrator may, the account is not there or disabled, or something cannot be
/// written.
pub fn reset_password(
    desk: &mut Desk,
    roll: &Roll,
    name: &str,
    now: Timestamp,
) -> Result<(Invitation, Secret), AccountError> {
    desk.change_account(roll, |roll, by| {
        let invited = roll.reset_password(by, name, now)?;
        let name = roll.account(name)?.name;
        Ok((invited, became(&name, AccountDeed::PasswordReset)))
    })
}
