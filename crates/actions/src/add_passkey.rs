//! Adding a passkey to one's own account.

use domain::AccountDeed;
use jiff::Timestamp;
use people::{NewPasskey, Passkey, Proof, Roll};

use crate::Desk;
use crate::accounts::{AccountError, became};

/// Adds a passkey to one's own account.
///
/// # Errors
///
/// What shows whose account it is is wrong, the passkey or its label will not do, or something
/// cannot be written.
pub fn add_passkey(
    desk: &mut Desk,
    roll: &Roll,
    (new, proof): (NewPasskey<'_>, Proof<'_>),
    now: Timestamp,
) -> Result<Passkey, AccountError> {
    roll.in_one_piece(|roll| {
        let name = roll.account(new.name)?.name;
        let passkey = roll.add_passkey(new, proof, now)?;
        let change = became(&name, added(&passkey));
        desk.signed_by(&name, |desk| desk.record_change(change))?;
        Ok(passkey)
    })
}

/// That somebody has another passkey.
pub(crate) fn added(passkey: &Passkey) -> AccountDeed {
    AccountDeed::PasskeyAdded { passkey: passkey.id.0, label: passkey.label.clone() }
}
