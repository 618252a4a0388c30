//! The people of a desk: who has an account there, what each may do, and how each says who they are.
//!
//! All of it stands in the roll, a small file beside the desk that only its owner can read. The
//! roll forgets what the ledger must not hold: passwords, sessions and secrets. Who became what by
//! whose hand is in the ledger, which `actions` writes together with the roll.

#![expect(clippy::disallowed_methods, reason = "the roll is a file")]

mod account;
mod authority;
mod caller;
mod error;
mod name;
mod passkey;
mod password;
mod roll;
mod secret;

pub use account::Account;
pub use authority::Authority;
pub use caller::{By, Caller, PasskeyId, SessionId, TokenId};
pub use error::{LogInError, RollError};
pub use name::{UnfitName, has_unseen, look_alike};
pub use passkey::{
    ALGORITHMS, Assertion, Attestation, Ceremony, Challenge, Challenges, Credential, Made,
    PasskeyFlaw, Site, Taken, UnfitSite, Used, UserHandle,
};
pub use password::{NewPassword, UnfitPassword};
pub use roll::{
    Invitation, Invited, JoinedByPasskey, KnownPassword, NewInvitation, NewPasskey, NewToken,
    Passkey, PasskeyRemoval, PasswordChange, Proof, Roll, Session, Token,
};
pub use secret::Secret;
