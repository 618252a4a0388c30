//! What can go wrong with a roll, in words a user can act on.

use std::path::PathBuf;

use domain::Role;
use thiserror::Error;

use crate::{PasskeyFlaw, UnfitName, UnfitPassword};

/// What can go wrong with a roll. Whatever it is, the roll stays as it was.
#[derive(Debug, Error)]
pub enum RollError {
    /// The name is none.
    #[error(transparent)]
    Name(#[from] UnfitName),
    /// The password is too weak, or none.
    #[error(transparent)]
    Password(#[from] UnfitPassword),
    /// The first administrator is there already.
    #[error("this desk has accounts already; ask an administrator for an invitation")]
    Begun,
    /// Nobody could look after the accounts.
    #[error("this desk has no accounts yet; make the first with `forsooth account begin NAME`")]
    NotBegun,
    /// Nobody is called so.
    #[error("there is no account \"{0}\"; see `forsooth account list`")]
    NoSuchAccount(String),
    /// Somebody is called so, or nearly so.
    #[error("there is an account \"{0}\" already; choose another name")]
    Taken(String),
    /// Only an administrator may.
    #[error("{0} is no administrator, and only an administrator looks after accounts")]
    NotAdministrator(String),
    /// Nobody would be left to look after the accounts.
    #[error("{0} is the last administrator; make somebody else one before")]
    LastAdministrator(String),
    /// The account may do nothing for now.
    #[error("the account \"{0}\" is disabled; an administrator can enable it")]
    Disabled(String),
    /// The account has that state already.
    #[error("the account \"{name}\" is {state} already")]
    Already {
        /// The account.
        name: String,
        /// What it is.
        state: String,
    },
    /// The invitation is unknown, used or too old.
    #[error("this invitation is not valid, or not any more; ask an administrator for a new one")]
    NotInvited,
    /// The invitation is for somebody else.
    #[error("this invitation is for \"{0}\"; join under that name")]
    InvitedAs(String),
    /// There is no such invitation.
    #[error("there is no open invitation {0}")]
    NoSuchInvitation(u64),
    /// The password was checked against another name.
    #[error("the password was given for another name than \"{0}\"; give it again")]
    OtherName(String),
    /// The present password is wrong.
    #[error("the present password is wrong")]
    WrongPassword,
    /// Nothing shows that the account is theirs.
    #[error("say once more who you are: give the present password, or use a passkey")]
    NoProof,
    /// It takes a passkey.
    #[error("a password is dropped with a passkey alone; use one, or add one before")]
    NoPasskey,
    /// The passkey is refused.
    #[error(transparent)]
    Passkey(#[from] PasskeyFlaw),
    /// The passkey has no name.
    #[error("{0:?} is no label; say in 1 to 64 characters on one line which passkey it is")]
    UnfitPasskeyLabel(String),
    /// The passkey is somebody's already.
    #[error("this passkey is there already; use it, or make another one")]
    KnownPasskey,
    /// There are enough.
    #[error("an account has {0} passkeys at most; remove one before")]
    TooManyPasskeys(usize),
    /// There is no such passkey.
    #[error("{name} has no passkey {id}")]
    NoSuchPasskey {
        /// Whose it was to be.
        name: String,
        /// Its number.
        id: u64,
    },
    /// Nobody could come in any more.
    #[error("this passkey is the last way in for {0}; set a password or add another one before")]
    LastWayIn(String),
    /// The token is to do more than its owner.
    #[error("a {role} may not {scopes}; leave that out, or ask for another role")]
    BeyondRole {
        /// The role of the account.
        role: Role,
        /// What it does not cover.
        scopes: String,
    },
    /// The token could do nothing.
    #[error("a token needs a scope; give some of read, propose, write and settle")]
    NoScope,
    /// The token has no name.
    #[error("{0:?} is no label; say in 1 to 64 characters on one line what the token is for")]
    UnfitLabel(String),
    /// There are enough.
    #[error("an account has {0} tokens and calendar addresses in use at most; revoke one before")]
    TooManyTokens(u64),
    /// The token would end before it begins, or hardly ever.
    #[error("a token ends within a year from now; give another time")]
    UnfitEnd,
    /// There is no such token.
    #[error("{name} has no token {id} in use")]
    NoSuchToken {
        /// Whose it was to be.
        name: String,
        /// Its number.
        id: u64,
    },
    /// There is no such session.
    #[error("{name} has no session {id}")]
    NoSuchSession {
        /// Whose it was to be.
        name: String,
        /// Its number.
        id: u64,
    },
    /// A newer version wrote the file, or something else did.
    #[error("{0} is no roll that this version reads; upgrade forsooth, or put a copy back")]
    NotARoll(PathBuf),
    /// What stands in the file makes no sense.
    #[error("the roll at {0} is damaged; put a copy back")]
    Damaged(PathBuf),
    /// The file was removed, or another one stands in its place.
    #[error("the roll at {0} was removed or replaced, and nobody comes in by it; put it back")]
    Gone(PathBuf),
    /// The file cannot be made.
    #[error("{path} cannot be made; see who may write in its folder")]
    File {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// A password cannot be hashed.
    #[error("passwords cannot be checked now: {0}; see whether there is memory left")]
    Hashing(String),
    /// Anything else that the engine reports.
    #[error("the roll at {path} failed")]
    Engine {
        /// The roll.
        path: PathBuf,
        /// What the engine said.
        source: rusqlite::Error,
    },
}

/// Why somebody is not let in.
#[derive(Debug, Error)]
pub enum LogInError {
    /// One answer for all, so that nobody finds out who has an account.
    #[error("the name or the password is wrong, or the account is disabled")]
    Refused,
    /// One answer for all, of passkeys.
    #[error("this passkey is not known here, or its account is disabled")]
    RefusedPasskey,
    /// What the browser sent of a passkey is refused.
    #[error(transparent)]
    Passkey(#[from] PasskeyFlaw),
    /// The roll cannot be read.
    #[error(transparent)]
    Roll(#[from] RollError),
}
