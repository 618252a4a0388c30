//! What the actions on accounts share: the roll and the ledger change together, the ledger first.

use std::net::IpAddr;

use domain::{AccountChange, AccountDeed, Record};
use ledger::LedgerError;
use people::{Account, Authority, Roll, RollError};
use thiserror::Error;

use crate::Desk;
use crate::viewer::Viewer;

/// Why an account is not changed.
#[derive(Debug, Error)]
pub enum AccountError {
    /// The roll refuses it.
    #[error(transparent)]
    Roll(#[from] RollError),
    /// Somebody signed with this name before there were accounts.
    #[error(
        "\"{0}\" stands under entries of this desk already; choose another name, or ask for an \
        invitation under this one"
    )]
    Signed(String),
    /// A token of one's own, or a bot's by an administrator.
    #[error(
        "only \"{0}\" can issue and revoke tokens for that account; of bots, administrators too"
    )]
    NotOwn(String),
    /// It would be taken for another name, or for none.
    #[error(
        "\"{}\" has characters that are not seen; sign in plain text with --as NAME",
        .0.escape_unicode()
    )]
    Unseen(String),
    /// It would be taken for the name of an account.
    #[error(
        "\"{name}\" looks like \"{there}\", who has an account; sign with --as NAME as what you are"
    )]
    Disguised {
        /// The name.
        name: String,
        /// Whose it looks like.
        there: String,
    },
    /// A passkey of somebody else.
    #[error("only \"{0}\" can remove passkeys of that account")]
    NotOnesOwn(String),
    /// The ledger refused it.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
}

/// Why a desk is not served to others.
#[derive(Debug, Error)]
pub enum NotReachable {
    /// Nobody could let anybody in.
    #[error(
        "others could reach the desk, and no account of an administrator is in use; make one \
        before: forsooth account begin NAME"
    )]
    NoAdministrator,
    /// Without accounts there is nobody that it is kept from.
    #[error(
        "this desk has no accounts, so whoever comes sees all of it and not what is public alone; \
        make one before: forsooth account begin NAME"
    )]
    NoAccounts,
    /// The roll cannot be read.
    #[error(transparent)]
    Roll(#[from] RollError),
}

impl Desk {
    /// Opens the roll of the desk; an empty one is made where there is none.
    ///
    /// # Errors
    ///
    /// It cannot be read or made.
    pub fn roll(&self) -> Result<Roll, RollError> {
        Roll::open(&Roll::path_beside(self.path()))
    }

    /// Refuses to sign with a name that people would take for another one: with characters that
    /// are not seen, or like that of an account.
    ///
    /// # Errors
    ///
    /// It is such a name, or the roll cannot be read.
    pub fn check_signer(&self) -> Result<(), AccountError> {
        let name = self.author();
        if people::has_unseen(name) {
            return Err(AccountError::Unseen(name.to_owned()));
        }
        if !self.has_accounts()? {
            return Ok(());
        }
        let accounts = self.roll()?.accounts()?;
        if accounts.iter().any(|it| it.name == name) {
            return Ok(());
        }
        match accounts.into_iter().find(|it| people::look_alike(&it.name, name)) {
            Some(Account { name: there, .. }) => {
                Err(AccountError::Disguised { name: name.to_owned(), there })
            }
            None => Ok(()),
        }
    }

    /// Whether anybody has an account at the desk.
    ///
    /// # Errors
    ///
    /// There is a roll, and it cannot be read.
    pub fn has_accounts(&self) -> Result<bool, RollError> {
        Roll::is_at(&Roll::path_beside(self.path()))
    }

    /// Refuses to be served at an address that others can reach while no administrator has an
    /// account in use.
    ///
    /// # Errors
    ///
    /// It is such an address, or the roll cannot be read.
    pub fn check_reachable(&self, address: IpAddr) -> Result<(), NotReachable> {
        if address.is_loopback() || self.is_attended()? {
            return Ok(());
        }
        Err(NotReachable::NoAdministrator)
    }

    /// Refuses to show what is public alone while nobody has an account, as whoever comes sees
    /// everything then.
    ///
    /// # Errors
    ///
    /// There is none, or the roll cannot be read.
    pub fn check_kept(&self) -> Result<(), NotReachable> {
        if self.has_accounts()? { Ok(()) } else { Err(NotReachable::NoAccounts) }
    }

    fn is_attended(&self) -> Result<bool, RollError> {
        Ok(self.has_accounts()? && self.roll()?.accounts()?.iter().any(Account::is_administrator))
    }

    /// Changes the roll and records what became of an account, or neither: where the ledger refuses,
    /// the roll stays as it was.
    pub(crate) fn change_account<T>(
        &mut self,
        roll: &Roll,
        change: impl FnOnce(&Roll, Authority<'_>) -> Result<(T, AccountChange), AccountError>,
    ) -> Result<T, AccountError> {
        let name = self.author.clone();
        let account = match self.viewer() {
            Viewer::Machine => None,
            Viewer::Administrator | Viewer::Account | Viewer::Visitor => Some(roll.account(&name)?),
        };
        let by = account.as_ref().map_or(Authority::Machine(&name), Authority::Account);
        roll.in_one_piece(|roll| {
            let (done, change) = change(roll, by)?;
            self.record_change(change)?;
            Ok(done)
        })
    }

    /// Records what became of an account.
    pub(crate) fn record_change(&mut self, change: AccountChange) -> Result<(), LedgerError> {
        let record = Record::AccountChange(change);
        self.record(|_| Ok::<_, LedgerError>(record.clone().into()))?;
        Ok(())
    }

    /// Refuses whoever would act for somebody else's account, but for administrators and bots.
    pub(crate) fn check_own(&self, account: &Account) -> Result<(), AccountError> {
        let may_for_others = match self.viewer() {
            Viewer::Machine => true,
            Viewer::Administrator => domain::is_machine(&account.name),
            Viewer::Account | Viewer::Visitor => false,
        };
        if may_for_others || account.name == self.author {
            return Ok(());
        }
        Err(AccountError::NotOwn(account.name.clone()))
    }
}

/// What became of an account that has a name.
pub(crate) fn became(account: &str, deed: AccountDeed) -> AccountChange {
    AccountChange { account: Some(account.to_owned()), deed }
}
