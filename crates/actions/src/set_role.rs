//! Giving somebody another role.

use domain::{AccountDeed, Role};
use people::{Account, Roll};

use crate::Desk;
use crate::accounts::{AccountError, became};

/// Gives somebody another role.
///
/// # Errors
///
/// Only an administrator may, and never make the last one something else; a bot stays one; or
/// something cannot be written.
pub fn set_role(
    desk: &mut Desk,
    roll: &Roll,
    name: &str,
    to: Role,
) -> Result<Account, AccountError> {
    desk.change_account(roll, |roll, by| {
        let from = roll.account(name)?.role;
        let account = roll.set_role(by, name, to)?;
        let change = became(&account.name, AccountDeed::RoleChanged { from, to });
        Ok((account, change))
    })
}
