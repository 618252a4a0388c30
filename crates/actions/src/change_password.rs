//! Changing one's own password.

use domain::AccountDeed;
use jiff::Timestamp;
use people::{PasswordChange, Roll};

use crate::Desk;
use crate::accounts::{AccountError, became};

/// Changes one's own password, and ends all other sessions.
///
/// # Errors
///
/// What shows whose account it is is wrong, the new password is for another name, or something
/// cannot be written.
pub fn change_password(
    desk: &mut Desk,
    roll: &Roll,
    change: PasswordChange<'_>,
    now: Timestamp,
) -> Result<(), AccountError> {
    roll.in_one_piece(|roll| {
        let name = roll.account(change.name)?.name;
        roll.change_password(change, now)?;
        let deed = became(&name, AccountDeed::PasswordChanged);
        Ok(desk.signed_by(&name, |desk| desk.record_change(deed))?)
    })
}
