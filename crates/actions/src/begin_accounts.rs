//! Beginning the accounts of a desk with its first administrator.

use domain::AccountDeed;
use jiff::Timestamp;
use people::{Account, Roll};

use crate::Desk;
use crate::accounts::{AccountError, became};

/// Makes the first account of a desk, an administrator's.
///
/// # Errors
///
/// Somebody has an account already, the name or the password will not do, or something cannot be
/// written.
pub fn begin_accounts(
    desk: &mut Desk,
    roll: &Roll,
    (name, password): (&str, &str),
    now: Timestamp,
) -> Result<Account, AccountError> {
    roll.in_one_piece(|roll| {
        let account = roll.begin(name, password, now)?;
        desk.record_change(became(&account.name, AccountDeed::Began))?;
        Ok(account)
    })
}
