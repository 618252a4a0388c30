//! Inviting somebody to a desk.

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
        let (invitation, secret) = roll.invite(by, request, now)?;
        let deed = AccountDeed::Invited {
            invitation: invitation.id,
            role: invitation.role,
            until: invitation.ends_at,
        };
        let change = AccountChange { account: invitation.name.clone(), deed };
        Ok(((invitation, secret), change))
    })
}
