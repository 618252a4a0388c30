//! Dropping one's own password, so that passkeys alone let in.

use domain::AccountDeed;
use jiff::Timestamp;
use people::{Proof, Roll, SessionId};

use crate::Desk;
use crate::accounts::{AccountError, became};

/// Drops one's own password, so that passkeys alone let in, and ends all sessions but one.
///
/// # Errors
///
/// No passkey shows whose account it is, it has no password, or something cannot be written.
pub fn drop_password(
    desk: &mut Desk,
    roll: &Roll,
    (name, proof): (&str, Proof<'_>),
    (keeps, now): (Option<SessionId>, Timestamp),
) -> Result<(), AccountError> {
    roll.in_one_piece(|roll| {
        let name = roll.account(name)?.name;
        roll.drop_password(&name, proof, (keeps, now))?;
        let deed = became(&name, AccountDeed::PasswordDropped);
        Ok(desk.signed_by(&name, |desk| desk.record_change(deed))?)
    })
}
