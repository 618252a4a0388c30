//! Changing one's own password, and having somebody set a new one.

use domain::AccountDeed;
use jiff::Timestamp;
use people::{Invitation, PasswordChange, Roll, Secret};

use crate::Desk;
use crate::accounts::{AccountError, became};

/// Changes one's own password, and ends all other sessions.
///
/// # Errors
///
/// The old password is wrong, the new one will not do, or something cannot be written.
pub fn change_password(
    desk: &mut Desk,
    roll: &Roll,
    change: PasswordChange<'_>,
) -> Result<(), AccountError> {
    roll.in_one_piece(|roll| {
        let name = roll.account(change.name)?.name;
        roll.change_password(change)?;
        let deed = became(&name, AccountDeed::PasswordChanged);
        Ok(desk.signed_by(&name, |desk| desk.record_change(deed))?)
    })
}

/// Takes somebody's password away, and invites them to set a new one.
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
