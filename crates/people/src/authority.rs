//! By what right the roll is changed.

use crate::Account;

/// By what right the roll is changed.
#[derive(Clone, Copy, Debug)]
pub enum Authority<'a> {
    /// By an administrator's account, as the roll has it now.
    Account(&'a Account),
    /// By whoever has the machine, and could write the file by hand: the name they sign with.
    Machine(&'a str),
}

impl<'a> Authority<'a> {
    /// The name that the change is signed with.
    pub fn name(self) -> &'a str {
        match self {
            Self::Account(account) => &account.name,
            Self::Machine(name) => name,
        }
    }
}

impl<'a> From<&'a Account> for Authority<'a> {
    fn from(account: &'a Account) -> Self {
        Self::Account(account)
    }
}
