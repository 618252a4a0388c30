//! Joining a desk by an invitation, or setting a new password by one.

use domain::AccountDeed;
use jiff::Timestamp;
use people::{Account, Invited, NewPassword, Roll, RollError};

use crate::Desk;
use crate::accounts::{AccountError, became};

/// Lets somebody in who was invited, under a name and with a password of their own.
///
/// A name that stands under entries already is nobody's to choose, nor one that looks like it:
/// whoever signed so before there were accounts is invited under that name.
///
/// # Errors
///
/// The invitation is none, used or too old, the name will not do or the password is for another,
/// or something cannot be written.
pub fn join_desk(
    desk: &mut Desk,
    roll: &Roll,
    (secret, name, password): (&str, &str, &NewPassword),
    now: Timestamp,
) -> Result<Account, AccountError> {
    desk.check_free(roll, (secret, name), now)?;
    roll.in_one_piece(|roll| {
        let joined = roll.join(secret, (name, password), now)?;
        let (account, deed) = match joined {
            Invited::Joined(account) => {
                let deed = AccountDeed::Joined { role: account.role };
                (account, deed)
            }
            Invited::BeganAnew(account) => (account, AccountDeed::PasswordChanged),
        };
        desk.signed_by(&account.name, |desk| desk.record_change(became(&account.name, deed)))?;
        Ok(account)
    })
}

impl Desk {
    /// Refuses a name that stands under entries already, where the invitation lets choose one.
    pub(crate) fn check_free(
        &self,
        roll: &Roll,
        (secret, name): (&str, &str),
        now: Timestamp,
    ) -> Result<(), AccountError> {
        let invitation = roll.invitation(secret, now)?.ok_or(RollError::NotInvited)?;
        if invitation.name.is_some() {
            return Ok(());
        }
        let mut authors = self.ledger.authors()?.into_iter();
        match authors.find(|author| people::look_alike(author, name)) {
            Some(author) => Err(AccountError::Signed(author)),
            None => Ok(()),
        }
    }
}
