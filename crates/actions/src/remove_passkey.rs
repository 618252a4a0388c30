//! Removing a passkey from an account.

use domain::AccountDeed;
use jiff::Timestamp;
use people::{PasskeyRemoval, Proof, Roll, RollError};

use crate::accounts::{AccountError, became};
use crate::{Desk, Viewer};

/// Removes a passkey of one's own account, and ends all sessions but one. Whoever has the machine
/// does so for anybody, and shows nothing.
///
/// # Errors
///
/// The account is another person's, or what shows whose it is is wrong; there is no such passkey,
/// or it is the last way in; or something cannot be written.
pub fn remove_passkey(
    desk: &mut Desk,
    roll: &Roll,
    (removal, proof): (PasskeyRemoval<'_>, Option<Proof<'_>>),
    now: Timestamp,
) -> Result<(), AccountError> {
    let account = roll.account(removal.name)?;
    let is_machine = desk.viewer() == Viewer::Machine;
    if !is_machine && account.name != desk.author() {
        return Err(AccountError::NotOnesOwn(account.name));
    }
    desk.change_account(roll, |roll, _| {
        match proof {
            Some(proof) => drop(roll.confirm(&account.name, proof, now)?),
            None if is_machine => (),
            None => return Err(RollError::NoProof.into()),
        }
        roll.remove_passkey(removal)?;
        let deed = AccountDeed::PasskeyRemoved { passkey: removal.id.0 };
        Ok(((), became(&account.name, deed)))
    })
}
