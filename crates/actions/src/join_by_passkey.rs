//! Joining a desk by an invitation with a passkey, or beginning anew with one.

use domain::AccountDeed;
use jiff::Timestamp;
use people::{Invited, JoinedByPasskey, NewPasskey, Roll};

use crate::Desk;
use crate::accounts::{AccountError, became};
use crate::add_passkey::added;

/// Lets somebody in who was invited, under a name and with a passkey of their own.
///
/// # Errors
///
/// The invitation is none, used or too old, the name or the passkey will not do, or something
/// cannot be written.
pub fn join_by_passkey(
    desk: &mut Desk,
    roll: &Roll,
    (secret, new): (&str, NewPasskey<'_>),
    now: Timestamp,
) -> Result<JoinedByPasskey, AccountError> {
    desk.check_free(roll, (secret, new.name), now)?;
    roll.in_one_piece(|roll| {
        let joined = roll.join_by_passkey(secret, new, now)?;
        let account = joined.invited.account();
        let came = match &joined.invited {
            Invited::Joined(account) => Some(AccountDeed::Joined { role: account.role }),
            Invited::BeganAnew(_) => None,
        };
        desk.signed_by(&account.name, |desk| {
            let deeds = came.into_iter().chain([added(&joined.passkey)]);
            deeds.map(|deed| became(&account.name, deed)).try_for_each(|it| desk.record_change(it))
        })?;
        Ok(joined)
    })
}
