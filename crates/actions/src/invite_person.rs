//! Inviting somebody to a desk, and taking an invitation back.

use domain::{AccountChange, AccountDeed};
use jiff::Timestamp;
use people::{Invitation, NewInvitation, Roll, Secret};

use crate::Desk;
use crate::accounts::AccountError;

/// Invites somebody for seven days. The secret is told once.
///
/// # Errors
///
/// Only an administrator may, the name will not do or is taken, or something cannot be written.
pub fn invite_person(
    desk: &mut Desk,
    roll: &Roll,
    request: &NewInvitation,
    now: Timestamp,
) -> Result<(Invitation, Secret), AccountError> {
    desk.change_account(roll, |roll, by| {
        let invited = roll.invite(by, request, now)?;
        let Invitation { id, role, ref name, ends_at, .. } = invited.0;
        let deed = AccountDeed::Invited { invitation: id, role, until: ends_at };
        let change = AccountChange { account: name.clone(), deed };
        Ok((invited, change))
    })
}

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
