//! Letting somebody in again who was shut out.

use domain::AccountDeed;
use people::{Account, Roll};

use crate::Desk;
use crate::accounts::{AccountError, became};

/// Lets somebody in again who was shut out.
///
/// # Errors
///
/// Only an administrator may, or something cannot be written.
pub fn enable_account(desk: &mut Desk, roll: &Roll, name: &str) -> Result<Account, AccountError> {
    desk.change_account(roll, |roll, by| {
        let account = roll.enable(by, name)?;
        let change = became(&account.name, AccountDeed::Enabled);
        Ok((account, change))
    })
}
