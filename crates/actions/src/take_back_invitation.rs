//! Taking back an invitation that nobody has used.

use domain::{AccountChange, AccountDeed};
use jiff::Timestamp;
use people::Roll;

use crate::Desk;
use crate::accounts::AccountError;

/// Takes an invitation back that nobody has used.
///
/// # Errors
///
/// Only an administrator may, there is no such invitation, or something cannot be written.
pub fn take_back_invitation(
    desk: &mut Desk,
    roll: &Roll,
    invitation: u64,
    now: Timestamp,
) -> Result<(), AccountError> {
    desk.change_account(roll, |roll, by| {
        let open = roll.invitations(now)?.into_iter().find(|it| it.id == invitation);
        roll.take_back_invitation(by, invitation)?;
        let deed = AccountDeed::InvitationTakenBack { invitation };
        Ok(((), AccountChange { account: open.and_then(|it| it.name), deed }))
    })
}
