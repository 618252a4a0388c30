//! Shutting somebody out.

use domain::AccountDeed;
use people::{Account, Roll};

use crate::Desk;
use crate::accounts::{AccountError, became};

/// Shuts somebody out at once. What they recorded stays.
///
/// # Errors
///
/// Only an administrator may, and never the last one; or something cannot be written.
pub fn disable_account(desk: &mut Desk, roll: &Roll, name: &str) -> Result<Account, AccountError> {
    desk.change_account(roll, |roll, by| {
        let account = roll.disable(by, name)?;
        let change = became(&account.name, AccountDeed::Disabled);
        Ok((account, change))
    })
}
